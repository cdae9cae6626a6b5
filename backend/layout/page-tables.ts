import { plainText, type Table } from '../../core/document/index.ts'
import type { PageBlock, PageCell } from './page-data.ts'

/** Text up to this many characters never breaks: its column is as wide as its words. */
const narrow = 14

/** From this many columns on the table is set smaller. */
const manyColumns = 7

function widthOf(lengths: readonly number[]): number {
  const longest = Math.max(...lengths)
  if (longest <= narrow) return 0
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  return Math.round(Math.min(60, Math.max(16, (longest + mean) / 2)))
}

/** A table as page data: narrow columns keep their width, the others share the rest by how much they say. */
export function pageTable(table: Table, path: readonly number[], cellOf: (cell: Table['children'][number]['children'][number], path: readonly number[]) => PageCell): PageBlock {
  const lengths = table.columns.map((_, column) =>
    table.children.map((row) => plainText([{ type: 'paragraph', children: row.children[column]?.children ?? [] }]).length),
  )
  const widths = lengths.map(widthOf)
  return {
    k: 'table',
    path,
    widths: widths.every((width) => width === 0) ? widths : widths.map((width) => (table.columns.length >= manyColumns * 2 ? 1 : width)),
    aligns: table.columns.map((column) => column.align ?? 'start'),
    header: table.headerRows > 0,
    small: table.columns.length >= manyColumns,
    rows: table.children.map((row, rowIndex) => row.children.map((cell, column) => cellOf(cell, [...path, rowIndex, column]))),
  }
}
