import type { Block } from '../../core/document/index.ts'
import type { CleanImage } from '../images/index.ts'

/** What a letter of another program had that its draft has not. */
export const droppedThings = [
  'pictures in footnotes',
  'linked pictures, which are not in the file',
  'cropped pictures, of which the file holds more than it shows',
  'pictures that are neither PNG nor JPEG, such as EMF',
  'pictures that are damaged or too large',
  'photos that lie on their side or are made for print',
  'comments',
  'merged cells',
  'links',
  'page numbers and running lines',
  'text boxes and other objects',
] as const
export type DroppedThing = (typeof droppedThings)[number]
export type Dropped = Partial<Record<DroppedThing, number>>

/** A letter as it was read out of a file of another program: its blocks, and how many things were left out. */
export interface OldLetter {
  readonly blocks: readonly Block[]
  readonly dropped: Dropped
  /** The pictures that the blocks show. */
  readonly images: readonly CleanImage[]
}

/** Text as a letter may hold it: without marks that hide or turn round what follows. */
export function letterText(text: string): string {
  return text.replaceAll(/[\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF\u180E\uE000-\uF8FF]/gu, '')
}
