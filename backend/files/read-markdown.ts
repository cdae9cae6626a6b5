import type {
  Blockquote,
  Definition,
  FootnoteDefinition,
  List,
  Nodes,
  Paragraph as MdParagraph,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'
import {
  isRun,
  parseDocument,
  type Attribution,
  type Block,
  type Document,
  type Inline,
  type Quotation,
} from '../../core/document/index.ts'
import { readBlocksBeside } from './block-attributes.ts'
import { maskFields, unmask } from './merge-fields.ts'
import { readAdapted, readAligned, readClauseReference, readImage, readPart, type Attributes, type PlacedBlock } from './read-directives.ts'
import { readInlines } from './read-inlines.ts'
import { readLists } from './read-lists.ts'
import { readTable, readWidths } from './read-tables.ts'
import type { ImageFile, RefusedImage, Reading } from './reading.ts'
import type { FileFindings, SourcePlace } from './source-text.ts'

/** What GFM adds and letters do without: addresses that become links by themselves, and check boxes. */
function withoutAutomaticLinks(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    { disable: { null: ['wwwAutolink', 'protocolAutolink', 'emailAutolink', 'tasklistCheck'] } },
  ]
}

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective).use(withoutAutomaticLinks).freeze()

/** The blocks of a Markdown body and where in the file each begins. */
export interface MarkdownBody {
  readonly blocks: Document
  readonly positions: readonly SourcePlace[]
}

export interface MarkdownSource {
  readonly text: string
  /** Line of the file on which the text begins, from 1. */
  readonly firstLine: number
  imageAt?(path: string): ImageFile | RefusedImage | undefined
}

/** Nesting beyond this is no letter, and would exhaust the parser. */
const deepestNesting = 40

/** Markdown → document. What has no form in a letter is an error finding; nothing is dropped silently. */
export function readMarkdown(source: MarkdownSource, findings: FileFindings): MarkdownBody {
  const lineStarts = [...source.text.matchAll(/\n/gu)].map((match) => match.index + 1)
  const placeAt = (offset: number): SourcePlace => {
    const before = lineStarts.filter((start) => start <= offset)
    return { line: source.firstLine + before.length, column: offset - (before.at(-1) ?? 0) + 1 }
  }
  const nested = source.text.search(new RegExp(`^(?:[ \\t]*(?:[>*+-]|\\d{1,9}[.)])){${String(deepestNesting)},}`, 'mu'))
  const bracketed = source.text.search(/[[*_]{300,}/u)
  if (nested >= 0 || bracketed >= 0) {
    findings.error(
      'unknown-markup',
      placeAt(Math.max(nested, bracketed)),
      'Lists, quotations or brackets are nested too deeply here.',
      'Write it flatter.',
    )
    return { blocks: [], positions: [] }
  }
  const masked = maskFields(source.text, placeAt, findings)
  const root = parser.parse(masked.text)
  const reading = readingOf(root, masked, source, findings)
  const body = readBlocks(root.children, reading)
  reportUnusedFootnotes(reading)
  return checkGrammar(body, source.firstLine, findings)
}

function readingOf(root: Root, masked: ReturnType<typeof maskFields>, source: MarkdownSource, findings: FileFindings): Reading {
  const place = (node: Nodes): SourcePlace => {
    const start = node.position?.start
    return { line: (start?.line ?? 1) + source.firstLine - 1, column: start?.column ?? 1 }
  }
  const definitions = collect<Definition>(root, 'definition')
  const footnotes = collect<FootnoteDefinition>(root, 'footnoteDefinition')
  return {
    fields: masked.fields,
    definitions: new Map(definitions.map((definition) => [definition.identifier, definition.url])),
    footnotes: new Map(footnotes.map((footnote) => [footnote.identifier, footnote])),
    usedFootnotes: new Set(),
    imageAt: (path) => source.imageAt?.(path),
    slice: (node) => masked.text.slice(node.position?.start.offset, node.position?.end.offset),
    unmask: (text) => unmask(text, masked.fields),
    error: (node, message, remedy) => {
      findings.error('unknown-markup', place(node), message, remedy)
    },
    warning: (node, message, remedy) => {
      findings.warning('unknown-markup', place(node), message, remedy)
    },
  }
}

function collect<Wanted extends RootContent>(node: Nodes, type: Wanted['type']): Wanted[] {
  const own = node.type === type ? [node as unknown as Wanted] : []
  return 'children' in node ? [...own, ...node.children.flatMap((child) => collect<Wanted>(child, type))] : own
}

function reportUnusedFootnotes(reading: Reading): void {
  for (const [identifier, definition] of reading.footnotes) {
    if (!reading.usedFootnotes.has(identifier))
      reading.warning(
        definition,
        `Nothing refers to the footnote [^${identifier}].`,
        `Put [^${identifier}] where it belongs, or take it out.`,
      )
  }
}

function readBlocks(nodes: readonly RootContent[], reading: Reading): PlacedBlock[] {
  const placed: PlacedBlock[] = []
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index]
    if (node === undefined) continue
    if (node.type !== 'list') {
      placed.push(...readBlock(node, reading).map((block) => ({ block, node })))
      continue
    }
    const lists: List[] = [node]
    for (let next = nodes[index + 1]; next?.type === 'list'; next = nodes[index + 1]) {
      lists.push(next)
      index += 1
    }
    placed.push(...readLists(lists, reading).map((block) => ({ block, node })))
  }
  return placed
}

