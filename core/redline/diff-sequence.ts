import DiffMatchPatch from 'diff-match-patch'

/** Positions that both sequences have in common, rising on both sides. */
export type Common = readonly (readonly [before: number, after: number])[]

interface Stretch {
  readonly before: number
  readonly beforeEnd: number
  readonly after: number
  readonly afterEnd: number
}

/** Up to this many items the exact comparison runs: its cost grows with the square of them. */
const exactSize = 4000
/** Neighbours that have to agree for an anchor: several first, since a single word meets by chance. */
const anchorLengths = [6, 3, 1]
/** Below are characters that the clean-up reads as white space. */
const firstCharacter = 0x0100
const lastCharacter = 0xd7ff

/**
 * What two sequences have in common. Stretches that are too long for the exact comparison are first divided at runs that
 * stand once on each side; where there are none either, nothing counts as common. No clock is asked: the same sequences
 * give the same answer everywhere, in less than a second for tens of thousands of items. `chance` says whether a short
 * meeting between long changes counts: a word that both sides happen to have reads better as changed with the rest.
 */
export function commonOf(before: readonly string[], after: readonly string[], chance: 'keep' | 'drop' = 'keep'): Common {
  const common: [number, number][] = []
  compare({ before: 0, beforeEnd: before.length, after: 0, afterEnd: after.length }, 0)
  return common

  function compare(stretch: Stretch, level: number): void {
    const { before: start, after: other } = stretch
    let head = 0
    while (start + head < stretch.beforeEnd && other + head < stretch.afterEnd && before[start + head] === after[other + head]) head++
    let tail = 0
    while (
      stretch.beforeEnd - tail > start + head &&
      stretch.afterEnd - tail > other + head &&
      before[stretch.beforeEnd - tail - 1] === after[stretch.afterEnd - tail - 1]
    )
      tail++
    for (let index = 0; index < head; index++) common.push([start + index, other + index])
    const inner = { before: start + head, beforeEnd: stretch.beforeEnd - tail, after: other + head, afterEnd: stretch.afterEnd - tail }
    compareInner(inner, level)
    for (let index = tail; index > 0; index--) common.push([stretch.beforeEnd - index, stretch.afterEnd - index])
  }

  function compareInner(stretch: Stretch, level: number): void {
    if (stretch.before === stretch.beforeEnd || stretch.after === stretch.afterEnd) return
    if (stretch.beforeEnd - stretch.before + stretch.afterEnd - stretch.after <= exactSize) {
      common.push(...exactly(before, after, stretch, chance))
      return
    }
    const length = anchorLengths[level]
    if (length === undefined) return
    let { before: from, after: other } = stretch
    for (const [left, right] of risingOf(anchorsOf(before, after, stretch, length))) {
      if (left < from || right < other) continue
      compare({ before: from, beforeEnd: left, after: other, afterEnd: right }, level)
      for (let index = 0; index < length; index++) common.push([left + index, right + index])
      from = left + length
      other = right + length
    }
    compare({ before: from, beforeEnd: stretch.beforeEnd, after: other, afterEnd: stretch.afterEnd }, level + 1)
  }
}

/** Where each run of neighbours stands that occurs once; -1 for those that occur more often. */
function onceIn(items: readonly string[], from: number, to: number, length: number): Map<string, number> {
  const places = new Map<string, number>()
  for (let index = from; index + length <= to; index++) {
    const run = items.slice(index, index + length).join('\u0000')
    places.set(run, places.has(run) ? -1 : index)
  }
  return places
}

function anchorsOf(before: readonly string[], after: readonly string[], stretch: Stretch, length: number): [number, number][] {
  const others = onceIn(after, stretch.after, stretch.afterEnd, length)
  return [...onceIn(before, stretch.before, stretch.beforeEnd, length)].flatMap(([run, place]) => {
    const other = others.get(run) ?? -1
    return place < 0 || other < 0 ? [] : [[place, other] as [number, number]]
  })
}

/** The longest part of the pairs that rises on the right as it does on the left (patience sorting). */
function risingOf(pairs: readonly [number, number][]): [number, number][] {
  const piles: number[] = []
  const previous: number[] = []
  for (const [index, [, right]] of pairs.entries()) {
    let low = 0
    let high = piles.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[piles[middle] ?? 0]?.[1] ?? 0) < right) low = middle + 1
      else high = middle
    }
    previous[index] = low === 0 ? -1 : (piles[low - 1] ?? -1)
    piles[low] = index
  }
  const rising: [number, number][] = []
  for (let index = piles.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index]
    if (pair !== undefined) rising.push(pair)
  }
  return rising.toReversed()
}

/** diff-match-patch over items written as one character each, with its clean-up of chance meetings between changes. */
function exactly(before: readonly string[], after: readonly string[], stretch: Stretch, chance: 'keep' | 'drop'): [number, number][] {
  const characters = new Map<string, string>([
    [' ', ' '],
    ['\n', '\n'],
  ])
  const written = (items: readonly string[]): string => items.map((item) => characterOf(characters, item)).join('')
  const left = written(before.slice(stretch.before, stretch.beforeEnd))
  const right = written(after.slice(stretch.after, stretch.afterEnd))
  const differ = new DiffMatchPatch()
  differ.Diff_Timeout = 0
  const diffs = differ.diff_main(left, right, false)
  if (chance === 'drop') differ.diff_cleanupSemantic(diffs)
  const common: [number, number][] = []
  let { before: from, after: other } = stretch
  for (const [operation, text] of diffs) {
    if (operation === 0) for (let index = 0; index < text.length; index++) common.push([from + index, other + index])
    if (operation <= 0) from += text.length
    if (operation >= 0) other += text.length
  }
  return common
}

/** A stretch holds fewer items than there are characters to give. */
function characterOf(characters: Map<string, string>, item: string): string {
  const known = characters.get(item)
  if (known !== undefined) return known
  const character = String.fromCharCode(Math.min(firstCharacter + characters.size, lastCharacter))
  characters.set(item, character)
  return character
}
