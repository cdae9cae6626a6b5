import type { SealedPassage } from '../clause/index.ts'

/** Code units of a neighbour that a passage remembers, as W3C's Web Annotation model suggests "a little" of them. */
const contextLength = 32

/** A stretch of a text, in UTF-16 code units. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** The passage at a stretch, without the white space at its ends; undefined where there are no words. */
export function passageAt(text: string, { start, end }: Stretch): SealedPassage | undefined {
  const chosen = text.slice(start, end)
  const exact = chosen.trim()
  if (exact === '') return undefined
  const from = start + chosen.indexOf(exact)
  const to = from + exact.length
  // A neighbour never begins or ends inside a character.
  const prefix = text.slice(Math.max(0, from - contextLength), from).replace(/^[\uDC00-\uDFFF]/u, '')
  const suffix = text.slice(to, to + contextLength).replace(/[\uD800-\uDBFF]$/u, '')
  return { exact, prefix, suffix, start: from, end: to }
}

/**
 * Where a passage stands in a text: at its place if its words are there, else, because a better reader may have moved
 * the text, where its words stand between its neighbours. Undefined when neither is so.
 */
export function placeOfPassage(text: string, { exact, prefix, suffix, start, end }: SealedPassage): Stretch | undefined {
  if (text.slice(start, end) === exact) return { start, end }
  const at = text.indexOf(prefix + exact + suffix)
  return at === -1 ? undefined : { start: at + prefix.length, end: at + prefix.length + exact.length }
}
