import type { LetterEditor } from '../slate-types.ts'
import { cleanText } from './repair-inlines.ts'

/** Text that is typed or dropped in loses what a run may not hold before it arrives. */
export function withCleanText(editor: LetterEditor): LetterEditor {
  const { insertText } = editor
  editor.insertText = (text, options) => {
    const clean = cleanText(text)
    if (clean !== '') insertText(clean, options)
  }
  return editor
}
