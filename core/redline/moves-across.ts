import { holdsBlocks, serialiseNode, type Element, type Inline } from '../document/index.ts'
import { editedMoves, fewestWordsOfAMove, listed } from './moves.ts'
import { movedFrom, movedTo, type Move } from './move-ends.ts'
import { inlinesOf, insideOf, mapInside, type ChangedBlock, type RedlineBlock, type RedlineInline } from './redline.ts'
import { wordsBelow } from './words.ts'

/** A block that moved and was edited may hold some that came or went, and so on: blocks stand in one another three deep. */
const rounds = 3

/** A block that came or went, or one inside it: as yet without a place in the other document. */
interface Leftover {
  readonly element: Element
  readonly above: Leftover | undefined
  readonly inside: readonly Leftover[]
  /** Set where only its words went or came: those of a cell that stays in its row. */
  readonly isWords?: true
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
    pairing.pairEqual(old, now, serialiseNode)
    if (isPaired !== holdsBlocks) pairing.pairEqual(old, now, lineOf)
    pairing.pairEdited(old, now)
  }
  return pairing.moves.size === 0 ? blocks : placed(blocks, { gone, come, moves: pairing.moves })
}

function leftoversOf(blocks: readonly RedlineBlock[], change: 'removed' | 'inserted'): Leftovers {
  const found = new Map<RedlineBlock, Leftover>()
  const look = (block: RedlineBlock): void => {
    const words = block.change === 'changed' ? rewrittenWords(block, change) : undefined
    if (words !== undefined) found.set(block, { element: words, above: undefined, inside: [], isWords: true })
    else if (block.change === change && block.inside === undefined) found.set(block, leftoverOf(block.block, undefined))
    else insideOf(block).forEach(look)
  }
  blocks.forEach(look)
  return found
}

/** What a cell says that has no word of what it said, or said: a cell stays for its column's sake, whatever is written in it. */
function rewrittenWords(cell: ChangedBlock, change: 'removed' | 'inserted'): Element | undefined {
  const known = change === 'removed' ? cell.wordsTo : cell.wordsFrom
  if (cell.after.type !== 'table-cell' || cell.before.type !== 'table-cell' || known !== undefined) return undefined
  const stays = cell.inlines.some(
    (piece) => !isOneSided(piece) && wordsBelow(piece.change === 'formatted' ? piece.after : piece.node).length > 0,
  )
  return stays ? undefined : { type: 'table-cell', children: inlinesOf(cell.inlines, change === 'removed' ? 'before' : 'after') }
}

function isOneSided({ change }: RedlineInline): boolean {
  return change === 'inserted' || change === 'removed'
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

  /** Pairs what stands in both documents under the same key, the first with the first. */
  pairEqual(gone: readonly Leftover[], come: readonly Leftover[], keyOf: (element: Element) => string): void {
    const arrivals = new Map<string, Leftover[]>()
    for (const one of come.filter(isLongEnough).toReversed()) listed(arrivals, keyOf(one.element)).push(one)
    for (const one of gone.filter(isLongEnough)) {
      const others = arrivals.get(keyOf(one.element)) ?? []
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
    // Where only words stand, there is no place for how they changed.
    if ((one.isWords ?? other.isWords) && move.edited?.inlines.some((piece) => piece.change !== 'same')) return
    for (const end of [one, other]) {
      this.moves.set(end, move)
      for (let { above } = end; above !== undefined; { above } = above) this.#opened.add(above)
    }
  }
}

/** The words of a line, whatever kind of line it is. */
function lineOf({ children }: Element): string {
  // Lines hold inlines, as a paragraph does.
  return serialiseNode({ type: 'paragraph', children: children as Inline[] })
}

function isLongEnough({ element }: Leftover): boolean {
  return wordsBelow(element).length >= fewestWordsOfAMove
}

interface Paired {
  readonly gone: Leftovers
  readonly come: Leftovers
  readonly moves: ReadonlyMap<Leftover, Move>
}

function placed(blocks: readonly RedlineBlock[], paired: Paired): readonly RedlineBlock[] {
  return blocks.map((block) => {
    const [gone, come] = [paired.gone.get(block), paired.come.get(block)]
    if (block.change === 'changed') {
      const [to, from] = [gone && paired.moves.get(gone), come && paired.moves.get(come)]
      const own = { ...(to !== undefined && { wordsTo: to.number }), ...(from !== undefined && { wordsFrom: from.number }) }
      return { ...block, blocks: placed(block.blocks, paired), ...own }
    }
    if (block.change === 'removed' && gone !== undefined) return endOf(gone, 'removed', paired.moves)
    if (block.change === 'inserted' && come !== undefined) return endOf(come, 'inserted', paired.moves)
    return mapInside(block, (inside) => placed(inside, paired))
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
