import { BookmarkEnd, BookmarkStart, HeadingLevel, PageBreak, Paragraph, TextRun, type FileChild, type IParagraphOptions } from 'docx'
import type { Attribution, Block, Clause, Inline, ListItem, Quotation } from '../../core/document/index.ts'
import { clauseKey } from '../../core/release/index.ts'
import { clauseBookmark } from './clause-bookmark.ts'
import { ContentControl } from './content-control.ts'
import { beginsRightToLeft } from './direction.ts'
import { imageRun } from './images.ts'
import { paragraphChildren, textOf, type RunSetting } from './inlines.ts'
import { listIndent, type ListPlace } from './lists.ts'
import { textWidth, twips } from './page.ts'
import { accentOf } from './letterhead.ts'
import { afterQuote, afterTable, alignments, beforeTable, listStyle, quotationBar, quoteBarSpace, quoteIndent, styleIds } from './styles.ts'
import { sourceList } from './source-list.ts'
import { writeTable } from './tables.ts'
import type { Writing } from './writing.ts'

/** Where a block stands: what it takes from the blocks around it. */
interface Surroundings extends RunSetting {
  readonly place?: ListPlace | undefined
  /** Kind of the item that a continuation belongs to. */
  readonly itemKind?: ListItem['kind'] | undefined
  readonly quoted?: boolean
  /** Space that the block's place asks for beyond its style's. */
  readonly spacing?: { readonly before?: number; readonly after?: number } | undefined
  /** A page break stood before this block. */
  readonly breakBefore?: boolean | undefined
  /** The last block stays on the page of what follows it. */
  readonly closes?: boolean | undefined
  readonly keepNext?: boolean | undefined
}

function paragraph(children: readonly Inline[], writing: Writing, around: Surroundings, options: IParagraphOptions): Paragraph {
  return new Paragraph({
    ...options,
    bidirectional: beginsRightToLeft(textOf(children)) || undefined,
    pageBreakBefore: around.breakBefore,
    keepNext: around.keepNext,
    spacing: around.spacing,
    children: paragraphChildren(children, writing, around),
  })
}

const headings = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const

function writeListItem(item: ListItem, writing: Writing, around: Surroundings): Paragraph {
  const { kind, level, children } = item
  if (kind === 'continuation') {
    const base = around.quoted === true ? quoteIndent : 0
    const { left } = listIndent(around.itemKind ?? 'decimal', level, base)
    return paragraph(children, writing, around, {
      style: around.quoted === true ? styleIds.quoteList : listStyle('Continue', level),
      indent: { left },
      ...barFor(left, item, writing, around),
    })
  }
  const style = around.quoted === true ? styleIds.quoteList : listStyle(kind === 'bullet' ? 'Bullet' : 'Number', level)
  const { reference, level: listLevel } = around.place ?? { reference: '', level }
  const { left, hanging } = listIndent(kind, level, around.quoted === true ? quoteIndent : 0)
  return paragraph(children, writing, around, {
    style,
    numbering: { reference, level: listLevel, instance: 0 },
    ...barFor(left - hanging, item, writing, around),
  })
}

/** A quotation's bar stands in one line: further from a text that is indented further. Word allows 31 points. */
function barFor(begin: number, item: ListItem, writing: Writing, around: Surroundings): Pick<IParagraphOptions, 'border'> {
  const further = Math.round((begin - quoteIndent) / 20)
  if (around.quoted !== true || further === 0 || beginsRightToLeft(textOf(item.children))) return {}
  return { border: { left: quotationBar(accentOf(writing.letter), Math.min(quoteBarSpace + further, 31)) } }
}

function writeQuotation(quotation: Quotation, writing: Writing, around: Surroundings): FileChild[] {
  return writeSiblings(quotation.children, writing, { ...around, quoted: true, closes: around.keepNext })
}

function writeAttribution(attribution: Attribution, writing: Writing, around: Surroundings): Paragraph {
  return paragraph([{ text: '— ' }, ...attribution.children], writing, around, { style: styleIds.attribution })
}

