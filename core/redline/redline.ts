import type { Block, Element, Inline, Node } from '../document/index.ts'

type WithoutChildren<Kind> = Kind extends Element ? Omit<Kind, 'children'> : never

/** An element without its children: its type and its own attributes. */
export type Shell = WithoutChildren<Element>

/** A piece of a line. `formatted` is the same text or atom with other marks. */
export type RedlineInline =
  | { readonly change: 'same' | 'inserted' | 'removed'; readonly node: Inline }
  | { readonly change: 'formatted'; readonly before: Inline; readonly after: Inline }

/** A block of which both documents have a form. Of its two lists one is filled: `inlines` in lines, `blocks` in quotations, tables, rows and clauses. */
export interface ChangedBlock {
  readonly change: 'changed'
  readonly before: Shell
  readonly after: Shell
  readonly inlines: readonly RedlineInline[]
  readonly blocks: readonly RedlineBlock[]
  /** Of a cell that stays in its row while all its words went elsewhere, or all it has came from there: the numbers of those moves. */
  readonly wordsTo?: number
  readonly wordsFrom?: number
}

/**
 * A block that stands elsewhere: at both ends as its document has it, under the same number, from 1. The end it moved to
 * has `edited` where its words changed on the way.
 */
export interface MovedBlock {
  readonly change: 'moved-from' | 'moved-to'
  readonly block: Element
  readonly move: number
  readonly edited?: ChangedBlock
}

/** An end of a move: its number, and which end it is. */
export type MoveEnd = Pick<MovedBlock, 'change' | 'move' | 'edited'>

/** The ends of moves that the words of a changed cell are. */
export function wordMovesOf({ wordsTo, wordsFrom }: ChangedBlock): readonly MoveEnd[] {
  return [
    ...(wordsTo === undefined ? [] : [{ change: 'moved-from', move: wordsTo } as const]),
    ...(wordsFrom === undefined ? [] : [{ change: 'moved-to', move: wordsFrom } as const]),
  ]
}

/** A block that came or went as a whole. It has `inside` where part of what it holds moved: all of that, which came or went with it. */
export interface OneSidedBlock {
  readonly change: 'inserted' | 'removed'
  readonly block: Element
  readonly inside?: readonly RedlineBlock[]
}

/** A block, a table's row or its cell. */
export type RedlineBlock = { readonly change: 'same'; readonly block: Element } | OneSidedBlock | MovedBlock | ChangedBlock

/** What changed between two documents, in reading order; both can be had back from it. */
export interface Redline {
  readonly blocks: readonly RedlineBlock[]
}

/** One of the two documents. */
export type Side = 'before' | 'after'

const missing: Record<Side, ReadonlySet<string>> = {
  before: new Set(['inserted', 'moved-to']),
  after: new Set(['removed', 'moved-from']),
}

/** Whether what changed so stands in one of the documents. */
export function isIn(change: RedlineBlock['change'] | RedlineInline['change'], side: Side): boolean {
  return !missing[side].has(change)
}

/** The blocks that are shown inside of one, each with its own change; none where it is shown as a whole. */
export function insideOf(block: RedlineBlock): readonly RedlineBlock[] {
  switch (block.change) {
    case 'same':
      return []
    case 'changed':
      return block.blocks
    case 'inserted':
    case 'removed':
      return block.inside ?? []
    default:
      return block.edited?.blocks ?? []
  }
}

/** A block with other blocks in the place of those that are shown inside it. */
export function mapInside(block: RedlineBlock, map: (blocks: readonly RedlineBlock[]) => readonly RedlineBlock[]): RedlineBlock {
  switch (block.change) {
    case 'same':
      return block
    case 'changed':
      return { ...block, blocks: map(block.blocks) }
    case 'inserted':
    case 'removed':
      return block.inside === undefined ? block : { ...block, inside: map(block.inside) }
    default:
      return block.edited === undefined ? block : { ...block, edited: { ...block.edited, blocks: map(block.edited.blocks) } }
  }
}

/** The pieces of a line as one of the two documents has them. */
export function inlinesOf(inlines: readonly RedlineInline[], side: Side): Inline[] {
  return inlines.filter((piece) => isIn(piece.change, side)).map((piece) => (piece.change === 'formatted' ? piece[side] : piece.node))
}

function blocksOf(blocks: readonly RedlineBlock[], side: Side): Element[] {
  return blocks
    .filter((block) => isIn(block.change, side))
    .map((block) => {
      if (block.change !== 'changed') return block.block
      const children: Node[] = block.inlines.length > 0 ? inlinesOf(block.inlines, side) : blocksOf(block.blocks, side)
      // A shell and the children it was parted from are an element again.
      return { ...block[side], children } as Element
    })
}

/** The older document, equal to the one compared by its digest. */
export function beforeOf(redline: Redline): Block[] {
  // The top of a redline holds what stood at the top of the documents.
  return blocksOf(redline.blocks, 'before') as Block[]
}

/** The newer document, equal to the one compared by its digest. */
export function afterOf(redline: Redline): Block[] {
  // The top of a redline holds what stood at the top of the documents.
  return blocksOf(redline.blocks, 'after') as Block[]
}
