import { coveredCells, coverOf, plainText, type Table, type TableCell } from '../../core/document/index.ts'
import type { PageBlock, PageCell } from './page-data.ts'
import { bold, emsOf, textWidth } from './text-width.ts'

const pointsOfMillimetre = 72 / 25.4

/** Text up to this many characters never breaks: its column is as wide as its words. */
const narrow = 14

/** Ems of cells that are kept whole where there is room, and of those that get no more room than that. */
const shortCell = 14
const longCell = 34

/** Ems that a column has at least for text that breaks. */
const worthReading = 8

/** Sizes a table is tried in, in points, with the space at each side of a cell. */
const sizes = [
  { size: 9.25, gap: 6 },
  { size: 8, gap: 4 },
  { size: 7, gap: 2.5 },
] as const

type Size = (typeof sizes)[number]

/** What a column takes, in ems. */
interface Column {
  /** When nothing in it breaks. */
  readonly whole: number
  /** So that no word breaks that cannot, and text worth reading has room. */
  readonly needed: number
  /** Of the cells below its header the longest, and one on the average. */
  readonly longest: number
  readonly mean: number
}

function textOf(cell: TableCell | undefined): string {
  // What a merged cell says has the room of its other columns too.
  return cell?.columnSpan === undefined ? plainText([{ type: 'paragraph', children: cell?.children ?? [] }]) : ''
}

function measureColumn(table: Table, column: number): Column {
  const texts = table.children.map((row) => textOf(row.children[column]))
  const header = table.headerRows > 0 ? (texts[0] ?? '') : ''
  const cells = texts.slice(table.headerRows)
  const widths = cells.map(emsOf)
  return {
    whole: Math.max(bold * emsOf(header), ...widths),
    needed: Math.max(...header.split(/\s+/u).map((word) => bold * emsOf(word)), ...cells.map(neededBy)),
    longest: Math.max(0, ...widths),
    mean: widths.reduce((sum, width) => sum + width, 0) / Math.max(1, widths.length),
  }
}

/** Short texts stay whole, and so do numbers and codes, which no syllables divide. */
function neededBy(text: string): number {
  if (text.length <= narrow) return emsOf(text)
  const codes = text.split(/\s+/u).filter((word) => /\d/u.test(word) && word.length <= 2 * narrow)
  return Math.max(worthReading, ...codes.map(emsOf))
}

function pointsOf(width: number, { size, gap }: Size): number {
  return width * size + 2 * gap
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0)
}

/** How wide each column is in points, by what it says; all 0 where each is as wide as its words. */
function widthsOf(columns: readonly Column[], chosen: Size): number[] {
  const whole = columns.map((column) => pointsOf(column.whole, chosen))
  const all = sumOf(whole)
  // A small table keeps its own width: numbers drawn apart over the whole page are hard to read across.
  if (all < 0.6 * textWidth) return columns.map(() => 0)
  if (all <= textWidth) return whole.map(rounded)
  const needed = sumOf(columns.map((column) => pointsOf(column.needed, chosen)))
  return shared(columns, Math.max(0, textWidth - needed) / chosen.size).map((width) => rounded(pointsOf(width, chosen)))
}

/** The columns' widths in ems, where there are so many more than they need: short cells stay whole, the rest goes to those that say most. */
function shared(columns: readonly Column[], more: number): number[] {
  let left = more
  const wholeCells = new Map<Column, number>()
  for (const column of columns.toSorted((one, other) => one.longest - other.longest)) {
    const wish = Math.max(0, column.longest - column.needed)
    if (column.longest > shortCell || wish > left) break
    wholeCells.set(column, wish)
    left -= wish
  }
  const wishes = columns.map((column) =>
    wholeCells.has(column) ? 0 : Math.max(0, Math.min(longCell, (column.longest + column.mean) / 2) - column.needed),
  )
  const wished = sumOf(wishes)
  return columns.map((column, index) => {
    const share = wished === 0 ? 0 : (left * (wishes[index] ?? 0)) / wished
    return column.needed + (wholeCells.get(column) ?? share)
  })
}

function rounded(points: number): number {
  return Math.round(points * 10) / 10
}

/** The widths that the letter gives, in millimetres, made narrower together where they are wider than the text. */
function givenWidths(table: Table): number[] | undefined {
  const given = table.columns.flatMap(({ width }) => width ?? [])
  if (given.length === 0) return undefined
  const scale = Math.min(1, textWidth / pointsOfMillimetre / given.reduce((sum, width) => sum + width, 0))
  return given.map((width) => Math.round(width * scale * 1000) / 1000)
}

/** A table as page data: set smaller where it has to be, its columns as wide as what they say. */
export function pageTable(
  table: Table,
  path: readonly number[],
  cellOf: (cell: TableCell, path: readonly number[]) => PageCell,
): PageBlock {
  const columns = table.columns.map((_, column) => measureColumn(table, column))
  const fits = (width: (column: Column) => number): Size | undefined =>
    sizes.find((size) => sumOf(columns.map((column) => pointsOf(width(column), size))) <= textWidth)
  const given = givenWidths(table)
  const fitsGiven = (widths: readonly number[]): Size | undefined =>
    sizes.find((size) => columns.every(({ needed }, index) => pointsOf(needed, size) <= (widths[index] ?? 0) * pointsOfMillimetre))
  const chosen = (given === undefined ? (fits(({ whole }) => whole) ?? fits(({ needed }) => needed)) : fitsGiven(given)) ?? sizes[2]
  const covered = coveredCells(table)
  return {
    k: 'table',
    path,
    widths: widthsOf(columns, chosen),
    ...(given !== undefined && { given }),
    aligns: table.columns.map((column) => column.align ?? 'start'),
    header: table.headerRows > 0,
    size: chosen.size,
    gap: chosen.gap,
    rows: table.children.map((row, rowIndex) =>
      row.children.flatMap((cell, column) => {
        if (coverOf(covered, rowIndex, column) !== undefined) return []
        const { columnSpan = 1, rowSpan = 1 } = cell
        const isMerged = columnSpan > 1 || rowSpan > 1
        return [{ ...cellOf(cell, [...path, rowIndex, column]), ...(isMerged && { span: [columnSpan, rowSpan] as const }) }]
      }),
    ),
  }
}
