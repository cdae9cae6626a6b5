import { Editor } from 'slate'
import { HistoryEditor } from 'slate-history'
import type { LetterEditor } from '../slate-types.ts'

/** Makes a change a step for undo of its own; what is typed next is no part of it. */
export function asOwnStep(editor: LetterEditor, change: () => void): void {
  HistoryEditor.withNewBatch(editor, () => Editor.withoutNormalizing(editor, change))
  HistoryEditor.setSplittingOnce(editor, true)
}
