import type { PhrasingContent, RootContent, Table as MdTable, TableRow as MdTableRow } from 'mdast'
import type { Table, TableCell } from '../../core/document/index.ts'
import { writeInlines, type Writing } from './write-inlines.ts'

const cellAlignments = { start: 'left', center: 'center', end: 'right' } as const

/** A GFM table; a merged cell begins with `:span{…}`, and a table with widths stands in a `:::table{…}`. */
export function writeTable(table: Table, writing: Writing): RootContent {
  const rows = table.children.map((row): MdTableRow => ({
    type: 'tableRow',
    children: row.children.map((cell) => ({
      type: 'tableCell',
      children: [...spanOf(cell), ...writeInlines(cell.children, writing, 'one-line')],
    })),
  }))
  const empty: MdTableRow = { type: 'tableRow', children: table.columns.map(() => ({ type: 'tableCell', children: [] })) }
  const written: MdTable = {
    type: 'table',
    align: table.columns.map(({ align }) => (align === undefined ? null : cellAlignments[align])),
    children: table.headerRows === 0 ? [empty, ...rows] : rows,
  }
  const widths = table.columns.flatMap(({ width }) => width ?? [])
  if (widths.length === 0) return written
  return { type: 'containerDirective', name: 'table', attributes: { widths: widths.join(' ') }, children: [written] }
}

function spanOf({ columnSpan, rowSpan, children }: TableCell): PhrasingContent[] {
  if (columnSpan === undefined && rowSpan === undefined) return []
  const attributes = {
    ...(columnSpan === undefined ? {} : { columns: String(columnSpan) }),
    ...(rowSpan === undefined ? {} : { rows: String(rowSpan) }),
  }
  const isEmpty = children.every((child) => child.type === undefined && child.text === '')
  return [{ type: 'textDirective', name: 'span', attributes, children: [] }, ...(isEmpty ? [] : [{ type: 'text', value: ' ' } as const])]
}
