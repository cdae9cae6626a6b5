import type {
  BlockContent,
  DefinitionContent,
  FootnoteDefinition,
  ListItem as MdListItem,
  Paragraph as MdParagraph,
  RootContent,
} from 'mdast'
import { directiveToMarkdown, type ContainerDirective, type LeafDirective } from 'mdast-util-directive'
import { defaultHandlers, type Handle, type Options } from 'mdast-util-to-markdown'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import {
  conditionText,
  isAdapted,
  originText,
  type Attribution,
  type Block,
  type Clause,
  type ClauseReference,
  type Image,
  type Inline,
  type ListItem,
  type Quotation,
} from '../../core/document/index.ts'
import { besideOf } from './block-attributes.ts'
import { writeInlines, type Writing } from './write-inlines.ts'
import { writeLists } from './write-lists.ts'
import { writeTable } from './write-tables.ts'

const verbatim: Handle = (node: { value: string }) => node.value

/** As the serialiser's own handler, with the number that the item really has. */
const listItem: Handle = (node: MdListItem, _parent, state, info) => {
  const marker = node.data?.marker ?? '-'
  const width = marker.length + 1
  const tracker = state.createTracker(info)
  tracker.move(`${marker} `)
  tracker.shift(width)
  const exit = state.enter('listItem')
  const text = state.indentLines(state.containerFlow(node, tracker.current()), (line, index, blank) => {
    if (index === 0) return blank ? marker : `${marker} ${line}`
    return blank ? line : ' '.repeat(width) + line
  })
  exit()
  return text
}

const directives = directiveToMarkdown().handlers ?? {}

/** Braces in what a directive says of itself are written as character references: they would read as a merge field, or as its end. */
const withoutBraces: Handle = (node: ContainerDirective | LeafDirective, parent, state, info) => {
  const write: Handle | undefined = directives[node.type]
  const written = write?.(node, parent, state, info) ?? ''
  const [line = ''] = written.split('\n', 1)
  const from = line.indexOf('{') + 1
  if (from === 0) return written
  const inside = line.slice(from, -1).replaceAll(/[{}]/gu, (sign) => (sign === '{' ? '&#x7b;' : '&#x7d;'))
  return `${line.slice(0, from)}${inside}}${written.slice(line.length)}`
}

const options: Options = {
  bullet: '-',
  emphasis: '*',
  strong: '*',
  fences: true,
  rule: '-',
  resourceLink: true,
  listItemIndent: 'one',
  handlers: {
    ...defaultHandlers,
    verbatim,
    listItem,
    containerDirective: withoutBraces,
    leafDirective: withoutBraces,
  } as Options['handlers'],
  unsafe: [
    { character: '{', inConstruct: 'phrasing' },
    // The words of a link or picture that begin with "^" would be taken for the mark of a footnote: "[^1](…)".
    { character: '^', before: '\\[', inConstruct: 'label' },
    // "<#a@b.example>" there would be an address of its own.
    { character: '<', after: String.raw`[\w.!#$%&'*+/=?^{|}~\x60-]+@`, inConstruct: 'label' },
  ],
}

const writer = unified()
  .use(remarkStringify, options)
  .use(remarkGfm, { singleTilde: false, tablePipeAlign: false })
  .use(remarkDirective)
  .freeze()

/** Document → Markdown that `readMarkdown` turns into the same document. Parts are written where `parts` says so. */
export function writeMarkdown(blocks: readonly Block[]): string {
  const writing: Writing = { footnotes: [] }
  const children = writeBlocks(blocks, writing)
  const notes: FootnoteDefinition[] = []
  // A definition's own text cannot hold footnotes, so the list is complete.
  for (const [index, note] of writing.footnotes.entries()) {
    notes.push({ type: 'footnoteDefinition', identifier: String(index + 1), children: [paragraphOf(note.children, writing)] })
  }
  return writer.stringify({ type: 'root', children: [...children, ...notes] })
}

function paragraphOf(inlines: readonly Inline[], writing: Writing): MdParagraph {
  return { type: 'paragraph', children: writeInlines(inlines, writing) }
}

function writeBlocks(blocks: readonly (Block | Attribution)[], writing: Writing): RootContent[] {
  const written: RootContent[] = []
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index]
    if (block === undefined) continue
    if (block.type !== 'list-item') {
      written.push(besideOf(block) === undefined ? writeBlock(block, writing) : writeBeside(block, writing))
      continue
    }
    const items: ListItem[] = []
    for (let item: Block | Attribution | undefined = block; item?.type === 'list-item'; item = blocks[index + items.length])
      items.push(item)
    written.push(...writeLists(items, writing))
    index += items.length - 1
  }
  return written
}

