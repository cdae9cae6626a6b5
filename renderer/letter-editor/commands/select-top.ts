import { Editor, Transforms } from 'slate'
import { documentOf, isClosedClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** Selects a clause as a whole, or puts the caret at the start (or end) of any other top block. */
export function selectTop(editor: LetterEditor, index: number, edge: 'start' | 'end' = 'start'): void {
  const block = documentOf(editor)[index]
  if (block === undefined) return
  if (isClosedClause(block)) Transforms.select(editor, Editor.range(editor, [index]))
  else Transforms.select(editor, Editor.point(editor, [index], { edge }))
}
