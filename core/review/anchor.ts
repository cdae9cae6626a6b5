import type { Block } from '../document/index.ts'
import { Anchor, type Followed, type TextPlace } from './comment.ts'
import { textMapOf, type TextMap } from './text-map.ts'

const contextLength = 64

/** Where a comment's passage is now. `changed`: its words are others, and what stood around them still stands there. */
export type AnchoredPassage =
  | { readonly state: 'found' | 'changed'; readonly start: TextPlace; readonly end: TextPlace; readonly words: string }
  | { readonly state: 'orphaned' }

/** The anchor of a passage; undefined where a place leads nowhere, or no words lie between them, or too many. */
export function anchorOf(blocks: readonly Block[], start: TextPlace, end: TextPlace): Anchor | undefined {
  const map = textMapOf(blocks)
  const [from, to] = [map.offsetOf(start), map.offsetOf(end)]
  if (from === undefined || to === undefined) return undefined
  // A neighbour never begins or ends inside a character.
  const prefix = map.text.slice(Math.max(0, from - contextLength), from).replace(/^[\uDC00-\uDFFF]/u, '')
  const suffix = map.text.slice(to, to + contextLength).replace(/[\uD800-\uDBFF]$/u, '')
  return Anchor.safeParse({ exact: map.text.slice(from, to), prefix, suffix, start, end }).data
}

/**
 * Finds a comment's passage again after the text has changed: its exact words, where several stand the ones with the
 * most of their neighbours, then those nearest to their old place; else whatever now stands between the old neighbours;
 * else it is orphaned, and the comment stays with its quotation alone. A short passage needs a neighbour beside its words,
 * so that a comment on "the" does not wander to another one.
 */
export function anchorIn(blocks: readonly Block[], anchor: Anchor): AnchoredPassage {
  const map = textMapOf(blocks)
  const near = map.offsetOf(anchor.start)
  const at = exactPlace(map.text, anchor, near)
  if (at !== undefined) return passage(map, 'found', at, at + anchor.exact.length)
  const between = placeBetween(map.text, anchor, near)
  return between === undefined ? { state: 'orphaned' } : passage(map, 'changed', between.from, between.to)
}

/**
 * Finds the passage of a comment that was followed through the edits of its text: as `anchorIn` from where it was last. One that was
 * deleted comes back only with its very words, those that it had last or those that it was made on.
 */
export function passageIn(
  blocks: readonly Block[],
  { anchor, followed }: { readonly anchor: Anchor; readonly followed?: Followed | undefined },
): AnchoredPassage {
  const last = followed?.anchor ?? anchor
  const found = anchorIn(blocks, last)
  if (found.state === 'found' || (found.state === 'changed' && followed?.gone !== true)) return found
  const first = followed === undefined ? found : anchorIn(blocks, anchor)
  return first.state === 'found' ? first : { state: 'orphaned' }
}

function passage(map: TextMap, state: 'found' | 'changed', from: number, to: number): AnchoredPassage {
  return { state, start: map.placeAt(from), end: map.placeAt(to), words: map.text.slice(from, to) }
}

function exactPlace(text: string, { exact, prefix, suffix }: Anchor, near: number | undefined): number | undefined {
  const places = occurrences(text, exact).map((at) => ({
    at,
    before: sharedBefore(text, at, prefix),
    after: sharedAfter(text, at + exact.length, suffix),
  }))
  const certain = places.filter(
    ({ before, after }) =>
      exact.length >= longPassage || isEnough(before, prefix) || isEnough(after, suffix) || `${prefix}${suffix}` === '',
  )
  const distance = (at: number): number => (near === undefined ? 0 : Math.abs(at - near))
  return certain.sort((left, right) => right.before + right.after - left.before - left.after || distance(left.at) - distance(right.at))[0]
    ?.at
}

/** From this length on, words alone tell a passage. */
const longPassage = 32
const someContext = 8

function isEnough(shared: number, context: string): boolean {
  return context !== '' && shared >= Math.min(someContext, context.length)
}

/** What stands between the neighbours, tried with as much of them as there is and then with less. */
function placeBetween(text: string, { exact, prefix, suffix }: Anchor, near: number | undefined): { from: number; to: number } | undefined {
  for (let length = contextLength; length >= someContext; length /= 2) {
    const [before, after] = [prefix.slice(-length), suffix.slice(0, length)]
    if (before.length + after.length < someContext) continue
    const ends = before === '' ? [0] : occurrences(text, before).map((at) => at + before.length)
    const found = ends.flatMap((from) => endOf(text, from, after, exact.length))
    const [best] = found.sort((left, right) => Math.abs(left.from - (near ?? left.from)) - Math.abs(right.from - (near ?? right.from)))
    if (best !== undefined) return best
  }
  return undefined
}

/** The passage that begins at a place and ends before the given words, if it is no longer than a rewriting may be. */
function endOf(text: string, from: number, after: string, length: number): { from: number; to: number }[] {
  const to = after === '' ? text.length : text.indexOf(after, from)
  const isPassage = to > from && to - from <= 2 * length + 200 && text.slice(from, to).trim() !== ''
  return isPassage ? [{ from, to }] : []
}

function occurrences(text: string, words: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) places.push(at)
  return places
}

/** How many characters before a place are the context's last ones. */
function sharedBefore(text: string, at: number, context: string): number {
  let shared = 0
  while (shared < context.length && text[at - 1 - shared] === context[context.length - 1 - shared]) shared += 1
  return shared
}

/** How many characters from a place on are the context's first ones. */
function sharedAfter(text: string, at: number, context: string): number {
  let shared = 0
  while (shared < context.length && text[at + shared] === context[shared]) shared += 1
  return shared
}
