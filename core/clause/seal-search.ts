import type { Stretch } from './seal-folding.ts'

/**
 * The reading of some evidence that goes along with the words from their first one on; where they part, and after, the
 * likeliest. One walk: a letter follows every hyphen at a line's end, so that the words leave it one reading at most.
 */
export function readingAlong(words: string, evidence: readonly Stretch[]): string {
  let at: number | undefined = 0
  const read: string[] = []
  for (const readings of evidence) {
    const chosen: string | undefined = at === undefined ? undefined : longestAt(words, at, readings)
    read.push(chosen ?? readings[0])
    at = at === undefined || chosen === undefined ? undefined : at + chosen.length
  }
  return read.join('')
}

function longestAt(words: string, at: number, readings: Stretch): string | undefined {
  return readings.filter((reading) => words.startsWith(reading, at)).toSorted((one, other) => other.length - one.length)[0]
}

/** The longest beginning of some words that a text has, and how the text goes on there. */
export interface Nearest {
  readonly length: number
  readonly rest: string
}

/**
 * Searches evidence for the words, or else the longest beginning of them that it has anywhere, each hyphen at a line's end
 * read as it fits. Readings that come to the same beginning go on as one, so that it is never more of them than the words
 * have characters.
 */
export function nearestBeginning(words: string, evidence: readonly Stretch[], restLength: number): Nearest {
  const beginnings = new Beginnings(words)
  let best = { length: 0, tail: evidence[0]?.[0].slice(0, restLength) ?? '', next: 1 }
  /** Reads on from a beginning that was met, to the one that is met at the end of the text. */
  const read = (met: number, text: string, next: number): number => {
    let length = met
    for (let index = 0; index < text.length; index += 1) {
      length = beginnings.metAfter(length, text[index])
      if (length > best.length) best = { length, tail: text.slice(index + 1, index + 1 + restLength), next }
    }
    return length
  }
  let met: readonly number[] = [0]
  for (const [index, readings] of evidence.entries()) {
    met = beginnings.longestOf(met.flatMap((length) => readings.map((reading) => read(length, reading, index + 1))))
    if (best.length === words.length) break
  }
  let { tail: rest, next } = best
  for (; rest.length < restLength && next < evidence.length; next += 1) rest += evidence[next]?.[0] ?? ''
  return { length: best.length, rest: rest.slice(0, restLength) }
}

/** The beginnings of some words, by their lengths: how each goes on (Knuth, Morris and Pratt, "Fast pattern matching in strings", 1977). */
class Beginnings {
  readonly #words: string
  /** The longest shorter beginning that each ends with. */
  readonly #ends: Int32Array
  /** The longest of those that goes on with another character than it; -1 where none does. */
  readonly #others: Int32Array

  constructor(words: string) {
    this.#words = words
    this.#ends = new Int32Array(words.length + 1).fill(-1)
    this.#others = new Int32Array(words.length + 1).fill(-1)
    for (let length = 1; length <= words.length; length += 1) {
      const end = this.metAfter(this.#ends[length - 1] ?? -1, words[length - 1])
      this.#ends[length] = end
      this.#others[length] = words[length] === words[end] ? (this.#others[end] ?? -1) : end
    }
  }

  /** Which beginning is met once a character has followed the one that was. */
  metAfter(met: number, character: string | undefined): number {
    let length = met
    while (length >= 0 && this.#words[length] !== character) length = this.#others[length] ?? -1
    return length + 1
  }

  /** Without those that the longest ends with: it falls back to them by itself. */
  longestOf(met: readonly number[]): readonly number[] {
    const kept = new Set(met)
    const longest = met.reduce((most, length) => Math.max(most, length))
    if (kept.size > 1) for (let end = this.#ends[longest] ?? -1; end >= 0; end = this.#ends[end] ?? -1) kept.delete(end)
    return [...kept]
  }
}
