import { wordsOf, type FoundWord, type SearchTerm } from './search-words.ts'

/** Part of a text, in UTF-16 code units. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** Text with the places that a search found in it. Never markup: whoever shows it marks the ranges. */
export interface MarkedText {
  readonly text: string
  readonly ranges: readonly TextRange[]
}

const before = 60
const length = 220

/** A text with every word that the terms found. */
export function markText(text: string, terms: readonly SearchTerm[]): MarkedText {
  return { text, ranges: terms.length === 0 ? [] : rangesIn([...wordsOf(text)], terms) }
}

/** A few lines of a text around the first words that were found; its beginning where none were. */
export function excerptOf(text: string, terms: readonly SearchTerm[]): MarkedText {
  const first = terms.length === 0 ? undefined : firstHit(text, terms)
  const from = first === undefined || first < before ? 0 : wordStart(text, first - before)
  const to = from + length >= text.length ? text.length : wordStart(text, from + length)
  const excerpt = text.slice(from, to).replaceAll(/\s/gu, ' ').trimEnd()
  return markText(`${from > 0 ? '… ' : ''}${excerpt}${to < text.length ? ' …' : ''}`, terms)
}

/** Where the first word after a place begins; the place itself in a long run without spaces. */
function wordStart(text: string, place: number): number {
  const space = text.slice(place, place + 30).search(/\s/u)
  if (space >= 0) return place + space + 1
  return /[\uDC00-\uDFFF]/u.test(text.charAt(place)) ? place + 1 : place
}

function firstHit(text: string, terms: readonly SearchTerm[]): number | undefined {
  const longest = Math.max(...terms.map((term) => term.words.length))
  const window: FoundWord[] = []
  for (const word of wordsOf(text)) {
    window.push(word)
    if (window.length < longest) continue
    if (terms.some((term) => isAt(window, 0, term))) return window[0]?.start
    window.shift()
  }
  const index = window.findIndex((_, at) => terms.some((term) => isAt(window, at, term)))
  return window[index]?.start
}

function rangesIn(found: readonly FoundWord[], terms: readonly SearchTerm[]): TextRange[] {
  const hit = new Set<number>()
  for (const term of terms) {
    for (let at = 0; at < found.length; at += 1) {
      if (isAt(found, at, term)) for (let next = 0; next < term.words.length; next += 1) hit.add(at + next)
    }
  }
  return found.flatMap(({ start, end }, index) => (hit.has(index) ? [{ start, end }] : []))
}

function isAt(found: readonly FoundWord[], at: number, { words, isPrefix }: SearchTerm): boolean {
  return words.every((word, index) => {
    const there = found[at + index]?.folded
    return isPrefix && index === words.length - 1 ? there?.startsWith(word) === true : there === word
  })
}
