import { Editor, Path, Range, Transforms, type NodeEntry } from 'slate'
import type { Table } from '../../../core/document/index.ts'
import { around } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { measuredWidths } from '../view/measured-widths.ts'
import { insertBlocksAt, placeForBlocks } from './insert-blocks.ts'
import { insertParagraph } from './insert-paragraph.ts'
import {
  emptyRow,
  insertColumn,
  insertRow,
  mergeRectangle,
  moveLine,
  nextPlace,
  rectangleOf,
  removeLine,
  splitAt,
  widened,
  withHeader,
} from './table-shape.ts'

const mostColumns = 64

/** Inserts an empty table with a header row at the caret's block boundary, the caret in its first cell. */
export function insertTable(editor: LetterEditor, rows = 3, columns = 3): void {
  const at = placeForBlocks(editor)
  const table: Table = {
    type: 'table',
    headerRows: 1,
    columns: Array.from({ length: columns }, () => ({})),
    children: Array.from({ length: rows }, () => emptyRow(columns)),
  }
  insertBlocksAt(editor, [table], at)
  const first = editor.children[at]
  if (first !== undefined && 'type' in first && first.type === 'table') Transforms.select(editor, Editor.start(editor, [at]))
}

interface Place {
  readonly table: NodeEntry<Table>
  readonly row: number
  readonly column: number
}

/** The table around the caret, and the caret's row and column; undefined in a clause, which stays as it is. */
export function cellAt(editor: LetterEditor): Place | undefined {
  const table = around(editor, 'table')
  const cell = around(editor, 'table-cell')
  if (table === undefined || cell === undefined) return undefined
  const [row, column] = cell[1].slice(table[1].length)
  return row === undefined || column === undefined ? undefined : { table, row, column }
}

/** Moves the caret to the next (or previous) cell; Tab in the last cell adds a row. False outside a table. */
export function moveCell(editor: LetterEditor, by: 1 | -1): boolean {
  const place = cellAt(editor)
  if (place === undefined) return false
  const [table, path] = place.table
  const next = nextPlace(table, place.row, place.column, by)
  if (next !== undefined) selectCell(editor, path, ...next)
  else if (by === 1) reshape(editor, place, insertRow(table, table.children.length), [table.children.length, 0])
  return true
}

function selectCell(editor: LetterEditor, table: Path, row: number, column: number): void {
  Transforms.select(editor, Editor.start(editor, [...table, row, column]))
}

/** Puts a table of another shape in the place of the caret's, as one step, and the caret into one of its cells. */
function reshape(editor: LetterEditor, { table }: Place, shape: Table | undefined, [row, column]: readonly [number, number]): void {
  if (shape === undefined) return
  const [, path] = table
  Editor.withoutNormalizing(editor, () => {
    Transforms.insertNodes(editor, shape, { at: Path.next([...path]) })
    selectCell(editor, Path.next([...path]), Math.min(row, shape.children.length - 1), Math.min(column, shape.columns.length - 1))
    Transforms.removeNodes(editor, { at: path })
  })
}

/** Adds an empty row under the caret's row (below all rows of a merged cell) and goes to its first cell. */
export function addRow(editor: LetterEditor): void {
  const place = cellAt(editor)
  if (place === undefined) return
  const [table] = place.table
  const at = place.row + (table.children[place.row]?.children[place.column]?.rowSpan ?? 1)
  reshape(editor, place, insertRow(table, at), [at, 0])
}

/** Adds an empty row above the caret's row and goes to its first cell. */
export function addRowAbove(editor: LetterEditor): void {
  const place = cellAt(editor)
  if (place !== undefined) reshape(editor, place, insertRow(place.table[0], place.row), [place.row, 0])
}

/** Adds an empty column before the caret's. */
export function addColumnBefore(editor: LetterEditor): void {
  const place = cellAt(editor)
  if (place === undefined || place.table[0].columns.length >= mostColumns) return
  reshape(editor, place, insertColumn(place.table[0], place.column), [place.row, place.column])
}

