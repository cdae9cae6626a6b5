import { Range, type Operation } from 'slate'
import { isRun, nodeAt, type Document } from '../../../core/document/index.ts'
import { anchorOf, followSpans, passageIn, textMapOf, type Anchor, type Followed } from '../../../core/review/index.ts'
import { placeOfPoint, rangeBetween, textBetween } from './text-places.ts'

/** A thread with the passage it is about, as the store has it. */
export interface AnchoredThread {
  readonly id: string
  readonly anchor: Anchor
  readonly followed?: Followed | undefined
}

/** Where passages stand, by the ids of their threads. One that is `gone` was deleted; one that is `lost` is still to be looked for. */
export type Places = ReadonlyMap<string, Range | 'gone' | 'lost'>

/**
 * The passages of comments, followed through every edit. They are no part of the document: an operation moves them as it moves the
 * caret, and where nodes were put in the place of others, the texts before and after are compared.
 */
export class Passages {
  readonly #threads = new Map<string, AnchoredThread>()
  /** The words that passages had last, of those that are gone. */
  readonly #last = new Map<string, Anchor>()
  readonly #listeners = new Set<() => void>()
  #places: Places = new Map()
  #seen: Document = []
  #seenPlaces: Places = new Map()
  #told: Places = new Map()
  /** What the store has of each. */
  readonly #saved = new Map<string, string>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  places(): Places {
    return this.#places
  }

  /** The places as they were last told: others whenever a passage moved. */
  readonly told = (): Places => this.#told

  /** Where the passage of a thread stands; undefined where its words are gone. */
  rangeOf(id: string): Range | undefined {
    return rangeIn(this.#places, id)
  }

  /** Takes over the threads as the store has them: new ones are looked for in the document, those that are followed already stay. */
  show(document: Document, threads: readonly AnchoredThread[]): void {
    const places = new Map([...this.#places].filter(([id]) => !this.#threads.has(id) || threads.some((thread) => thread.id === id)))
    this.#threads.clear()
    for (const thread of threads) {
      this.#threads.set(thread.id, thread)
      this.#saved.set(thread.id, JSON.stringify(thread.followed ?? { anchor: thread.anchor, gone: false }))
      if (places.has(thread.id)) continue
      places.set(thread.id, this.#find(document, thread) ?? 'gone')
    }
    this.#move(places)
    this.#keepAsSeen(document)
  }

  /** Follows a passage under an id of the caller's, such as that of a comment being written. */
  mark(id: string, range: Range | undefined): void {
    const places = new Map(this.#places)
    if (range === undefined) places.delete(id)
    else places.set(id, range)
    this.#move(places)
    this.#seenPlaces = this.#places
  }

  /** Moves passages as an operation does. */
  apply(operation: Operation): void {
    if (this.#places.size > 0) this.#places = new Map([...this.#places].map(([id, place]) => [id, movedBy(place, operation)]))
  }

  /** To be called where the document became another one without an operation. */
  loseAll(): void {
    this.#places = new Map([...this.#places].map(([id, place]) => [id, place === 'gone' ? place : 'lost']))
  }

  /** Puts passages back where they stood when the document was the same; those it knows nothing of stay. */
  putBack(document: Document, before: Places): void {
    this.#places = new Map(
      [...this.#places].map(([id, place]) => {
        const old = before.get(id) ?? place
        return [id, typeof old === 'object' && !isIn(document, old) ? 'lost' : old]
      }),
    )
  }

  /**
   * Finds what was lost, once the document stands. `replaced`: nodes came in, maybe in the place of others, such as words that are only
   * suggested to go. `returns`: words may have come back.
   */
  settle(document: Document, { replaced, returns }: { readonly replaced: boolean; readonly returns: boolean }): void {
    if (document === this.#seen) return
    const places = new Map(this.#places)
    if (replaced) for (const id of places.keys()) if (this.#isOther(document, id)) places.set(id, 'lost')
    const lost = [...places].flatMap(([id, place]) => (place === 'lost' ? [id] : []))
    const before = lost.map((id) => this.#seenPlaces.get(id))
    const found = follow(this.#seen, document, before)
    for (const [index, id] of lost.entries()) places.set(id, found[index] ?? 'gone')
    for (const [id, place] of places) {
      if (typeof place === 'object' && Range.isCollapsed(place)) places.set(id, 'gone')
      if (places.get(id) !== 'gone') continue
      this.#keepWords(id)
      const thread = this.#threads.get(id)
      // The same words may stand elsewhere already, as those of a block that is suggested to move.
      const isLookedFor = returns || this.#seenPlaces.get(id) !== 'gone'
      const again = isLookedFor && thread !== undefined ? this.#find(document, thread) : undefined
      if (again !== undefined) places.set(id, again)
    }
    this.#move(places)
    this.#keepAsSeen(document)
  }

  /** Where the passages stand that the store has elsewhere. */
  unsaved(document: Document): { readonly thread: string; readonly followed: Followed }[] {
    return [...this.#threads.keys()].flatMap((thread) => {
      const followed = this.#followed(document, thread)
      return followed === undefined || JSON.stringify(followed) === this.#saved.get(thread) ? [] : [{ thread, followed }]
    })
  }

  /** To be called when the store took these. */
  saved(passages: readonly { readonly thread: string; readonly followed: Followed }[]): void {
    for (const { thread, followed } of passages) this.#saved.set(thread, JSON.stringify(followed))
  }

  #followed(document: Document, id: string): Followed | undefined {
    const range = this.rangeOf(id)
    if (range !== undefined) {
      const anchor = anchorIn(document, range)
      return anchor && { anchor, gone: false }
    }
    const anchor = this.#last.get(id) ?? this.#threads.get(id)?.followed?.anchor ?? this.#threads.get(id)?.anchor
    return anchor && { anchor, gone: true }
  }

  /** Whether the words of a passage are others than when the document was last looked at. */
  #isOther(document: Document, id: string): boolean {
    const [range, before] = [this.#places.get(id), this.#seenPlaces.get(id)]
    if (typeof range !== 'object' || typeof before !== 'object') return false
    return textBetween(document, range) !== textBetween(this.#seen, before)
  }

  #keepWords(id: string): void {
    const range = this.#seenPlaces.get(id)
    const anchor = typeof range === 'object' ? anchorIn(this.#seen, range) : undefined
    if (anchor !== undefined) this.#last.set(id, anchor)
  }

  #find(document: Document, { id, anchor, followed }: AnchoredThread): Range | undefined {
    const last = this.#last.get(id)
    const found = passageIn(document, { anchor, followed: last === undefined ? followed : { anchor: last, gone: true } })
    return found.state === 'orphaned' ? undefined : rangeBetween(document, found.start, found.end)
  }

  #keepAsSeen(document: Document): void {
    this.#seen = document
    this.#seenPlaces = this.#places
  }

  #move(places: Places): void {
    this.#places = places
    const isSame = places.size === this.#told.size && [...places].every(([id, place]) => samePlace(place, this.#told.get(id)))
    if (isSame) return
    this.#told = places
    for (const listener of this.#listeners) listener()
  }
}

export function rangeIn(places: Places, id: string): Range | undefined {
  const place = places.get(id)
  return typeof place === 'object' ? place : undefined
}

/** The anchor of a range; undefined where it holds no words, or too many. */
export function anchorIn(document: Document, range: Range): Anchor | undefined {
  const [start, end] = Range.edges(range).map((point) => placeOfPoint(document, point))
  return start === undefined || end === undefined ? undefined : anchorOf(document, start, end)
}

function samePlace(left: Range | string, right: Range | string | undefined): boolean {
  return left === right || (typeof left === 'object' && typeof right === 'object' && Range.equals(left, right))
}

/** What is typed at the edge of a passage stands outside of it. */
function movedBy(place: Range | 'gone' | 'lost', operation: Operation): Range | 'gone' | 'lost' {
  if (typeof place === 'string') return place
  const moved = Range.transform(place, operation, { affinity: 'inward' })
  // Its two ends may have been carried past each other.
  return moved === null || Range.isBackward(moved) ? 'lost' : moved
}

function isIn(document: Document, { anchor, focus }: Range): boolean {
  return [anchor, focus].every(({ path, offset }) => {
    const node = nodeAt(document, path)
    return node !== undefined && isRun(node) && offset <= node.text.length
  })
}

/** Where ranges of one document are in another, by their texts. Only blocks that changed are compared. */
function follow(before: Document, after: Document, ranges: readonly (Range | 'gone' | 'lost' | undefined)[]): (Range | undefined)[] {
  const known = ranges.filter((range) => typeof range === 'object')
  if (known.length === 0) return ranges.map(() => undefined)
  const { head, tail } = sameEnds(before, after, known)
  const [old, now] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)]
  const offset = (place: { readonly path: readonly number[]; readonly offset: number } | undefined): number | undefined =>
    place && textMapOf(old).offsetOf({ ...place, path: [(place.path[0] ?? 0) - head, ...place.path.slice(1)] })
  const spans = ranges.map((range) => {
    const [from, to] = typeof range === 'object' ? Range.edges(range).map((point) => offset(placeOfPoint(before, point))) : []
    return from === undefined || to === undefined ? { from: 0, to: 0 } : { from, to }
  })
  const map = textMapOf(now)
  return followSpans(textMapOf(old).text, map.text, spans).map((span) => {
    if (span === undefined) return undefined
    const [start, end] = [map.placeAt(span.from), map.placeAt(span.to)].map(({ path, offset: at }) => ({
      path: [(path[0] ?? 0) + head, ...path.slice(1)],
      offset: at,
    }))
    return start && end && rangeBetween(after, start, end)
  })
}

/** How many blocks at the start and at the end are the same in both, and hold none of the ranges. */
function sameEnds(before: Document, after: Document, ranges: readonly Range[]): { readonly head: number; readonly tail: number } {
  const tops = ranges.flatMap((range) => Range.edges(range).map(({ path }) => path[0] ?? 0))
  const [first, last] = [Math.min(...tops), Math.max(...tops)]
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && head < first && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before.length - 1 - tail > last && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return { head, tail }
}
