import type { Block } from '../../core/document/index.ts'

/** What a letter of another program had that its draft has not. */
export const droppedThings = [
  'pictures',
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
}

/** Text as a letter may hold it: without marks that hide or turn round what follows. */
export function letterText(text: string): string {
  return text.replaceAll(/[\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF\u180E\uE000-\uF8FF]/gu, '')
}