/** Adds an empty column after the caret's. */
export function addColumn(editor: LetterEditor): void {
  const place = cellAt(editor)
  if (place === undefined || place.table[0].columns.length >= mostColumns) return
  const [table] = place.table
  const at = place.column + (table.children[place.row]?.children[place.column]?.columnSpan ?? 1)
  reshape(editor, place, insertColumn(table, at), [place.row, at])
}

/** Removes the caret's row; the last row takes the table with it. */
export function removeRow(editor: LetterEditor): void {
  const place = cellAt(editor)
  if (place === undefined) return
  const [table] = place.table
  if (table.children.length === 1) return removeTable(editor)
  reshape(editor, place, removeLine(table, 'row', place.row), [place.row, place.column])
}

/** Removes the caret's column; the last column takes the table with it. */
export function removeColumn(editor: LetterEditor): void {
  const place = cellAt(editor)
  if (place === undefined) return
  const [table] = place.table
  if (table.columns.length === 1) return removeTable(editor)
  reshape(editor, place, removeLine(table, 'column', place.column), [place.row, place.column])
}

/** Moves the caret's row one place up (−1) or down; the header row stays where it is. */
export function moveRow(editor: LetterEditor, by: 1 | -1): void {
  const place = cellAt(editor)
  if (place !== undefined) reshape(editor, place, moveLine(place.table[0], 'row', place.row, by), [place.row + by, place.column])
}

/** Moves the caret's column one place to the left (−1) or right, with its width and alignment. */
export function moveColumn(editor: LetterEditor, by: 1 | -1): void {
  const place = cellAt(editor)
  if (place !== undefined) reshape(editor, place, moveLine(place.table[0], 'column', place.column, by), [place.row, place.column + by])
}

/** Makes the selected cells one, with all their words. */
export function mergeCells(editor: LetterEditor): void {
  const place = cellAt(editor)
  const { selection } = editor
  if (place === undefined || selection === null) return
  const [table, path] = place.table
  const end = Range.end(selection).path
  const [row, column] = end.slice(path.length)
  if (!Path.isAncestor(path, end) || row === undefined || column === undefined) return
  const rectangle = rectangleOf(table, [place.row, place.column], [row, column])
  reshape(editor, place, mergeRectangle(table, rectangle), [rectangle.row, rectangle.column])
}

/** Makes the caret's merged cell single cells again; its words stay in the first. */
export function splitCell(editor: LetterEditor): void {
  const place = cellAt(editor)
  if (place !== undefined) reshape(editor, place, splitAt(place.table[0], place.row, place.column), [place.row, place.column])
}

/** Makes the caret's column wider by so many millimetres, or narrower. */
export function widenColumn(editor: LetterEditor, by: number): void {
  const place = cellAt(editor)
  if (place === undefined) return
  const [table, path] = place.table
  setColumnWidths(editor, path, widened(measuredWidths(editor, table), place.column, by))
}

/** Gives the columns of a table widths in millimetres. */
export function setColumnWidths(editor: LetterEditor, path: Path, widths: readonly number[]): void {
  const table = tableAt(editor, path)
  if (table === undefined) return
  const columns = table.columns.map((column, index) => ({ ...column, width: widths[index] ?? column.width }))
  Transforms.setNodes<Table>(editor, { columns }, { at: path })
}

function tableAt(editor: LetterEditor, path: Path): Table | undefined {
  const [node] = Editor.node(editor, path)
  return 'type' in node && node.type === 'table' ? node : undefined
}

/** Removes the caret's table; an empty paragraph takes its place. */
export function removeTable(editor: LetterEditor): void {
  const table = cellAt(editor)?.table
  if (table === undefined) return
  Editor.withoutNormalizing(editor, () => {
    insertParagraph(editor, Path.next([...table[1]]))
    Transforms.removeNodes(editor, { at: table[1] })
  })
}

/** Makes the first row a header that repeats on each page, or an ordinary row again. */
export function toggleHeaderRow(editor: LetterEditor): void {
  const place = cellAt(editor)
  if (place === undefined) return
  const [table] = place.table
  reshape(editor, place, withHeader(table, table.headerRows === 1 ? 0 : 1), [place.row, place.column])
}
