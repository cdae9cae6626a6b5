import { holdsBlocks, isVoid, serialiseNode, type Block, type Element } from '../document/index.ts'
import { acceptAll } from '../suggestion/settle.ts'
import { commonOf, type Common } from './diff-sequence.ts'
import { compareLines } from './compare-lines.ts'
import { editedMoves, unalteredMoves, type Places } from './moves.ts'
import { movedFrom, movedTo, numberedMoves, type Move } from './move-ends.ts'
import { withMovesAcross } from './moves-across.ts'
import type { Redline, RedlineBlock, Shell } from './redline.ts'
import { pairsOf } from './similarity.ts'

/** What changed between two documents, each as it reads with its suggestions accepted. Deterministic; under a second for 10,000 words at any rate of change. */
export function compareDocuments(before: readonly Block[], after: readonly Block[]): Redline {
  const moves = { count: 0 }
  const blocks = compareBlocks(acceptAll([...before]), acceptAll([...after]), moves)
  return { blocks: numberedMoves(withMovesAcross(blocks, (old, now) => moveOf(old, now, moves))) }
}

/** How many moves were numbered so far, in all the document. */
interface Moves {
  count: number
}

function compareBlocks(before: readonly Element[], after: readonly Element[], moves: Moves): RedlineBlock[] {
  const [left, right] = [before.map(serialiseNode), after.map(serialiseNode)]
  const common = commonOf(left, right)
  const unaltered = unalteredMoves(before, left, right, common)
  const forms = formsOf(before, after, common, unaltered)
  const pairs = [...common, ...forms].sort(([one], [two]) => one - two)
  const { from, to } = movesIn(before, after, { pairs, unaltered }, moves)
  const blocks: RedlineBlock[] = []
  let [start, other] = [0, 0]
  for (const [place, otherPlace] of [...pairs, [before.length, after.length] as const]) {
    blocks.push(
      ...before.slice(start, place).map((block, index) => goneBlock(block, from.get(start + index))),
      ...after.slice(other, otherPlace).map((block, index) => newBlock(block, to.get(other + index))),
    )
    const [old, now] = [before[place], after[otherPlace]]
    if (old !== undefined && now !== undefined) blocks.push(...compareBlock(old, now, moves))
    start = place + 1
    other = otherPlace + 1
  }
  return blocks
}

/** Pairs of blocks between the common ones that are forms of one another; neither stands elsewhere. */
function formsOf(before: readonly Element[], after: readonly Element[], common: Common, unaltered: Places): [number, number][] {
  const [from, to] = [new Set(unaltered.map(([place]) => place)), new Set(unaltered.map(([, place]) => place))]
  const forms: [number, number][] = []
  let [start, other] = [0, 0]
  for (const [place, otherPlace] of [...common, [before.length, after.length] as const]) {
    const stay = indices(start, place).filter((index) => !from.has(index))
    const come = indices(other, otherPlace).filter((index) => !to.has(index))
    for (const [one, two] of pairsOf(pick(before, stay), pick(after, come))) forms.push([stay[one] ?? place, come[two] ?? otherPlace])
    start = place + 1
    other = otherPlace + 1
  }
  return forms
}

function indices(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

function pick(elements: readonly Element[], places: readonly number[]): Element[] {
  return places.flatMap((place) => elements[place] ?? [])
}

function goneBlock(block: Element, move: Move | undefined): RedlineBlock {
  return move === undefined ? { change: 'removed', block } : movedFrom(block, move)
}

function newBlock(block: Element, move: Move | undefined): RedlineBlock {
  return move === undefined ? { change: 'inserted', block } : movedTo(block, move)
}

/** The move of a block, numbered as it was found; undefined where the one end cannot have become the other. */
function moveOf(before: Element, after: Element, moves: Moves): Move | undefined {
  const [block] = compareBlock(before, after, moves)
  if (block?.change !== 'same' && block?.change !== 'changed') return undefined
  moves.count += 1
  return { number: moves.count, ...(block.change === 'changed' && { edited: block }) }
}

/** The moves by the positions of both their ends. */
function movesIn(
  before: readonly Element[],
  after: readonly Element[],
  { pairs, unaltered }: { readonly pairs: Places; readonly unaltered: Places },
  moves: Moves,
): { from: Map<number, Move>; to: Map<number, Move> } {
  const placed = [...pairs, ...unaltered]
  const [kept, known] = [new Set(placed.map(([place]) => place)), new Set(placed.map(([, place]) => place))]
  const gone = indices(0, before.length).filter((index) => !kept.has(index))
  const come = indices(0, after.length).filter((index) => !known.has(index))
  const [from, to] = [new Map<number, Move>(), new Map<number, Move>()]
  const edited = editedMoves(pick(before, gone), pick(after, come)).map(([one, two]) => [gone[one] ?? 0, come[two] ?? 0] as const)
  for (const [place, otherPlace] of [...unaltered, ...edited]) {
    const [old, now] = [before[place], after[otherPlace]]
    const move = old === undefined || now === undefined ? undefined : moveOf(old, now, moves)
    if (move === undefined) continue
    from.set(place, move)
    to.set(otherPlace, move)
  }
  return { from, to }
}

function shellOf(element: Element): Shell {
  // What is left of an element without its children is its shell.
  return Object.fromEntries(Object.entries(element).filter(([name]) => name !== 'children')) as unknown as Shell
}

function compareBlock(before: Element, after: Element, moves: Moves): RedlineBlock[] {
  if (serialiseNode(before) === serialiseNode(after)) return [{ change: 'same', block: after }]
  if (isVoid(before) || isVoid(after) || holdsBlocks(before) !== holdsBlocks(after))
    return [
      { change: 'removed', block: before },
      { change: 'inserted', block: after },
    ]
  const shells = { change: 'changed', before: shellOf(before), after: shellOf(after) } as const
  if (!holdsBlocks(before)) return [{ ...shells, inlines: compareLines(before.children, after.children), blocks: [] }]
  // The children of what holds blocks are elements.
  const [old, now] = [before.children as Element[], after.children as Element[]]
  const cells = before.type === 'table-row' && after.type === 'table-row' && old.length === now.length
  const blocks = cells ? old.flatMap((cell, index) => compareBlock(cell, now[index] ?? cell, moves)) : compareBlocks(old, now, moves)
  return [{ ...shells, inlines: [], blocks }]
}
