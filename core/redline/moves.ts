import type { Element } from '../document/index.ts'
import type { Common } from './diff-sequence.ts'
import { bagOf, likeness, type Bag } from './similarity.ts'
import { wordsBelow } from './words.ts'

/** A block of fewer words stands elsewhere by chance, not because somebody moved it. */
export const fewestWordsOfAMove = 4
/** Altered words say less about where a block comes from, so that more of them are asked for, and more in common. */
const fewestWordsOfAnEditedMove = 6
const alikeEnough = 0.6
/** A word of more blocks than these tells none of them from the others; that keeps the search linear. */
const mostBlocksOfAWord = 12

export type Places = readonly (readonly [before: number, after: number])[]

/** Blocks that are gone in one place and stand unaltered in another. */
export function unalteredMoves(
  before: readonly Element[],
  left: readonly string[],
  right: readonly string[],
  common: Common,
): [number, number][] {
  const [kept, known] = [new Set(common.map(([place]) => place)), new Set(common.map(([, place]) => place))]
  const arrivals = new Map<string, number[]>()
  for (const [index, key] of [...right.entries()].toReversed()) if (!known.has(index)) listed(arrivals, key).push(index)
  const found: [number, number][] = []
  for (const [index, key] of left.entries()) {
    const block = before[index]
    if (kept.has(index) || block === undefined || !arrivals.has(key) || wordsBelow(block).length < fewestWordsOfAMove) continue
    const arrival = arrivals.get(key)?.pop()
    if (arrival !== undefined) found.push([index, arrival])
  }
  return found
}

/** Of blocks that went and blocks that came, those that are forms of one another: moved, and edited on the way. The most alike first. */
export function editedMoves(gone: readonly Element[], come: readonly Element[]): [number, number][] {
  const [left, right] = [longBags(gone), longBags(come)]
  const byWord = new Map<string, number[]>()
  for (const [index, { words }] of right) for (const word of words.keys()) listed(byWord, word).push(index)
  const pairs = [...left].flatMap(([index, bag]) =>
    [...candidatesOf(bag, byWord)].flatMap((other) => {
      const like = likeness(bag, right.get(other) ?? bag)
      return like < alikeEnough ? [] : [{ index, other, like }]
    }),
  )
  const [from, to] = [new Set<number>(), new Set<number>()]
  return pairs
    .sort((one, two) => two.like - one.like || one.index - two.index || one.other - two.other)
    .flatMap(({ index, other }): [number, number][] => {
      if (from.has(index) || to.has(other)) return []
      from.add(index)
      to.add(other)
      return [[index, other]]
    })
}

/** What is listed under a key; an empty list from now on where there was none. */
export function listed<Value>(lists: Map<string, Value[]>, key: string): Value[] {
  const known = lists.get(key)
  if (known !== undefined) return known
  const list: Value[] = []
  lists.set(key, list)
  return list
}

function longBags(blocks: readonly Element[]): Map<number, Bag> {
  const bags = blocks.map((block, index) => [index, bagOf(block)] as const)
  return new Map(bags.filter(([, { size }]) => size >= fewestWordsOfAnEditedMove))
}

function candidatesOf({ words }: Bag, byWord: ReadonlyMap<string, readonly number[]>): Set<number> {
  const candidates = new Set<number>()
  for (const word of words.keys()) {
    const holders = byWord.get(word) ?? []
    if (holders.length <= mostBlocksOfAWord) for (const holder of holders) candidates.add(holder)
  }
  return candidates
}
