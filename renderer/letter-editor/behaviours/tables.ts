import { Editor, Path, Range, Transforms } from 'slate'
import { around } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** The caret cannot break the grid: cells are isolated, and what is deleted across cells is their text. */
export function withTables(editor: LetterEditor): LetterEditor {
  const { delete: remove } = editor
  editor.delete = (options) => {
    const at = options?.at ?? editor.selection
    const table = around(editor, 'table', at ?? null)
    if (!Range.isRange(at) || table === undefined || !isAcrossCells(editor, at, table[1])) return remove(options)
    clearCells(editor, at)
    if (options?.at === undefined) Transforms.collapse(editor, { edge: 'start' })
  }
  return editor
}

function isAcrossCells(editor: LetterEditor, range: Range, table: Path): boolean {
  const [start, end] = Range.edges(range)
  if (!Path.isAncestor(table, end.path)) return false
  const [from, to] = [around(editor, 'table-cell', start), around(editor, 'table-cell', end)]
  return from !== undefined && to !== undefined && !Path.equals(from[1], to[1])
}

/** Deletes the text that a range covers in every cell it touches, and keeps the cells. */
export function clearCells(editor: LetterEditor, range: Range): void {
  const cells = [...Editor.nodes(editor, { at: range, match: (node) => 'type' in node && node.type === 'table-cell' })]
  const covered = cells.map(([, path]) => Range.intersection(range, Editor.range(editor, path)))
  Editor.withoutNormalizing(editor, () => {
    for (const part of covered.toReversed()) {
      if (part !== null && Range.isExpanded(part)) Transforms.delete(editor, { at: part })
    }
  })
}
