import { Editor, Node, Path, Transforms, type NodeEntry } from 'slate'
import type { Table, TableCell, TableRow } from '../../../core/document/index.ts'
import { around } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { insertBlocksAt, placeForBlocks } from './insert-blocks.ts'
import { insertParagraph } from './insert-paragraph.ts'

const emptyCell = (): TableCell => ({ type: 'table-cell', children: [{ text: '' }] })
const emptyRow = (width: number): TableRow => ({ type: 'table-row', children: Array.from({ length: width }, emptyCell) })

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
  const index = place.row * table.columns.length + place.column + by
  if (index < 0) return true
  if (index >= table.children.length * table.columns.length) addRow(editor)
  else selectCell(editor, path, Math.floor(index / table.columns.length), index % table.columns.length)
  return true
}

function selectCell(editor: LetterEditor, table: Path, row: number, column: number): void {
  Transforms.select(editor, Editor.start(editor, [...table, row, column]))
}

/** Adds an empty row under the caret's row and goes to its first cell. */
export function addRow(editor: LetterEditor): void {
  const place = cellAt(editor)
  if (place === undefined) return
  const [table, path] = place.table
  Transforms.insertNodes(editor, emptyRow(table.columns.length), { at: [...path, place.row + 1] })
  selectCell(editor, path, place.row + 1, 0)
}

/** Adds an empty column after the caret's. */
export function addColumn(editor: LetterEditor): void {
  const place = cellAt(editor)
  if (place === undefined || place.table[0].columns.length >= mostColumns) return
  const [table, path] = place.table
  Editor.withoutNormalizing(editor, () => {
    Transforms.setNodes<Table>(editor, { columns: table.columns.toSpliced(place.column + 1, 0, {}) }, { at: path })
    for (const row of table.children.keys()) Transforms.insertNodes(editor, emptyCell(), { at: [...path, row, place.column + 1] })
  })
  selectCell(editor, path, place.row, place.column + 1)
}

/** Removes the caret's row; the last row takes the table with it. */
export function removeRow(editor: LetterEditor): void {
  const place = cellAt(editor)
  if (place === undefined) return
  const [table, path] = place.table
  if (table.children.length === 1) return removeTable(editor)
  Transforms.removeNodes(editor, { at: [...path, place.row] })
  selectCell(editor, path, Math.min(place.row, table.children.length - 2), place.column)
}

/** Removes the caret's column; the last column takes the table with it. */
export function removeColumn(editor: LetterEditor): void {
  const place = cellAt(editor)
  if (place === undefined) return
  const [table, path] = place.table
  if (table.columns.length === 1) return removeTable(editor)
  Editor.withoutNormalizing(editor, () => {
    Transforms.setNodes<Table>(editor, { columns: table.columns.toSpliced(place.column, 1) }, { at: path })
    for (const row of table.children.keys()) Transforms.removeNodes(editor, { at: [...path, row, place.column] })
  })
  selectCell(editor, path, place.row, Math.min(place.column, table.columns.length - 2))
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
  const table = place === undefined ? undefined : Node.get(editor, place.table[1])
  if (place === undefined || table === undefined) return
  Transforms.setNodes<Table>(editor, { headerRows: place.table[0].headerRows === 1 ? 0 : 1 }, { at: place.table[1] })
}
