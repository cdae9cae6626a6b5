import { plainText, type Table, type TableCell } from '../../core/document/index.ts'
import type { PageBlock, PageCell } from './page-data.ts'

/** Width of the page's text in points: A4 less two margins of 25 mm. */
const textWidth = 453

/** A character of the sans face is about this wide, in ems. */
const characterWidth = 0.56

/** Text up to this many characters never breaks: its column is as wide as its words. */
const narrow = 14

/** Sizes a table is tried in, in points, with the space at each side of a cell. */
const sizes = [
  { size: 9.25, gap: 6 },
  { size: 8, gap: 4 },
  { size: 7, gap: 2.5 },
] as const

interface Column {
  /** Characters of the longest cell below the header. */
  readonly longest: number
  readonly mean: number
  /** Characters of the header's longest word. */
  readonly headerWord: number
  readonly header: number
}

function textOf(cell: TableCell | undefined): string {
  return plainText([{ type: 'paragraph', children: cell?.children ?? [] }])
}

function measureColumn(table: Table, column: number): Column {
  const cells = table.children.map((row) => textOf(row.children[column]))
  const header = table.headerRows > 0 ? (cells[0] ?? '') : ''
  const lengths = cells.slice(table.headerRows).map((text) => text.length)
  return {
    longest: Math.max(1, ...lengths),
    mean: lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length),
    headerWord: Math.max(0, ...header.split(/\s+/u).map((word) => word.length)),
    header: header.length,
  }
}

/** Characters a column takes when nothing in it breaks. */
function natural(column: Column): number {
  return Math.max(column.longest, column.header)
}

/** Characters a column must have so that no word breaks, and text worth reading has room. */
function needed(column: Column): number {
  return Math.max(Math.min(column.longest, narrow), column.headerWord)
}

function pointsOf(characters: readonly number[], { size, gap }: (typeof sizes)[number]): number {
  return characters.reduce((sum, count) => sum + count * characterWidth * size + 2 * gap, 0)
}

/** What share of the width each column gets, by what it says. */
function shares(columns: readonly Column[]): number[] {
  return columns.map((column) =>
    column.longest <= narrow ? needed(column) : Math.max(needed(column), Math.min(60, (column.longest + column.mean) / 2)),
  )
}

function widthsOf(columns: readonly Column[], chosen: (typeof sizes)[number]): number[] {
  const all = pointsOf(columns.map(natural), chosen)
  // A small table keeps its own width: numbers drawn apart over the whole page are hard to read across.
  if (all < 0.6 * textWidth) return columns.map(() => 0)
  return (all <= textWidth ? columns.map(natural) : shares(columns)).map((share) => Math.round(share * 10) / 10 + 2)
}

/** A table as page data: set smaller where it has to be, its columns as wide as what they say. */
export function pageTable(
  table: Table,
  path: readonly number[],
  cellOf: (cell: TableCell, path: readonly number[]) => PageCell,
): PageBlock {
  const columns = table.columns.map((_, column) => measureColumn(table, column))
  const fits = (widths: readonly number[]) => sizes.find((size) => pointsOf(widths, size) <= textWidth)
  const chosen = fits(columns.map(natural)) ?? fits(columns.map(needed)) ?? sizes[2]
  return {
    k: 'table',
    path,
    widths: widthsOf(columns, chosen),
    aligns: table.columns.map((column) => column.align ?? 'start'),
    header: table.headerRows > 0,
    size: chosen.size,
    gap: chosen.gap,
    rows: table.children.map((row, rowIndex) => row.children.map((cell, column) => cellOf(cell, [...path, rowIndex, column]))),
  }
}
