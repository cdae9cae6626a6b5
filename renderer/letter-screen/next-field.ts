import type { LetterTemplate } from '../../core/letter/index.ts'
import { focusNextUnfilled } from '../field-form/next-unfilled-input.ts'
import { nextUnfilled, revealPlace, type LetterEditor } from '../letter-editor/index.ts'

/** Goes on to the next field that must be filled: in the form where the focus is there, else in the text. False when none is left. */
export function goToNextField(editor: LetterEditor, template: LetterTemplate | undefined): boolean {
  const form = document.activeElement?.closest('.field-form') ?? undefined
  if (form !== undefined) return focusNextUnfilled(form)
  const required = new Set(template?.fields.flatMap((field) => (field.required ? [field.name] : [])))
  const next = nextUnfilled(editor, required)
  if (next !== undefined) revealPlace(editor, next)
  return next !== undefined
}
