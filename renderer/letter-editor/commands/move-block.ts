import { Transforms } from 'slate'
import { bodyOf } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** Moves the top block that holds the caret one place up (−1) or down inside the body. False where it cannot go. */
export function moveBlock(editor: LetterEditor, by: 1 | -1): boolean {
  const index = editor.selection?.focus.path[0]
  const { from, until } = bodyOf(editor.children)
  if (index === undefined || index < from || index >= until) return false
  const target = index + by
  if (target < from || target >= until) return false
  Transforms.moveNodes(editor, { at: [index], to: [target], voids: true })
  return true
}
