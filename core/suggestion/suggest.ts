import {
  isAdapted,
  isRun,
  isVoid,
  Quotation,
  sameMarks,
  type Block,
  type Document,
  type Element,
  type Node,
  type Path,
  type SuggestionMark,
  type TableCell,
} from '../document/index.ts'
import { apartByCondition } from './apart.ts'
import { Builder, type Building, type Sought } from './build.ts'
import { aboutOf, reformatted, told } from './marking.ts'
import { mixTables } from './tables.ts'
import { tokensOf, type TextPlace, type Token } from './tokens.ts'
import { weave, type Step } from './weave.ts'

export interface SuggestOptions {
  /** Places in the document after, such as the ends of the selection, that are to be found again in the outcome. */
  readonly places?: readonly TextPlace[]
  /** True where they go behind what is suggested to go, as after Delete; before it as after Backspace otherwise. */
  readonly behind?: boolean
}

export interface Suggested {
  readonly document: Document
  /** One for each place asked for; undefined where it has none any more. */
  readonly places: readonly (TextPlace | undefined)[]
}

/**
 * An edit as suggestions: the document that reads as the one before when they are rejected and as the one after when they
 * are accepted. Suggestions that the document before carries stay. What the author of `by` suggested to put in and takes
 * out again is gone at once. Blocks that both documents share are not looked into.
 */
export function suggest(before: Document, after: Document, by: SuggestionMark, options: SuggestOptions = {}): Suggested {
  const sought = (options.places ?? []).map((place): Sought => ({ place }))
  const building: Building = { by, sought, behind: options.behind === true, mix: (...nodes) => mix(building, ...nodes) }
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const [old, next] = [sectionsOf(before.slice(head, before.length - tail)), sectionsOf(after.slice(head, after.length - tail))]
  // The parts of a letter are never suggested: where they differ, another document was put in the place of this one.
  if (old.length !== next.length || old.some(({ part }, index) => part !== next[index]?.part))
    return { document: after, places: sought.map(({ place }) => place) }
  const middle: Node[] = []
  for (const [index, { blocks, from }] of next.entries()) {
    const where: Where = { at: [], from: head + middle.length, source: [], sourceFrom: head + from }
    for (const node of mixNodes(building, old[index]?.blocks ?? [], blocks, where)) middle.push(node)
  }
  const moved = middle.length - (after.length - head - tail)
  return {
    document: [...after.slice(0, head), ...(middle as Block[]), ...after.slice(after.length - tail)],
    places: sought.map(({ place, found }) => found ?? outside(place, { head, end: after.length - tail, moved })),
  }
}

/** A place in what the two documents share. */
function outside(place: TextPlace, { head, end, moved }: { head: number; end: number; moved: number }): TextPlace | undefined {
  const [top = -1, ...rest] = place.path
  if (top < head) return place
  return top < end ? undefined : { path: [top + moved, ...rest], offset: place.offset }
}

/** What is told by itself: a part of a letter, or the blocks between two of them, and the index of the first. */
export interface Section {
  readonly part: string | undefined
  readonly blocks: readonly Block[]
  readonly from: number
}

/** Parts, each by itself, and what stands before, between and behind them. */
export function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = []
  let from = 0
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'part') continue
    sections.push({ part: undefined, blocks: blocks.slice(from, index), from }, { part: block.part, blocks: [block], from: index })
    from = index + 1
  }
  sections.push({ part: undefined, blocks: blocks.slice(from), from })
  return sections
}

interface Where {
  /** The path of the nodes' parent in the outcome, and the index that the first of them has there. */
  readonly at: Path
  readonly from: number
  /** The same in the document after. */
  readonly source: Path
  readonly sourceFrom: number
}

function mixNodes(building: Building, before: readonly Node[], after: readonly Node[], where: Where): Node[] {
  const { steps, indices } = woven(building, before, after, where)
  return new Builder(building, where.at, where.from).write(steps, indices)
}

function woven(
  building: Building,
  before: readonly Node[],
  after: readonly Node[],
  { source, sourceFrom }: Where,
): { readonly steps: readonly Step[]; readonly indices: readonly (number | undefined)[] } {
  const places = building.sought.map(({ place }) => place)
  const old = tokensOf(before, [], 0)
  const next = tokensOf(after, source, sourceFrom, places)
  const steps = weave(old.tokens, next.tokens, (left, right) => canMix(building, left, right))
  return { steps: apartByCondition(steps), indices: next.indices }
}

/** Tables and quotations may be of one kind and yet too different to be told as one. */
function canMix(building: Building, before: Token, after: Token): boolean {
  if (!('node' in before) || !('node' in after)) return true
  const [old, next] = [before.node, after.node]
  if (old.type === 'clause' || next.type === 'clause')
    return old === next || (isOpen(old) && isOpen(next) && told(aboutOf(old)) === told(aboutOf(next)))
  if (old.type === 'table' && next.type === 'table') return mixTables(old, next, building.by, (_old, cell) => cell) !== undefined
  if (old.type !== 'quotation' || next.type !== 'quotation' || old === next) return true
  if (told(aboutOf(old)) !== told(aboutOf(next))) return false
  return Quotation.safeParse(mix({ ...building, sought: [] }, old, next, [], [])).success
}

/** A clause whose words are the letter's own. */
function isOpen(node: Element): boolean {
  return node.type === 'clause' && isAdapted(node)
}

function mix(building: Building, before: Element, after: Element, source: Path, at: Path): Element {
  const where: Where = { at, from: 0, source, sourceFrom: 0 }
  if ((before.type === 'quotation' && after.type === 'quotation') || (isOpen(before) && isOpen(after)))
    return { ...before, children: mixNodes(building, before.children, after.children, where) } as Element
  if ((before.type === 'link' && after.type === 'link') || (before.type === 'footnote' && after.type === 'footnote')) {
    const { steps, indices } = woven(building, before.children, after.children, where)
    return { ...before, children: new Builder(building, at, 0).inline(steps, indices) } as Element
  }
  if (before.type === 'table' && after.type === 'table') {
    const mixed = mixTables(before, after, building.by, (old, next, [row, column, fromRow, fromColumn]) => {
      const cell = { at: [...at, row], from: column, source: [...source, fromRow], sourceFrom: fromColumn }
      return mixNodes(building, [old], [next], cell)[0] as TableCell
    })
    return mixed ?? after
  }
  return isVoid(before) && isVoid(after) ? withSpacer(before, after, building.by) : after
}

/** A field or citation with other marks than it had. */
function withSpacer(before: Element, after: Element, by: SuggestionMark): Element {
  const [old, next]: readonly [Node | undefined, Node | undefined] = [before.children[0], after.children[0]]
  if (old === undefined || next === undefined || !isRun(old) || !isRun(next) || sameMarks(old, next)) return before
  return { ...before, children: [reformatted(old, next, by)] } as Element
}
