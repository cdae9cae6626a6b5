import { Node } from 'slate'
import {
  conditionText,
  isRun,
  labelItems,
  originsOf,
  originsText,
  sourceKey,
  walk,
  type Block,
  type Document,
  type Element,
} from '../../core/document/index.ts'
import type { Source } from '../../core/letter/index.ts'
import { bodyOf } from './places.ts'

/**
 * What an element shows that follows from the others around it: the label of a list item, the number of a footnote or of a
 * cited source, whether a line is all there is of the body. Worked out once a change, blocks that did not change are not read
 * again, and an element hears of it only when its own fact changed.
 */
export interface LineFacts {
  /** The label or number of an element; undefined where it has none. */
  of(element: Element): string | undefined
  /** True for the one empty line of a body that holds nothing else. */
  isOnlyLine(element: Element): boolean
  /** The sources that the document cites, in the order of their numbers; the same array while they are the same. */
  sources(): readonly Source[]
  /** True for a block that says beside its text what the block above it says: the same condition, the same origins. */
  isLikeAbove(element: Element): boolean
  update(document: Document): void
  subscribe(listener: () => void): () => void
}

interface Inside {
  readonly footnotes: readonly Element[]
  readonly citations: readonly Extract<Element, { type: 'citation' }>[]
}

export function createLineFacts(): LineFacts {
  const facts = new WeakMap<Element, string>()
  const insides = new WeakMap<Block, Inside>()
  const listeners = new Set<() => void>()
  let onlyLine: Element | undefined
  let likeAbove = new WeakSet<Element>()
  let current: Document | undefined
  let sources: readonly Source[] = []

  const inside = (block: Block): Inside => {
    const known = insides.get(block)
    if (known !== undefined) return known
    const found = lookInside(block, facts)
    insides.set(block, found)
    return found
  }

  /** Whoever draws the block asks for its facts anew by itself; all others have the same ones. */
  const handOn = (before: Block, after: Block): void => {
    const fact = facts.get(before)
    if (fact !== undefined) facts.set(after, fact)
    if (likeAbove.has(before)) likeAbove.add(after)
  }

  return {
    of: (element) => facts.get(element),
    isOnlyLine: (element) => element === onlyLine,
    isLikeAbove: (element) => likeAbove.has(element),
    sources: () => sources,
    update(document) {
      if (document === current) return
      const typed = current === undefined ? undefined : onlyWordsChanged(current, document, inside)
      current = document
      if (typed !== undefined) return typed.forEach(([before, after]) => handOn(before, after))
      labelAll(document, facts)
      const cited = numberAll(document.map(inside), facts)
      if (!sameSources(cited, sources)) sources = cited
      onlyLine = onlyEmptyLine(document)
      likeAbove = new WeakSet(document.filter((block, index) => index > 0 && saysTheSame(block, document[index - 1])))
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/**
 * The blocks before and after a change, where it changed the words of some blocks and nothing that a fact follows from; undefined where
 * it may have. While somebody writes that is every key.
 */
function onlyWordsChanged(before: Document, after: Document, inside: (block: Block) => Inside): (readonly [Block, Block])[] | undefined {
  if (before.length !== after.length || onlyEmptyLine(before) !== undefined) return undefined
  const changed: (readonly [Block, Block])[] = []
  for (const [index, block] of after.entries()) {
    const old = before[index]
    if (old === block) continue
    if (old === undefined || !hasSameFacts(old, block, inside)) return undefined
    changed.push([old, block])
  }
  return onlyEmptyLine(after) === undefined ? changed : undefined
}

/** Whether two forms of a block are of one kind and say the same beside their words, and neither holds anything with a number. */
function hasSameFacts(before: Block, after: Block, inside: (block: Block) => Inside): boolean {
  if (before.type === 'quotation' || before.type === 'clause') return false
  if (besideChildren(before) !== besideChildren(after)) return false
  return [before, after].every((block) => inside(block).footnotes.length === 0 && inside(block).citations.length === 0)
}

function besideChildren(block: Block): string {
  return JSON.stringify({ ...block, children: undefined })
}

function labelAll(blocks: readonly Element[], facts: WeakMap<Element, string>): void {
  for (const [index, { label }] of labelItems(blocks)) {
    const block = blocks[index]
    if (block !== undefined) facts.set(block, label)
  }
}

/** Items inside a quotation or clause are labelled among themselves, so once is enough while the block is the same. */
function lookInside(block: Block, facts: WeakMap<Element, string>): Inside {
  const footnotes: Element[] = []
  const citations: Extract<Element, { type: 'citation' }>[] = []
  for (const { node } of walk([block])) {
    if (isRun(node)) continue
    if (node.type === 'footnote') footnotes.push(node)
    if (node.type === 'citation') citations.push(node)
    if (node.type === 'quotation' || node.type === 'clause') labelAll(node.children, facts)
  }
  return { footnotes, citations }
}

function sameSources(left: readonly Source[], right: readonly Source[]): boolean {
  return left.length === right.length && left.every((source, index) => isSameSource(source, right[index]))
}

function isSameSource(left: Source, right: Source | undefined): boolean {
  return (
    left.title === right?.title && (left.evidence === right.evidence || JSON.stringify(left.evidence) === JSON.stringify(right.evidence))
  )
}

/** Numbers footnotes and citations, and returns the sources that are cited. */
function numberAll(insides: readonly Inside[], facts: WeakMap<Element, string>): Source[] {
  const sources = new Map<string, { readonly number: number; readonly source: Source }>()
  let footnotes = 0
  for (const inside of insides) {
    for (const footnote of inside.footnotes) facts.set(footnote, String((footnotes += 1)))
    for (const citation of inside.citations) {
      const { source: title, evidence } = citation
      const key = sourceKey(citation)
      const known = sources.get(key) ?? { number: sources.size + 1, source: { title, ...(evidence && { evidence }) } }
      sources.set(key, known)
      facts.set(citation, String(known.number))
    }
  }
  return [...sources.values()].map(({ source }) => source)
}

function onlyEmptyLine(document: Document): Element | undefined {
  const { from, until } = bodyOf(document)
  const line = until - from === 1 ? document[from] : undefined
  const empty = line?.type === 'paragraph' && line.children.length === 1 && Node.string(line) === ''
  return empty ? line : undefined
}

/** Whether two blocks say the same beside their text. A clause says it in its own line. */
export function saysTheSame(block: Element, above: Element | undefined): boolean {
  const said = besideKey(block)
  return said !== '' && above !== undefined && above.type !== 'clause' && said === besideKey(above)
}

function besideKey(block: Element): string {
  const { when } = { when: undefined, ...block }
  const origins = originsOf(block)
  return when === undefined && origins.length === 0 ? '' : `${when === undefined ? '' : conditionText(when)}|${originsText(origins)}`
}