function writeClause(clause: Clause, writing: Writing, around: Surroundings): FileChild[] {
  const number = writing.nextClause()
  const key = clauseKey(number - 1)
  const bookmark = writing.nextBookmark()
  const language = clause.language === writing.letter.language ? undefined : clause.language
  const control = new ContentControl({
    title: `${clause.code} · version ${String(clause.version)}`,
    tag: key,
    id: 1_000 + number,
    lock: clause.lock === 'sealed' ? 'sdtContentLocked' : 'sdtLocked',
    children: [
      new BookmarkStart(clauseBookmark(key), bookmark),
      ...writeSiblings(clause.children, writing, { ...around, language, closes: around.keepNext }),
      new BookmarkEnd(bookmark),
    ],
  })
  return [control]
}

function writeBlock(block: Block | Attribution, writing: Writing, around: Surroundings): FileChild[] {
  switch (block.type) {
    case 'paragraph':
      return [
        paragraph(block.children, writing, around, {
          style: around.quoted === true ? styleIds.quote : styleIds.text,
          alignment: alignments[block.align ?? 'start'],
        }),
      ]
    case 'heading':
      return [paragraph(block.children, writing, around, { heading: headings[block.level] })]
    case 'list-item':
      return [writeListItem(block, writing, around)]
    case 'quotation':
      return writeQuotation(block, writing, around)
    case 'attribution':
      return [writeAttribution(block, writing, around)]
    case 'table':
      return [...pageBreakFor(around), writeTable(block, twips(textWidth), writing, around)]
    case 'image': {
      const run = imageRun(block, textWidth, writing)
      return [
        new Paragraph({
          style: styleIds.image,
          alignment: alignments[block.align ?? 'start'],
          pageBreakBefore: around.breakBefore,
          children: run === undefined ? [] : [run],
        }),
      ]
    }
    case 'clause':
      return writeClause(block, writing, around)
    case 'source-list':
      if (writing.sourceList !== 'body' || writing.isListed) return []
      writing.isListed = true
      return sourceList(writing, around.breakBefore)
    case 'page-break':
    case 'clause-reference':
    case 'part':
      return []
  }
}

/** A page break in a paragraph of its own, where no paragraph follows that could begin the page. */
function pageBreakFor({ breakBefore }: Surroundings): Paragraph[] {
  return breakBefore === true
    ? [new Paragraph({ style: styleIds.pageBreak, children: [new TextRun({ children: [new PageBreak()] })] })]
    : []
}

/**
 * Neighbouring blocks as paragraphs, tables and content controls. Page breaks become a property of what follows them;
 * several in a row are one, and what follows a last one is the caller's to say.
 */
export function writeSiblings(blocks: readonly (Block | Attribution)[], writing: Writing, around: Surroundings = {}): FileChild[] {
  const places = writing.lists.place(blocks, around.quoted === true ? quoteIndent : 0)
  const written: FileChild[] = []
  let itemKind: ListItem['kind'] | undefined
  let { breakBefore } = around
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'page-break') {
      breakBefore = true
      continue
    }
    if (block.type === 'list-item' && block.kind !== 'continuation') itemKind = block.kind
    const keepNext = (around.closes === true && index === blocks.length - 1) || undefined
    // Word takes tables that touch for one.
    if (endsWithTable(blocks[index - 1]) && beginsWithTable(block) && breakBefore !== true)
      written.push(new Paragraph({ style: styleIds.tableGap, children: [] }))
    const spacing = spacingFor(blocks, index, around)
    written.push(
      ...writeBlock(block, writing, { ...around, closes: undefined, keepNext, spacing, breakBefore, place: places.get(index), itemKind }),
    )
    breakBefore = undefined
  }
  return written
}

/** Word gives a table no space of its own, and a quotation's last block not the quotation's. */
function spacingFor(blocks: readonly (Block | Attribution)[], index: number, around: Surroundings): Surroundings['spacing'] {
  const block = blocks[index]
  const follows = endsWithTable(blocks[index - 1]) && block?.type !== 'heading'
  const before = follows ? afterTable : index === 0 ? around.spacing?.before : undefined
  const ends = around.quoted === true && index === blocks.length - 1 && block?.type !== 'attribution'
  const after = ends ? afterQuote : block?.type === 'paragraph' && blocks[index + 1]?.type === 'table' ? beforeTable : undefined
  if (before === undefined && after === undefined) return undefined
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
}

function endsWithTable(block: Block | Attribution | undefined): boolean {
  return block?.type === 'table' || (block?.type === 'clause' && endsWithTable(block.children.at(-1)))
}

function beginsWithTable(block: Block | Attribution): boolean {
  return block.type === 'table' || (block.type === 'clause' && block.children[0]?.type === 'table')
}
