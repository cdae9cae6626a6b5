import { storableText, visibleText } from '../../core/document/index.ts'

/** The visible text, as XML 1.0 can hold it (§2.2). */
export function cleanText(text: string): string {
  return visibleText(storableText(text))
}