const refusals: Readonly<Record<string, [string, string]>> = {
  code: ['Code has no form in a letter.', 'Begin the line without spaces or backticks.'],
  html: ['HTML has no form in a letter.', 'Write it in Markdown, or put a backslash before "<".'],
  thematicBreak: ['A rule has no form in a letter.', 'For a new page write ::page-break.'],
}

function readBlock(node: RootContent, reading: Reading): Block[] {
  switch (node.type) {
    case 'paragraph':
      return readParagraph(node, reading)
    case 'heading':
      if (node.depth >= 2 && node.depth <= 4)
        return [{ type: 'heading', level: node.depth as 2 | 3 | 4, children: readInlines(node.children, reading) }]
      reading.error(
        node,
        node.depth === 1 ? 'The subject is the only first-level heading of a letter.' : 'Headings have at most four levels.',
        'Use ##, ### or ####.',
      )
      return []
    case 'blockquote':
      return readQuotation(node, reading)
    case 'table':
      return [readTable(node, reading)]
    case 'leafDirective':
      return readLeafDirective(node, reading)
    case 'containerDirective':
      return readContainerDirective(node, reading)
    case 'definition':
    case 'footnoteDefinition':
      return []
    default: {
      const [message, remedy] = refusals[node.type] ?? ['This has no form in a letter.', 'Write it as plain text.']
      reading.error(node, message, remedy)
      return []
    }
  }
}

function readParagraph(node: MdParagraph, reading: Reading): Block[] {
  const [only, ...others] = node.children
  if (only?.type === 'image' && others.length === 0) return readImage(only, only.url, only.alt ?? '', {}, reading)
  return [{ type: 'paragraph', children: readInlines(node.children, reading) }]
}

function readQuotation(node: Blockquote, reading: Reading): Block[] {
  const children: Quotation['children'] = []
  const placed = readBlocks(node.children, reading)
  for (const [index, { block, node: source }] of placed.entries()) {
    const last = index === placed.length - 1 && index > 0
    if (block.type === 'paragraph') children.push(last && reading.slice(source).startsWith('—') ? attributionOf(block.children) : block)
    else if (block.type === 'list-item') children.push(block)
    else reading.error(source, 'A quotation holds something else than text and lists.', 'Move it out of the quotation.')
  }
  return children.length === 0 ? [] : [{ type: 'quotation', children }]
}

/** "— Ministry of …" without its dash. */
function attributionOf(children: readonly Inline[]): Attribution {
  const [first, ...rest] = children
  if (first === undefined || !isRun(first)) return { type: 'attribution', children: [...children] }
  return {
    type: 'attribution',
    children: [{ ...first, text: first.text.replace(/^— ?/u, '') }, ...rest].filter((node) => !isRun(node) || node.text !== ''),
  }
}

function readLeafDirective(node: LeafDirective, reading: Reading): Block[] {
  const attributes: Attributes = node.attributes ?? {}
  switch (node.name) {
    case 'clause':
      return readClauseReference(node, attributes, reading)
    case 'page-break':
      return [{ type: 'page-break', children: [{ text: '' }] }]
    case 'source-list':
      return [{ type: 'source-list', ...(attributes['omitted'] === 'yes' && { omitted: true }), children: [{ text: '' }] }]
    case 'blank':
      return [{ type: 'paragraph', children: [] }]
    case 'image':
      return readImage(node, attributes['file'] ?? '', attributes['alt'] ?? '', attributes, reading)
    default:
      return [textAgain(node, reading)]
  }
}

/** An unknown directive was never meant as one: it is text as it was written. */
function textAgain(node: LeafDirective, reading: Reading): Block {
  const text: PhrasingContent = { type: 'text', value: reading.slice(node) }
  return { type: 'paragraph', children: readInlines([text], reading) }
}

function readContainerDirective(node: ContainerDirective, reading: Reading): Block[] {
  const attributes: Attributes = node.attributes ?? {}
  const inner = readBlocks(node.children, reading)
  if (node.name === 'align') return readAligned(node, attributes, inner, reading)
  if (node.name === 'adapted') return readAdapted(node, attributes, inner, reading)
  if (node.name === 'part') return readPart(node, attributes, inner, reading)
  if (node.name === 'block') return readBlocksBeside(node, attributes, inner, reading)
  if (node.name === 'table') return readWidths(node, attributes, inner, reading)
  reading.error(
    node,
    `There is no block ":::${node.name}".`,
    'Use :::adapted, :::align, :::block, :::table or :::part, or put a backslash before the colons.',
  )
  return []
}

/** The grammar says what the readers above leave open, such as the length of a document. */
function checkGrammar(placed: readonly PlacedBlock[], firstLine: number, findings: FileFindings): MarkdownBody {
  const parsed = parseDocument(placed.map(({ block }) => block))
  if (!parsed.ok) {
    findings.error('unknown-markup', undefined, parsed.error.message, 'Mend the text at that place.')
    return { blocks: [], positions: [] }
  }
  return {
    blocks: parsed.value,
    positions: placed.map(({ node }) => ({
      line: (node.position?.start.line ?? 1) + firstLine - 1,
      column: node.position?.start.column ?? 1,
    })),
  }
}
