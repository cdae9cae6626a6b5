import { holdsBlocks, serialiseNode, type Element } from '../document/index.ts'
import { editedMoves, fewestWordsOfAMove, listed } from './moves.ts'
import { movedFrom, movedTo, type Move } from './move-ends.ts'
import { insideOf, mapInside, type RedlineBlock } from './redline.ts'
import { wordsBelow } from './words.ts'

/** A block that moved and was edited may hold some that came or went, and so on: blocks stand in one another three deep. */
const rounds = 3

/** A block that came or went, or one inside it: as yet without a place in the other document. */
interface Leftover {
  readonly element: Element
  readonly above: Leftover | undefined
  readonly inside: readonly Leftover[]
}

/** The blocks that came or went as a whole, in reading order. */
type Leftovers = ReadonlyMap<RedlineBlock, Leftover>

/**
 * A redline in which what went from one list of blocks and came into another is a move: out of a quotation into the letter,
 * from one table into another. What holds blocks is paired first, then the lines that are left. `moveOf` compares the two
 * ends of a move, and is undefined where the one cannot have become the other.
 */
export function withMovesAcross(
  blocks: readonly RedlineBlock[],
  moveOf: (before: Element, after: Element) => Move | undefined,
): readonly RedlineBlock[] {
  let found = blocks
  for (let round = 0; round < rounds; round += 1) {
    const next = withMoreMoves(found, moveOf)
    if (next === found) break
    found = next
  }
  return found
}

function withMoreMoves(
  blocks: readonly RedlineBlock[],
  moveOf: (before: Element, after: Element) => Move | undefined,
): readonly RedlineBlock[] {
  const [gone, come] = [leftoversOf(blocks, 'removed'), leftoversOf(blocks, 'inserted')]
  if (gone.size === 0 || come.size === 0) return blocks
  const pairing = new Pairing(moveOf)
  const [left, right] = [[...gone.values()].flatMap(allOf), [...come.values()].flatMap(allOf)]
  for (const isPaired of [holdsBlocks, (element: Element) => !holdsBlocks(element)]) {
    const [old, now] = [left.filter(({ element }) => isPaired(element)), right.filter(({ element }) => isPaired(element))]
    pairing.pairUnaltered(old, now)
    pairing.pairEdited(old, now)
  }
  return pairing.moves.size === 0 ? blocks : placed(blocks, new Map([...gone, ...come]), pairing.moves)
}

function leftoversOf(blocks: readonly RedlineBlock[], change: 'removed' | 'inserted'): Leftovers {
  const found = new Map<RedlineBlock, Leftover>()
  const look = (block: RedlineBlock): void => {
    if (block.change === change && block.inside === undefined) found.set(block, leftoverOf(block.block, undefined))
    else insideOf(block).forEach(look)
  }
  blocks.forEach(look)
  return found
}

function leftoverOf(element: Element, above: Leftover | undefined): Leftover {
  const inside: Leftover[] = []
  const leftover = { element, above, inside }
  // The children of what holds blocks are elements.
  if (holdsBlocks(element)) inside.push(...(element.children as Element[]).map((child) => leftoverOf(child, leftover)))
  return leftover
}

function allOf(leftover: Leftover): Leftover[] {
  return [leftover, ...leftover.inside.flatMap(allOf)]
}

/** The moves found so far, under both their ends. */
class Pairing {
  readonly moves = new Map<Leftover, Move>()
  /** What holds an end of a move, and so cannot be one itself. */
  readonly #opened = new Set<Leftover>()
  readonly #moveOf: (before: Element, after: Element) => Move | undefined

  constructor(moveOf: (before: Element, after: Element) => Move | undefined) {
    this.#moveOf = moveOf
  }

  /** Pairs what stands in both documents as it is, the first with the first. */
  pairUnaltered(gone: readonly Leftover[], come: readonly Leftover[]): void {
    const arrivals = new Map<string, Leftover[]>()
    for (const one of come.filter(isLongEnough).toReversed()) listed(arrivals, serialiseNode(one.element)).push(one)
    for (const one of gone.filter(isLongEnough)) {
      const others = arrivals.get(serialiseNode(one.element)) ?? []
      let other = this.#isFree(one) ? others.pop() : undefined
      while (other !== undefined && !this.#isFree(other)) other = others.pop()
      if (other !== undefined) this.#pair(one, other)
    }
  }

  /** Pairs what is left with a form of it, the most alike first. */
  pairEdited(gone: readonly Leftover[], come: readonly Leftover[]): void {
    const [left, right] = [gone.filter((one) => this.#isFree(one)), come.filter((one) => this.#isFree(one))]
    const pairs = editedMoves(
      left.map(({ element }) => element),
      right.map(({ element }) => element),
    )
    for (const [index, otherIndex] of pairs) {
      const [one, other] = [left[index], right[otherIndex]]
      if (one !== undefined && other !== undefined && this.#isFree(one) && this.#isFree(other)) this.#pair(one, other)
    }
  }

  /** Whether neither it nor what holds it nor anything in it moves. */
  #isFree(leftover: Leftover): boolean {
    for (let one: Leftover | undefined = leftover; one !== undefined; one = one.above) if (this.moves.has(one)) return false
    return !this.#opened.has(leftover)
  }

  #pair(one: Leftover, other: Leftover): void {
    const move = this.#moveOf(one.element, other.element)
    if (move === undefined) return
    for (const end of [one, other]) {
      this.moves.set(end, move)
      for (let { above } = end; above !== undefined; { above } = above) this.#opened.add(above)
    }
  }
}

function isLongEnough({ element }: Leftover): boolean {
  return wordsBelow(element).length >= fewestWordsOfAMove
}

function placed(blocks: readonly RedlineBlock[], leftovers: Leftovers, moves: ReadonlyMap<Leftover, Move>): readonly RedlineBlock[] {
  return blocks.map((block) => {
    const leftover = leftovers.get(block)
    if (leftover === undefined || (block.change !== 'removed' && block.change !== 'inserted'))
      return mapInside(block, (inside) => placed(inside, leftovers, moves))
    return endOf(leftover, block.change, moves)
  })
}

/** A block that came or went as it now is: an end of a move, with the ends of moves that it holds, or neither. */
function endOf(leftover: Leftover, change: 'removed' | 'inserted', moves: ReadonlyMap<Leftover, Move>): RedlineBlock {
  const { element: block, inside } = leftover
  const move = moves.get(leftover)
  if (move !== undefined) return change === 'removed' ? movedFrom(block, move) : movedTo(block, move)
  const held = inside.map((one) => endOf(one, change, moves))
  return held.some((one) => 'move' in one || 'inside' in one) ? { change, block, inside: held } : { change, block }
}
