import { ReactEditor } from 'slate-react'
import type { Table } from '../../../core/document/index.ts'
import { roomForColumns } from '../commands/table-shape.ts'
import type { LetterEditor } from '../slate-types.ts'

/** The widths of a table's columns in millimetres: those it has, or those in which the page shows it. Where there is no page, all are equal. */
export function measuredWidths(editor: LetterEditor, table: Table): number[] {
  const given = table.columns.flatMap(({ width }) => width ?? [])
  if (given.length === table.columns.length) return given
  const equal = table.columns.map(() => Math.round((roomForColumns / table.columns.length) * 10) / 10)
  const row = table.children.find(({ children }) => children.every(({ columnSpan }) => columnSpan === undefined))
  if (typeof HTMLElement === 'undefined' || row === undefined) return equal
  const whole = ReactEditor.toDOMNode(editor, table).offsetWidth
  if (whole === 0) return equal
  return row.children.map((cell) => Math.round((ReactEditor.toDOMNode(editor, cell).offsetWidth / whole) * roomForColumns * 10) / 10)
}
