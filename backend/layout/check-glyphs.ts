import { isRun, walk, type Node } from '../../core/document/index.ts'
import { entryText, sourceEntry, sourcesOf, type Finding, type Place, type ResolvedLetter } from '../../core/letter/index.ts'
import { printable } from './page-text.ts'

interface Passage {
  readonly text: string
  readonly place: Place
}

function* passagesOf(letter: ResolvedLetter): Generator<Passage> {
  for (const part of letter.parts.values()) yield* passagesIn(part.children, part.path)
  for (const { block, path } of letter.body) yield* passagesIn([block], path)
  for (const source of sourcesOf(letter).all) yield { text: entryText(sourceEntry(source, letter.language)), place: {} }
  const { name, lines, footer, return_line } = letter.letterhead
  for (const text of [name, ...lines, ...footer, return_line ?? '', letter.author, letter.organisation]) yield { text, place: {} }
}

function* passagesIn(nodes: readonly Node[], path: readonly number[]): Generator<Passage> {
  for (const { node } of walk(nodes)) {
    if (isRun(node)) yield { text: node.text, place: { path: [...path] } }
    else if (node.type === 'citation' && node.place !== undefined) yield { text: node.place, place: { path: [...path] } }
  }
}

/** "U+4E2D" */
function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}

/** Letters that most texts are full of: the bundled faces cover them, and `printable` leaves them as they are. */
const plain = /^[\n -~\u00A0-\u00AC\u00AE-\u017F\u2013\u2014\u2018-\u201E\u2022\u2026\u20AC]*$/u

/** Code points of a text that no bundled font has, as often as they stand there. */
export function missingIn(text: string, covered: ReadonlySet<number>): number[] {
  if (plain.test(text)) return []
  const codePoints = Array.from(printable(text), (character) => character.codePointAt(0) ?? 0)
  return codePoints.filter((codePoint) => codePoint !== 0x0a && !covered.has(codePoint))
}

/** A finding for each block with characters that no bundled font can draw; PDF/A refuses such pages (ISO 19005-3 §6.2.11.8). */
export function checkGlyphs(letter: ResolvedLetter, covered: ReadonlySet<number>): Finding[] {
  const byPlace = new Map<string, { place: Place; missing: Set<number> }>()
  for (const { text, place } of passagesOf(letter)) {
    const missing = missingIn(text, covered)
    if (missing.length === 0) continue
    const key = JSON.stringify(place)
    const entry = byPlace.get(key) ?? { place, missing: new Set<number>() }
    for (const codePoint of missing) entry.missing.add(codePoint)
    byPlace.set(key, entry)
  }
  return [...byPlace.values()].map(({ place, missing }) => glyphFinding(place, [...missing]))
}

const named = 5

/** The finding that names characters which cannot be drawn. */
export function glyphFinding(place: Place, missing: readonly number[]): Finding {
  const shown = missing.slice(0, named).map((codePoint) => `${String.fromCodePoint(codePoint)} (${codePointName(codePoint)})`)
  const more = missing.length > named ? ` and ${String(missing.length - named)} more` : ''
  const one = missing.length === 1
  return {
    severity: 'error',
    code: 'glyph-missing',
    message: `The fonts of the letter cannot draw ${one ? 'the character' : 'the characters'} ${shown.join(', ')}${more}.`,
    remedy: one ? 'Write it in another way, or remove it.' : 'Write them in another way, or remove them.',
    place,
  }
}

/** The same text with a mark in the place of each character that cannot be drawn, so that pages can still be shown. */
export function drawable(text: string, covered: ReadonlySet<number>): string {
  const stand = covered.has(0xfffd) ? '\uFFFD' : '?'
  return Array.from(text, (character) => (character === '\n' || covered.has(character.codePointAt(0) ?? 0) ? character : stand)).join('')
}
