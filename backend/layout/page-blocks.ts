import { isRun, plainText, type Node, type Quotation } from '../../core/document/index.ts'
import type { ResolvedBlock } from '../../core/letter/index.ts'
import type { PageBlock } from './page-data.ts'
import { pageLanguage } from './page-language.ts'
import { pageInlines, type PageSources } from './page-inlines.ts'
import { labelsAmong, nestItems, type PlacedItem } from './page-lists.ts'
import { pageTable } from './page-tables.ts'
import { runsRightToLeft } from './page-text.ts'

type Placed = { readonly path: readonly number[]; readonly block: Node }

/** What the blocks of one letter share while they become page data. */
export interface PageContext {
  readonly sources: PageSources
  /** Digests of images at hand; others are left out. */
  readonly images: ReadonlySet<string>
  /** The letter's. */
  readonly language: string
  /** True once a block of the body lists the sources: further ones do not. */
  hasList?: boolean
  /** Level of the last heading, so that the tags never skip one (ISO 14289-1 §7.4.2). */
  heading: number
}

/** Body blocks as page data, flat list items gathered into lists. */
export function pageBlocks(blocks: readonly ResolvedBlock[] | readonly Placed[], context: PageContext): PageBlock[] {
  const placed: readonly Placed[] = blocks
  const labels = labelsAmong(placed.map(({ block }) => block))
  const gathered: PageBlock[] = []
  let items: PlacedItem[] = []
  const closeList = (): void => {
    gathered.push(...nestItems(items))
    items = []
  }
  for (const [index, { block, path }] of placed.entries()) {
    const label = labels.get(index)
    if (block.type === 'list-item' && label !== undefined) {
      items.push({ item: block, path, label, rtl: isRightToLeft(block), of: pageInlines(block.children, context.sources) })
      continue
    }
    closeList()
    gathered.push(...pageBlock(block, path, context))
  }
  closeList()
  return gathered
}

function isRightToLeft(block: Node): boolean {
  return !isRun(block) && runsRightToLeft(plainText([block]))
}

function pageBlock(block: Node, path: readonly number[], context: PageContext): PageBlock[] {
  if (isRun(block)) return []
  switch (block.type) {
    case 'paragraph':
      return [
        { k: 'par', path, rtl: isRightToLeft(block), align: block.align ?? 'start', of: pageInlines(block.children, context.sources) },
      ]
    case 'heading':
      context.heading = Math.min(block.level, context.heading + 1)
      return [
        {
          k: 'heading',
          path,
          rtl: isRightToLeft(block),
          level: block.level,
          tag: context.heading,
          of: pageInlines(block.children, context.sources),
        },
      ]
    case 'quotation':
      return [pageQuotation(block, path, context)]
    case 'table':
      return [
        pageTable(block, path, (cell, cellPath) => ({
          path: cellPath,
          rtl: isRightToLeft(cell),
          of: pageInlines(cell.children, context.sources),
        })),
      ]
    case 'image':
      if (!context.images.has(block.digest)) return []
      return [{ k: 'image', path, file: block.digest, width: block.width ?? null, align: block.align ?? 'start', alt: block.alt }]
    case 'page-break':
      return [{ k: 'page-break', path }]
    case 'source-list':
      if (context.hasList === true) return []
      context.hasList = true
      return context.sources.isListed && context.sources.all.length > 0 ? [{ k: 'sources', path }] : []
    case 'clause':
      return [
        {
          k: 'clause',
          path,
          ...(block.language !== context.language && pageLanguage(block.language)),
          of: pageBlocks(childrenOf(block.children, path), context),
        },
      ]
    default:
      return []
  }
}

function childrenOf(children: readonly Node[], path: readonly number[]): Placed[] {
  return children.map((block, index) => ({ block, path: [...path, index] }))
}

function pageQuotation(quotation: Quotation, path: readonly number[], context: PageContext): PageBlock {
  const last = quotation.children.at(-1)
  const attribution = last?.type === 'attribution' ? last : undefined
  const said = attribution === undefined ? quotation.children : quotation.children.slice(0, -1)
  return {
    k: 'quote',
    path,
    of: pageBlocks(childrenOf(said, path), context),
    by: attribution === undefined ? null : pageInlines(attribution.children, context.sources),
  }
}
