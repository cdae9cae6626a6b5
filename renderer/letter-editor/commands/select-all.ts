import { Editor, Range, Transforms } from 'slate'
import { bodyOf } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** Selects the body; when all of it is selected already, the whole letter with its parts. */
export function selectAll(editor: LetterEditor): void {
  const { from, until } = bodyOf(editor.children)
  const body = Editor.range(editor, [from], [until - 1])
  const isSelected = editor.selection !== null && Range.equals(orderly(editor.selection), body)
  Transforms.select(editor, isSelected ? Editor.range(editor, []) : body)
}

function orderly(range: Range): Range {
  const [anchor, focus] = Range.edges(range)
  return { anchor, focus }
}
