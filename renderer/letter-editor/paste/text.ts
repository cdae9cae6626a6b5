import type { Block } from '../../../core/document/index.ts'
import { cleanText } from '../behaviours/repair.ts'

/** Plain text as paragraphs: one a line, empty lines only divide; control characters are taken out. */
export function blocksFromText(text: string): Block[] {
  return cleanText(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Block => ({ type: 'paragraph', children: [{ text: line }] }))
}
