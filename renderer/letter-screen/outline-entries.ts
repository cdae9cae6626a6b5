import { isRun, mapNodes, plainText, type Block, type Clause, type Document } from '../../core/document/index.ts'
import type { PagePlace } from '../../core/requests/index.ts'

/** A heading or a clause of the letter, in reading order. */
export interface OutlineEntry {
  readonly path: readonly number[]
  readonly kind: 'subject' | 'heading' | 'clause'
  /** How deep it stands, from 1. */
  readonly level: number
  readonly text: string
  /** The page on which it stands; left out while it is not laid out. */
  readonly page?: number
}

/** Where the words come from that do not stand in the document itself. */
export interface OutlineWords {
  /** A clause's title. */
  titleOf(clause: Clause): string
  /** What a merge field prints; undefined while it has no value. */
  printed(name: string, format: string | undefined): string | undefined
}

/** The skeleton of a letter. */
export function outlineOf(document: Document, places: readonly PagePlace[], words: OutlineWords): OutlineEntry[] {
  const pages = new Map(places.flatMap(({ path, page }) => (path.length === 1 ? [[path[0], page] as const] : [])))
  let level = 1
  return document.flatMap((block, index): OutlineEntry[] => {
    const page = pages.get(index)
    const shared = { path: [index], ...(page !== undefined && { page }) }
    if (block.type === 'part' && block.part === 'subject') return [{ ...shared, kind: 'subject', level: 1, text: wordsOf(block, words) }]
    if (block.type === 'heading') {
      ;({ level } = block)
      return [{ ...shared, kind: 'heading', level, text: wordsOf(block, words) }]
    }
    return block.type === 'clause' ? [{ ...shared, kind: 'clause', level: level + 1, text: words.titleOf(block) }] : []
  })
}

function wordsOf(block: Block, { printed }: OutlineWords): string {
  const filled = mapNodes([block], (node) =>
    !isRun(node) && node.type === 'merge-field' ? { text: printed(node.name, node.format) ?? `‹${node.name}›` } : node,
  )
  return plainText(filled).replaceAll(/\s+/gu, ' ').trim()
}

/** The entry under which a place of the document stands. */
export function entryAround(entries: readonly OutlineEntry[], caret: readonly number[]): OutlineEntry | undefined {
  return entries.findLast(({ path }) => (path[0] ?? 0) <= (caret[0] ?? 0))
}
