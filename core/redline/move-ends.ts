import type { Element } from '../document/index.ts'
import { insideOf, mapInside, type ChangedBlock, type RedlineBlock } from './redline.ts'

/** A move without its two ends: its number, and what changed on the way. */
export interface Move {
  readonly number: number
  readonly edited?: ChangedBlock
}

export function movedFrom(block: Element, { number }: Move): RedlineBlock {
  return { change: 'moved-from', block, move: number }
}

export function movedTo(block: Element, { number, edited }: Move): RedlineBlock {
  return { change: 'moved-to', block, move: number, ...(edited !== undefined && { edited }) }
}

/** A redline whose moves are numbered from 1 in the order of the older document. */
export function numberedMoves(blocks: readonly RedlineBlock[]): readonly RedlineBlock[] {
  const edits = new Map<number, ChangedBlock>()
  const gather = (block: RedlineBlock): void => {
    if (block.change === 'moved-to' && block.edited !== undefined) edits.set(block.move, block.edited)
    insideOf(block).forEach(gather)
  }
  blocks.forEach(gather)
  const numbers = new Map<number, number>()
  const count = (block: RedlineBlock): void => {
    if (block.change === 'moved-to') return
    const own = block.change === 'moved-from' ? block.move : block.change === 'changed' ? block.wordsTo : undefined
    if (own !== undefined) numbers.set(own, numbers.size + 1)
    // What moved inside of a block that moved stood where it went from, and is shown where it went.
    const inside = block.change === 'moved-from' ? edits.get(block.move)?.blocks : insideOf(block)
    inside?.forEach(count)
  }
  blocks.forEach(count)
  const numberOf = (move: number): number => numbers.get(move) ?? move
  const renumber = (inside: readonly RedlineBlock[]): readonly RedlineBlock[] =>
    inside.map((block) => {
      const below = mapInside(block, renumber)
      if ('move' in below) return { ...below, move: numberOf(below.move) }
      if (below.change !== 'changed') return below
      const { wordsTo, wordsFrom } = below
      return {
        ...below,
        ...(wordsTo !== undefined && { wordsTo: numberOf(wordsTo) }),
        ...(wordsFrom !== undefined && { wordsFrom: numberOf(wordsFrom) }),
      }
    })
  return renumber(blocks)
}
