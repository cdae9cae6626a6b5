import { Paragraph, Table, TableCell as Cell, TableRow as Row, VerticalMergeType, WidthType } from 'docx'
import { coveredCells, coverOf, type Covered, type Table as LetterTable, type TableCell } from '../../core/document/index.ts'
import { beginsRightToLeft } from './direction.ts'
import { paragraphChildren, textOf, type RunSetting } from './inlines.ts'
import { alignments, styleIds } from './styles.ts'
import type { Writing } from './writing.ts'

/**
 * Widths of a letter of table text, in twentieths of a point: in a word, bold in a heading, where another font in the place
 * of ours must not break it, and on average; and the space at the sides of a cell.
 */
const letterWidth = { word: 125, headingWord: 145, cell: 101 } as const
const cellSpace = 180

/** Beyond this many letters a word or a cell may break. */
const longestWord = 24
const longestCell = 48

interface Column {
  /** So that no word breaks. */
  readonly least: number
  /** So that no cell breaks, within reason. */
  readonly wanted: number
}

function widestWord(texts: readonly string[], letter: number): number {
  const longest = Math.max(0, ...texts.flatMap((text) => text.split(/\s/u).map((piece) => piece.length)))
  return Math.min(longest, longestWord) * letter
}

function columnOf(cells: readonly TableCell[], headings: number): Column {
  const texts = cells.map((cell) => textOf(cell.children))
  const heading = widestWord(texts.slice(0, headings), letterWidth.headingWord)
  const cell = Math.max(0, ...texts.map((text) => text.length))
  const least = Math.max(heading, widestWord(texts.slice(headings), letterWidth.word)) + cellSpace
  return { least, wanted: Math.max(least, Math.min(cell, longestCell) * letterWidth.cell + cellSpace) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

const twipsOfMillimetre = 1440 / 25.4

/** Widths that the letter gives, made narrower together where they are wider than the text. */
function givenWidths(table: LetterTable, width: number): number[] {
  const given = table.columns.flatMap((column) => (column.width === undefined ? [] : [column.width * twipsOfMillimetre]))
  const scale = Math.min(1, width / Math.max(1, sum(given)))
  return given.map((each) => Math.floor(each * scale))
}

/** Column widths for a table of the given width: each what its longest word needs, the rest by what its longest cell wants. */
function columnWidths(table: LetterTable, width: number): number[] {
  if (table.columns[0]?.width !== undefined) return givenWidths(table, width)
  const columns = table.columns.map((_column, index) =>
    columnOf(
      // What a merged cell says has the room of its other columns too.
      table.children.flatMap((row) => row.children[index] ?? []).filter(({ columnSpan }) => columnSpan === undefined),
      table.headerRows,
    ),
  )
  const least = sum(columns.map((column) => column.least))
  if (least >= width) return columns.map((column) => Math.floor((width * column.least) / least))
  const wishes = columns.map((column) => column.wanted - column.least)
  const wished = sum(wishes)
  if (least + wished <= width) return columns.map((column) => Math.floor((width * column.wanted) / (least + wished)))
  return columns.map((column, index) => Math.floor(column.least + ((width - least) * (wishes[index] ?? 0)) / wished))
}

interface Shape {
  readonly columnSpan?: number
  readonly verticalMerge?: (typeof VerticalMergeType)[keyof typeof VerticalMergeType]
}

/**
 * Of a merged cell, Word has one cell in each of its rows, as wide as all its columns: the first begins the merging, the
 * others go on with it (ECMA-376 §17.4.17, §17.4.84). Undefined for a place that no cell of the file stands for.
 */
function shapeOf(cell: TableCell, row: number, column: number, covered: Covered): Shape | undefined {
  const cover = coverOf(covered, row, column)
  if (cover !== undefined && cover.column !== column) return undefined
  const columns = cover?.columns ?? cell.columnSpan ?? 1
  const merge = cover === undefined ? (cell.rowSpan === undefined ? undefined : VerticalMergeType.RESTART) : VerticalMergeType.CONTINUE
  return { ...(columns > 1 && { columnSpan: columns }), ...(merge !== undefined && { verticalMerge: merge }) }
}

/** A table in the letter's table style; its heading row is repeated on each page and no row is torn apart. */
export function writeTable(table: LetterTable, width: number, writing: Writing, setting: RunSetting): Table {
  const widths = columnWidths(table, width)
  const rightToLeft = beginsRightToLeft(table.children.flatMap((row) => row.children.map((cell) => textOf(cell.children))).join(' '))
  const covered = coveredCells(table)
  const rows = table.children.map((row, index) => {
    const heading = index < table.headerRows
    const cells = row.children.flatMap((cell, column) => {
      const shape = shapeOf(cell, index, column, covered)
      if (shape === undefined) return []
      const paragraph = new Paragraph({
        style: heading ? styleIds.tableHeading : styleIds.tableText,
        alignment: alignments[table.columns[column]?.align ?? 'start'],
        bidirectional: beginsRightToLeft(textOf(cell.children)) || undefined,
        children: paragraphChildren(cell.children, writing, setting),
      })
      const size = sum(widths.slice(column, column + (shape.columnSpan ?? 1)))
      return [new Cell({ ...shape, width: { size, type: WidthType.DXA }, children: [paragraph] })]
    })
    return new Row({ children: cells, tableHeader: heading || undefined, cantSplit: true })
  })
  return new Table({
    rows,
    style: styleIds.table,
    columnWidths: widths,
    width: { size: sum(widths), type: WidthType.DXA },
    tableLook: { firstRow: table.headerRows > 0, firstColumn: false, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
    visuallyRightToLeft: rightToLeft || undefined,
  })
}
