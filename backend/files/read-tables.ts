import type { Nodes, PhrasingContent, Table as MdTable, TableCell as MdTableCell } from 'mdast'
import { gridFault, withWholeGrid, type Block, type Table, type TableCell } from '../../core/document/index.ts'
import type { Attributes, PlacedBlock } from './read-directives.ts'
import { readInlines } from './read-inlines.ts'
import { withoutSpace } from './read-lists.ts'
import type { Reading } from './reading.ts'

const cellAlignments = { left: 'start', center: 'center', right: 'end' } as const

/** A table whose header cells are all empty has no header row. */
export function readTable(node: MdTable, reading: Reading): Table {
  const rows = node.children.map((row) => row.children.map((cell) => readCell(cell, reading)))
  const width = Math.max(1, ...rows.map((row) => row.length))
  const headless = rows.length > 1 && node.children[0]?.children.every((cell) => cell.children.length === 0) === true
  const kept = headless ? rows.slice(1) : rows
  const table: Table = {
    type: 'table',
    headerRows: headless ? 0 : 1,
    columns: Array.from({ length: width }, (_, index) => {
      const align = node.align?.[index]
      return align === null || align === undefined ? {} : { align: cellAlignments[align] }
    }),
    children: kept.map((row) => ({
      type: 'table-row',
      children: Array.from({ length: width }, (_, index) => row[index] ?? { type: 'table-cell', children: [] }),
    })),
  }
  const fault = gridFault(table)
  if (fault === undefined) return table
  reading.error(node, fault, 'Mend the :span{columns="2" rows="2"} of its cells; the cells beside and below that one stay empty.')
  return withWholeGrid(table)
}

function readCell({ children }: MdTableCell, reading: Reading): TableCell {
  const [first, ...rest] = children
  if (first?.type !== 'textDirective' || first.name !== 'span') return { type: 'table-cell', children: readInlines(children, reading) }
  const columnSpan = readSpan(first, 'columns', 64, reading)
  const rowSpan = readSpan(first, 'rows', 5000, reading)
  return {
    type: 'table-cell',
    ...(columnSpan !== undefined && { columnSpan }),
    ...(rowSpan !== undefined && { rowSpan }),
    children: readInlines(withoutSpace(rest), reading),
  }
}

function readSpan(
  node: Extract<PhrasingContent, { type: 'textDirective' }>,
  name: 'columns' | 'rows',
  most: number,
  reading: Reading,
): number | undefined {
  const text = node.attributes?.[name]
  if (text === undefined || text === null || text === '1') return undefined
  if (/^\d{1,4}$/u.test(text) && Number(text) >= 2 && Number(text) <= most) return Number(text)
  reading.error(node, `"${name}" is "${text}".`, `Give a whole number from 2 to ${String(most)}.`)
  return undefined
}

/** The one table in a `:::table{widths="30 60.5"}`, with a width in millimetres for each of its columns. */
export function readWidths(node: Nodes, attributes: Attributes, inner: readonly PlacedBlock[], reading: Reading): Block[] {
  const blocks = inner.map(({ block }) => block)
  const [table, ...others] = blocks
  const widths = (attributes['widths'] ?? '').split(/[\s,]+/u).filter((width) => width !== '')
  const given = widths.map(Number)
  const isRight = given.every((width) => Number.isFinite(width) && width >= 5 && width <= 300)
  if (table?.type === 'table' && others.length === 0 && isRight && given.length === table.columns.length)
    return [{ ...table, columns: table.columns.map((column, index) => ({ ...column, width: given[index] })) }]
  reading.error(
    node,
    'The widths of the table are not written rightly.',
    'Write :::table{widths="30 60"} around one table, with a width from 5 to 300 millimetres for each of its columns.',
  )
  return blocks
}
