import { foldText } from './folded-text.ts'

export interface PhraseWish {
  readonly phrase: string
  readonly matchCase: boolean
  readonly wholeWords: boolean
}

/** Where a phrase stands in a text, in UTF-16 code units; `index` is that of the phrase in the list of the finder. */
export interface PhraseMatch {
  readonly index: number
  readonly start: number
  readonly end: number
}

interface State {
  readonly next: Map<number, State>
  /** Phrases that end here, with their length as folded. */
  readonly ends: { readonly index: number; readonly length: number }[]
  /** The state of the longest end of what was read here that is the beginning of a phrase too. */
  back: State | undefined
  /** The nearest state on the way back at which a phrase ends. */
  found: State | undefined
}

/**
 * Looks for many phrases at once (Aho and Corasick, 1975): in time for the length of the text and the number of matches,
 * however many phrases there are and whatever they say.
 */
export class PhraseFinder {
  readonly #wishes: readonly PhraseWish[]
  readonly #sensitive: readonly string[]
  readonly #loose: readonly string[]
  readonly #root: State

  constructor(wishes: readonly PhraseWish[]) {
    this.#wishes = wishes
    this.#sensitive = wishes.map(({ phrase }) => folded(phrase, false))
    this.#loose = wishes.map(({ phrase }) => folded(phrase, true))
    this.#root = automaton(this.#loose)
  }

  /** Every place at which one of the phrases stands, overlapping ones too, in the order of their ends. */
  matches(text: string): PhraseMatch[] {
    const { text: read, startOf, endOf } = foldText(text, true)
    const matches: PhraseMatch[] = []
    let state: State = this.#root
    for (let at = 0; at < read.length; at += 1) {
      state = step(state, read.charCodeAt(at)) ?? this.#root
      for (let found: State | undefined = state.ends.length > 0 ? state : state.found; found !== undefined; found = found.found)
        for (const { index, length } of found.ends) {
          const match = { index, start: startOf(at - length + 1), end: endOf(at) }
          if (this.#holds(match, length, text)) matches.push(match)
        }
    }
    return matches
  }

  #holds({ index, start, end }: PhraseMatch, length: number, text: string): boolean {
    const wish = this.#wishes[index]
    if (wish === undefined) return false
    // A phrase that ends within a character, before a mark on it, does not stand there.
    if (end - start > length && folded(text.slice(start, end), true) !== this.#loose[index]) return false
    if (wish.matchCase && folded(text.slice(start, end), false) !== this.#sensitive[index]) return false
    return !wish.wholeWords || !(isInWord(text, start) || isInWord(text, end))
  }
}

/** As a phrase is compared: without space around it. */
function folded(phrase: string, anyCase: boolean): string {
  return foldText(phrase, anyCase).text.trim()
}

const ofWord = /[\p{L}\p{N}\p{M}_]/u

/** True where a word goes on from one side of an offset to the other. */
function isInWord(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1)
  // The first half of a pair stands two units back.
  const left = before >= 0xdc00 && before <= 0xdfff ? text.slice(offset - 2, offset) : text.slice(Math.max(0, offset - 1), offset)
  const right = String.fromCodePoint(text.codePointAt(offset) ?? 32)
  return ofWord.test(left) && ofWord.test(right)
}

function newState(): State {
  return { next: new Map(), ends: [], back: undefined, found: undefined }
}

/** The state after one more unit; undefined where no phrase begins so. */
function step(from: State, unit: number): State | undefined {
  for (let state: State | undefined = from; state !== undefined; state = state.back) {
    const next = state.next.get(unit)
    if (next !== undefined) return next
  }
  return undefined
}

function automaton(phrases: readonly string[]): State {
  const root = newState()
  for (const [index, phrase] of phrases.entries()) {
    let state = root
    for (let at = 0; at < phrase.length; at += 1) {
      const unit = phrase.charCodeAt(at)
      const next = state.next.get(unit) ?? newState()
      state.next.set(unit, next)
      state = next
    }
    if (state !== root) state.ends.push({ index, length: phrase.length })
  }
  // Breadth first: the way back of a state is known when its successors ask for it.
  const queue = [root]
  for (const state of queue)
    for (const [unit, next] of state.next) {
      next.back = state.back === undefined ? root : (step(state.back, unit) ?? root)
      next.found = next.back.ends.length > 0 ? next.back : next.back.found
      queue.push(next)
    }
  return root
}
