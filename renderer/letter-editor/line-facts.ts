import { Node } from 'slate'
import { isRun, labelItems, walk, type Block, type Document, type Element } from '../../core/document/index.ts'
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
  let current: Document | undefined

  const inside = (block: Block): Inside => {
    const known = insides.get(block)
    if (known !== undefined) return known
    const found = lookInside(block, facts)
    insides.set(block, found)
    return found
  }

  return {
    of: (element) => facts.get(element),
    isOnlyLine: (element) => element === onlyLine,
    update(document) {
      if (document === current) return
      current = document
      labelAll(document, facts)
      numberAll(document.map(inside), facts)
      onlyLine = onlyEmptyLine(document)
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
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

function numberAll(insides: readonly Inside[], facts: WeakMap<Element, string>): void {
  const sources: string[] = []
  let footnotes = 0
  for (const inside of insides) {
    for (const footnote of inside.footnotes) facts.set(footnote, String((footnotes += 1)))
    for (const citation of inside.citations) {
      if (!sources.includes(citation.source)) sources.push(citation.source)
      facts.set(citation, String(sources.indexOf(citation.source) + 1))
    }
  }
}

function onlyEmptyLine(document: Document): Element | undefined {
  const { from, until } = bodyOf(document)
  const line = until - from === 1 ? document[from] : undefined
  const empty = line?.type === 'paragraph' && line.children.length === 1 && Node.string(line) === ''
  return empty ? line : undefined
}