/** A block with its condition and origin around it. Each has a container of its own, so that it is read back as it was. */
function writeBeside(block: Exclude<Block, ListItem> | Attribution, writing: Writing): RootContent {
  const children = [writeBlock(block, writing) as BlockContent]
  return { type: 'containerDirective', name: 'block', attributes: besideOf(block) ?? {}, children }
}

function leaf(name: string, attributes: Record<string, string>): RootContent {
  return { type: 'leafDirective', name, attributes, children: [] }
}

function writeBlock(block: Exclude<Block, ListItem> | Attribution, writing: Writing): RootContent {
  switch (block.type) {
    case 'heading':
      return { type: 'heading', depth: block.level, children: writeInlines(block.children, writing, 'one-line') }
    case 'paragraph': {
      const paragraph = isBlank(block.children) ? leaf('blank', {}) : paragraphOf(block.children, writing)
      if (block.align === undefined) return paragraph
      return { type: 'containerDirective', name: 'align', attributes: { to: block.align }, children: [paragraph as BlockContent] }
    }
    case 'quotation':
      return writeQuotation(block, writing)
    case 'attribution':
      return { type: 'paragraph', children: [{ type: 'verbatim', value: '— ' }, ...writeInlines(block.children, writing)] }
    case 'table':
      return writeTable(block, writing)
    case 'image':
      return writeImage(block)
    case 'page-break':
      return leaf('page-break', {})
    case 'source-list':
      return leaf('source-list', block.omitted === true ? { omitted: 'yes' } : {})
    case 'clause':
      return isAdapted(block) ? writeAdapted(block, writing) : leaf('clause', clauseAttributes(block))
    case 'clause-reference':
      return leaf('clause', clauseAttributes(block))
    case 'part':
      return {
        type: 'containerDirective',
        name: 'part',
        attributes: { name: block.part },
        children: isBlank(block.children) ? [] : [paragraphOf(block.children, writing)],
      }
  }
}

function isBlank(inlines: readonly Inline[]): boolean {
  return inlines.every((inline) => inline.type === undefined && inline.text === '')
}

function clauseAttributes(clause: Clause | ClauseReference): Record<string, string> {
  const jurisdiction = clause.type === 'clause' ? clause.jurisdictions[0] : clause.jurisdiction
  return {
    code: clause.code,
    ...(clause.version === undefined ? {} : { version: String(clause.version) }),
    ...(clause.language === undefined ? {} : { language: clause.language }),
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(clause.when === undefined ? {} : { when: conditionText(clause.when) }),
  }
}

/** What a letter says in the place of a clause is in no library, so it is written out, with what it was made of. */
function writeAdapted(clause: Clause, writing: Writing): RootContent {
  const attributes = {
    from: originText(clause),
    ...(clause.reason !== undefined && { reason: clause.reason }),
    ...(clause.when !== undefined && { when: conditionText(clause.when) }),
  }
  return { type: 'containerDirective', name: 'adapted', attributes, children: writeBlocks(clause.children, writing) as BlockContent[] }
}

/** A last paragraph that begins with a dash but is no attribution has its dash written as a reference. */
function writeQuotation(quotation: Quotation, writing: Writing): RootContent {
  const children = writeBlocks(quotation.children, writing)
  const last = quotation.children.at(-1)
  const written = children.at(-1)
  if (last?.type === 'paragraph' && written?.type === 'paragraph') {
    const [first, ...rest] = written.children
    if (first?.type === 'text' && first.value.startsWith('—')) {
      written.children = [{ type: 'verbatim', value: '&#x2014;' }, { ...first, value: first.value.slice(1) }, ...rest]
    }
  }
  return { type: 'blockquote', children: children as (BlockContent | DefinitionContent)[] }
}

/** Written here, because an attribute's braces would read as a merge field. */
function writeImage(image: Image): RootContent {
  const attributes = {
    file: imagePath(image),
    alt: image.alt,
    ...(image.width === undefined ? {} : { width: String(image.width) }),
    ...(image.align === undefined ? {} : { align: image.align }),
  }
  const encoded = (text: string): string => text.replaceAll(/[&"{}\\]/gu, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`)
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${encoded(value)}"`)
  return { type: 'verbatim', value: `::image{${written.join(' ')}}` }
}

/** Where an exported letter keeps an image, relative to its file. */
export function imagePath(image: Pick<Image, 'digest' | 'mediaType'>): string {
  return `images/${image.digest}.${image.mediaType === 'image/png' ? 'png' : 'jpg'}`
}
