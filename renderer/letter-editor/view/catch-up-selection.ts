import { Range, Transforms } from 'slate'
import { ReactEditor } from 'slate-react'
import type { LetterEditor } from '../slate-types.ts'

/**
 * Slate reads the browser's selection up to 100 ms late, when it moves often. A key that acts on the selection must not act
 * on where the caret was before, so it is read at once.
 */
export function catchUpSelection(editor: LetterEditor): void {
  const chosen = window.getSelection()
  if (
    chosen === null ||
    chosen.anchorNode === null ||
    !ReactEditor.hasEditableTarget(editor, chosen.anchorNode) ||
    !ReactEditor.hasEditableTarget(editor, chosen.focusNode)
  )
    return
  const range = ReactEditor.toSlateRange(editor, chosen, { exactMatch: false, suppressThrow: true })
  if (range !== null && (editor.selection === null || !Range.equals(range, editor.selection))) Transforms.select(editor, range)
}
