import type { Element } from '../document/index.ts'
import { wordsBelow } from './words.ts'

const lines: ReadonlySet<string> = new Set(['heading', 'paragraph', 'list-item', 'table-cell'])

/** From this share of common words on, two blocks count as forms of one. */
const alike = 0.4
/** What rows of a table with the same first cell count as, where no other row on either side begins with it: it names them. */
const sameName = 0.7
/** Blocks a side among which pairs are looked for; longer stretches are divided, which keeps the cost linear. */
const window = 150

/** The words of a block, and how often it has each. */
export interface Bag {
  readonly element: Element
  readonly words: ReadonlyMap<string, number>
  readonly size: number
}

export function bagOf(element: Element): Bag {
  const words = new Map<string, number>()
  const all = wordsBelow(element)
  for (const word of all) words.set(word, (words.get(word) ?? 0) + 1)
  return { element, words, size: all.length }
}

/** Share of words in common (Sørensen and Dice), 0 for blocks of kinds that do not turn into one another. */
export function likeness(left: Bag, right: Bag): number {
  const sameType = left.element.type === right.element.type
  if (!sameType && !(lines.has(left.element.type) && lines.has(right.element.type))) return 0
  const most = (2 * Math.min(left.size, right.size)) / Math.max(1, left.size + right.size)
  if (left.size + right.size === 0) return sameType ? 1 : 0
  if (most < alike) return 0
  const [small, large] = left.words.size < right.words.size ? [left.words, right.words] : [right.words, left.words]
  let common = 0
  for (const [word, count] of small) common += Math.min(count, large.get(word) ?? 0)
  return ((2 * common) / (left.size + right.size)) * (sameType ? 1 : 0.9)
}

/** Pairs of positions of blocks that are forms of one another, rising on both sides, the most alike in sum. */
export function pairsOf(before: readonly Element[], after: readonly Element[]): [number, number][] {
  const parts = Math.max(1, Math.ceil(Math.max(before.length, after.length) / window))
  const pairs: [number, number][] = []
  for (let part = 0; part < parts; part++) {
    const [from, to] = [part, part + 1].map((edge) => Math.floor((edge * before.length) / parts)) as [number, number]
    const [other, otherTo] = [part, part + 1].map((edge) => Math.floor((edge * after.length) / parts)) as [number, number]
    pairs.push(
      ...pairWithin(before.slice(from, to), after.slice(other, otherTo)).map(([left, right]): [number, number] => [
        left + from,
        right + other,
      ]),
    )
  }
  return pairs
}

function pairWithin(before: readonly Element[], after: readonly Element[]): [number, number][] {
  const [left, right] = [before.map(bagOf), after.map(bagOf)]
  const [names, otherNames] = [rowNames(before), rowNames(after)]
  const width = right.length + 1
  const best = new Float64Array((left.length + 1) * width)
  const likes = new Float64Array(left.length * right.length)
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      const [old, now] = [left[row], right[column]]
      const isNamed = names[row] !== undefined && names[row] === otherNames[column]
      const like = old === undefined || now === undefined ? 0 : Math.max(likeness(old, now), isNamed ? sameName : 0)
      likes[row * right.length + column] = like
      const paired = like >= alike ? like + (best[(row + 1) * width + column + 1] ?? 0) : 0
      best[row * width + column] = Math.max(paired, best[(row + 1) * width + column] ?? 0, best[row * width + column + 1] ?? 0)
    }
  }
  const pairs: [number, number][] = []
  for (let [row, column] = [0, 0]; row < left.length && column < right.length;) {
    const like = likes[row * right.length + column] ?? 0
    const here = best[row * width + column] ?? 0
    if (like >= alike && here === like + (best[(row + 1) * width + column + 1] ?? 0)) pairs.push([row++, column++])
    else if (here === best[(row + 1) * width + column]) row++
    else column++
  }
  return pairs
}

/** The words of each row's first cell; undefined for what is no row, and where they are empty or begin several rows. */
function rowNames(elements: readonly Element[]): (string | undefined)[] {
  const names = elements.map((element) => {
    const [first] = element.type === 'table-row' ? element.children : []
    return first === undefined ? '' : wordsBelow(first).join(' ')
  })
  const counts = Map.groupBy(names, (name) => name)
  return names.map((name) => (name.trim() === '' || counts.get(name)?.length !== 1 ? undefined : name))
}
