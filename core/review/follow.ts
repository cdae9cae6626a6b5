import { commonOf } from '../redline/index.ts'

/** A stretch of a text in UTF-16 code units, the end exclusive. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Runs of a text that stand in both: `at` in the one before, `to` in the one after, `length` units long. */
interface Kept {
  readonly at: number
  readonly to: number
  readonly length: number
}

interface Piece {
  readonly at: number
  readonly text: string
}

/**
 * Where stretches of a text are after it was changed in whatever way: each from the first to the last of its characters that are
 * still there, undefined where none is. Lines (divided by "\n") that stand elsewhere now take their stretches along. Lines are
 * compared first, then words, then the letters of words that changed, so that the answer is the same everywhere.
 */
export function followSpans(before: string, after: string, spans: readonly Span[]): (Span | undefined)[] {
  const { inPlace, moved } = keptOf(before, after)
  return spans.map((span) => mapped(span, inPlace) ?? mapped(span, moved))
}

function mapped({ from, to }: Span, kept: readonly Kept[]): Span | undefined {
  const places = kept.flatMap(({ at, to: place, length }) => {
    const [start, end] = [Math.max(from, at), Math.min(to, at + length)]
    return start < end ? [{ from: place + start - at, to: place + end - at }] : []
  })
  if (places.length === 0) return undefined
  return { from: Math.min(...places.map((place) => place.from)), to: Math.max(...places.map((place) => place.to)) }
}

function keptOf(before: string, after: string): { readonly inPlace: Kept[]; readonly moved: Kept[] } {
  const [old, now] = [piecesOf(before, /[^\n]*(?:\n|$)/gu), piecesOf(after, /[^\n]*(?:\n|$)/gu)]
  const inPlace: Kept[] = []
  const left: Piece[] = []
  const come: Piece[] = []
  const gaps: (readonly [readonly Piece[], readonly Piece[]])[] = []
  const texts = (pieces: readonly Piece[]): string[] => pieces.map(({ text }) => text.replace(/\n$/u, ''))
  eachStretch(old, now, commonOf(texts(old), texts(now)), {
    same: (piece, other) => inPlace.push({ at: piece.at, to: other.at, length: Math.min(piece.text.length, other.text.length) }),
    gap: (gone, put) => {
      left.push(...gone)
      come.push(...put)
      gaps.push([gone, put])
    },
  })
  const moved = movedLines(left, come)
  const others = (pieces: readonly Piece[], places: ReadonlySet<number>): Piece[] => pieces.filter(({ at }) => !places.has(at))
  const [from, to] = [new Set(moved.map(({ at }) => at)), new Set(moved.map((each) => each.to))]
  for (const [gone, put] of gaps) inPlace.push(...keptWords(others(gone, from), others(put, to)))
  return { inPlace, moved }
}

/** Lines that stand once on each side, elsewhere than before. */
function movedLines(gone: readonly Piece[], put: readonly Piece[]): Kept[] {
  const once = (pieces: readonly Piece[]): Map<string, number> => {
    const places = new Map<string, number>()
    for (const { text, at } of pieces) {
      const line = text.replace(/\n$/u, '')
      if (line.trim() !== '') places.set(line, places.has(line) ? -1 : at)
    }
    return places
  }
  const others = once(put)
  return [...once(gone)].flatMap(([line, at]) => {
    const to = others.get(line) ?? -1
    return at < 0 || to < 0 ? [] : [{ at, to, length: line.length }]
  })
}

function keptWords(gone: readonly Piece[], put: readonly Piece[]): Kept[] {
  if (gone.length === 0 || put.length === 0) return []
  const [old, now] = [gone, put].map((pieces) => pieces.flatMap((piece) => piecesOf(piece.text, /[\p{L}\p{N}\p{M}_]+|\s+|./gsu, piece.at)))
  if (old === undefined || now === undefined) return []
  const kept: Kept[] = []
  eachStretch(old, now, commonWords(old, now), {
    same: (piece, other) => kept.push({ at: piece.at, to: other.at, length: piece.text.length }),
    gap: (words, others) => kept.push(...keptLetters(words, others)),
  })
  return kept
}

/** The words that both sides have, without what stands between: a space would count as much as a word. */
function commonWords(old: readonly Piece[], now: readonly Piece[]): [number, number][] {
  const wordsOf = (pieces: readonly Piece[]): number[] =>
    [...pieces.keys()].filter((index) => /[\p{L}\p{N}]/u.test(pieces[index]?.text ?? ''))
  const texts = (pieces: readonly Piece[], places: readonly number[]): string[] => places.map((index) => pieces[index]?.text ?? '')
  const [left, right] = [wordsOf(old), wordsOf(now)]
  return commonOf(texts(old, left), texts(now, right)).map(([place, other]) => [left[place] ?? 0, right[other] ?? 0])
}

function keptLetters(gone: readonly Piece[], put: readonly Piece[]): Kept[] {
  const [old, now] = [gone, put].map((pieces) => pieces.flatMap((piece) => piecesOf(piece.text, /./gsu, piece.at)))
  if (old === undefined || now === undefined || old.length === 0 || now.length === 0) return []
  const texts = (pieces: readonly Piece[]): string[] => pieces.map(({ text }) => text)
  return commonOf(texts(old), texts(now), 'drop').flatMap(([place, other]) => {
    const [piece, same] = [old[place], now[other]]
    return piece === undefined || same === undefined ? [] : [{ at: piece.at, to: same.at, length: piece.text.length }]
  })
}

interface Stretches {
  same(piece: Piece, other: Piece): void
  gap(gone: readonly Piece[], put: readonly Piece[]): void
}

/** Goes through both sides: what they have in common piece by piece, and what stands between. */
function eachStretch(old: readonly Piece[], now: readonly Piece[], common: ReturnType<typeof commonOf>, { same, gap }: Stretches): void {
  let [from, other] = [0, 0]
  for (const [place, otherPlace] of [...common, [old.length, now.length] as const]) {
    if (from < place || other < otherPlace) gap(old.slice(from, place), now.slice(other, otherPlace))
    const [piece, others] = [old[place], now[otherPlace]]
    if (piece !== undefined && others !== undefined) same(piece, others)
    from = place + 1
    other = otherPlace + 1
  }
}

/** The pieces of a text that a pattern finds; those that are empty are none. */
function piecesOf(text: string, pattern: RegExp, from = 0): Piece[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: piece, index }) => (piece === '' ? [] : [{ at: from + index, text: piece }]))
}
