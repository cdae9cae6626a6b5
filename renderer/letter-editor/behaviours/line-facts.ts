import { documentOf } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** Brings labels and numbers up to date before anything is drawn. */
export function withLineFacts(editor: LetterEditor): LetterEditor {
  const { onChange } = editor
  editor.onChange = (options) => {
    editor.lineFacts.update(documentOf(editor))
    onChange(options)
  }
  return editor
}
