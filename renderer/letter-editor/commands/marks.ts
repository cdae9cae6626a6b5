import { Editor } from 'slate'
import { markNames, type MarkName } from '../../../core/document/index.ts'
import type { LetterEditor } from '../slate-types.ts'

export function hasMark(editor: LetterEditor, mark: MarkName): boolean {
  return editor.selection !== null && Editor.marks(editor)?.[mark] === true
}

const excludes: Partial<Record<MarkName, MarkName>> = { superscript: 'subscript', subscript: 'superscript' }

/** Sets or takes a mark of the selected text, or of what is typed next. Superscript and subscript exclude each other. */
export function toggleMark(editor: LetterEditor, mark: MarkName): void {
  if (hasMark(editor, mark)) return Editor.removeMark(editor, mark)
  const other = excludes[mark]
  if (other !== undefined) Editor.removeMark(editor, other)
  Editor.addMark(editor, mark, true)
}

/** Takes all marks of the selected text, or of what is typed next. Links, fields and notes stay. */
export function clearMarks(editor: LetterEditor): void {
  for (const mark of markNames) Editor.removeMark(editor, mark)
}
