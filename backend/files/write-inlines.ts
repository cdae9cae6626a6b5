import type { Literal, PhrasingContent } from 'mdast'
import { isRun, mergeRuns, type Citation, type Footnote, type Inline, type MarkName, type Run } from '../../core/document/index.ts'
import { writeField } from './merge-fields.ts'

/** Text that the serialiser writes as it stands. */
export interface Verbatim extends Literal {
  readonly type: 'verbatim'
}

declare module 'mdast' {
  interface PhrasingContentMap {
    verbatim: Verbatim
  }
  interface RootContentMap {
    verbatim: Verbatim
  }
}

/** Footnotes met while writing; their definitions follow the body. */
export interface Writing {
  readonly footnotes: Footnote[]
}

/** Where a line may be broken with a backslash: not in a heading or a cell, which are one line. */
export type Breaks = 'lines' | 'one-line'

type Wrap = (children: PhrasingContent[]) => PhrasingContent

interface Wrapper {
  readonly mark: MarkName
  /** Always read back, wherever it stands. */
  readonly directive: Wrap
  /** Markdown's own signs, which need space or punctuation around them. */
  readonly signs?: Wrap
}

const wrappers: readonly Wrapper[] = [
  { mark: 'bold', directive: directive('b'), signs: (children) => ({ type: 'strong', children }) },
  { mark: 'italic', directive: directive('i'), signs: (children) => ({ type: 'emphasis', children }) },
  { mark: 'strike', directive: directive('s'), signs: (children) => ({ type: 'delete', children }) },
  { mark: 'underline', directive: directive('u') },
  { mark: 'superscript', directive: directive('sup') },
  { mark: 'subscript', directive: directive('sub') },
]

function directive(name: string): Wrap {
  return (children) => ({ type: 'textDirective', name, attributes: {}, children })
}

/** Inlines → phrasing content. */
export function writeInlines(inlines: readonly Inline[], writing: Writing, breaks: Breaks = 'lines'): PhrasingContent[] {
  const written = writeMarked(mergeRuns(inlines) as Inline[], 0, writing, breaks)
  // "[^1]:" at the beginning of a line would define a footnote; an empty mark keeps it a reference.
  return written[0]?.type === 'footnoteReference' ? [{ type: 'verbatim', value: ':b[]' }, ...written] : written
}

/** A colon before a directive would hide it, and a backslash would escape what follows: both become character references. */
function apartFromSigns(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node, index): PhrasingContent[] => {
    const next = nodes[index + 1]
    if (node.type !== 'text' || next === undefined || next.type === 'text' || !/[:\\]$/u.test(node.value)) return [node]
    const reference = node.value.endsWith(':') ? '&#x3A;' : '&#x5C;'
    return [
      { type: 'text', value: node.value.slice(0, -1) },
      { type: 'verbatim', value: reference },
    ]
  })
}

function marksOf(inline: Inline): Run | undefined {
  if (isRun(inline)) return inline
  return inline.type === 'merge-field' || inline.type === 'citation' ? inline.children[0] : undefined
}

/** Neighbours that share a mark are wrapped together, mark by mark. */
function writeMarked(inlines: readonly Inline[], depth: number, writing: Writing, breaks: Breaks): PhrasingContent[] {
  const wrapper = wrappers[depth]
  if (wrapper === undefined) return apartFromSigns(inlines.flatMap((inline, index) => writeInline(inline, inlines, index, writing, breaks)))
  const groups: { marked: boolean; inlines: Inline[] }[] = []
  for (const inline of inlines) {
    const marked = marksOf(inline)?.[wrapper.mark] === true
    const last = groups.at(-1)
    if (last?.marked === marked) last.inlines.push(inline)
    else groups.push({ marked, inlines: [inline] })
  }
  const written = groups.flatMap((group, index) => {
    const children = writeMarked(group.inlines, depth + 1, writing, breaks)
    if (!group.marked) return children
    const plain = signsHold(group.inlines, groups[index - 1]?.inlines.at(-1), groups[index + 1]?.inlines[0])
    return [plain && wrapper.signs ? wrapper.signs(children) : wrapper.directive(children)]
  })
  return apartFromSigns(written)
}

/** Whether `*` and its like would be read back: around one run of words, between spaces or plain punctuation (CommonMark §6.2). */
function signsHold(group: readonly Inline[], before: Inline | undefined, after: Inline | undefined): boolean {
  const [only, ...others] = group
  if (only === undefined || !isRun(only) || others.length > 0 || !/^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/u.test(only.text)) return false
  const apart = (neighbour: Inline | undefined, edge: RegExp): boolean =>
    neighbour === undefined || (isRun(neighbour) && edge.test(neighbour.text))
  return apart(before, /[ (“‘]$/u) && apart(after, /^[ ),.;:?!”’]/u)
}

function writeInline(inline: Inline, siblings: readonly Inline[], index: number, writing: Writing, breaks: Breaks): PhrasingContent[] {
  if (isRun(inline)) return writeRun(inline.text, siblings, index, breaks)
  switch (inline.type) {
    case 'merge-field':
      return [{ type: 'verbatim', value: writeField(inline) }]
    case 'citation':
      return writeCitation(inline)
    case 'link':
      return [{ type: 'link', url: inline.url, children: writeInlines(inline.children, writing, breaks) }]
    case 'footnote':
      writing.footnotes.push(inline)
      return [{ type: 'footnoteReference', identifier: String(writing.footnotes.length) }]
  }
}

function writeCitation({ source, evidence, place }: Citation): PhrasingContent[] {
  const words: PhrasingContent = {
    type: 'textDirective',
    name: 'cite',
    attributes: {},
    children: writeWords(source, { begins: true, ends: true }).flatMap(withoutColons),
  }
  const said = Object.entries({ ...evidence, ...(place !== undefined && { place }) }).map(([name, value]) => `${name}="${plainly(value)}"`)
  if (said.length === 0) return [words]
  // The empty one keeps the serialiser from closing the directive before its braces.
  return [words, { type: 'verbatim', value: '' }, { type: 'verbatim', value: `{${said.join(' ')}}` }]
}

/** What reads as a directive of its own is no word of the source: the serialiser takes care of letters behind a colon, but not of 👩. */
function withoutColons(words: PhrasingContent): PhrasingContent[] {
  if (words.type !== 'text') return [words]
  return words.value.split(/:(?=[^\0-\x7F])/u).flatMap((value, index): PhrasingContent[] => {
    const text: PhrasingContent[] = value === '' ? [] : [{ type: 'text', value }]
    return index === 0 ? text : [{ type: 'verbatim', value: '&#x3A;' }, ...text]
  })
}

/** Signs that a reader of Markdown could take for its own inside of brackets and tables are written as character references. */
function plainly(text: string): string {
  return text.replaceAll(/[!-~]/gu, (sign) =>
    /[\w.,;/()?=%+@'-]/u.test(sign) ? sign : `&#x${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()};`,
  )
}

/** A line break is a backslash at the line's end where Markdown reads that back, and `:br[]` where it would not. */
function writeRun(text: string, siblings: readonly Inline[], index: number, breaks: Breaks): PhrasingContent[] {
  const lines = text.split('\n')
  return lines.flatMap((line, at): PhrasingContent[] => {
    const words = writeWords(line, { begins: at === 0 && index === 0, ends: at === lines.length - 1 && index === siblings.length - 1 })
    if (at === 0) return words
    const before = lines[at - 1] ?? ''
    const plain = breaks === 'lines' && /\S$/u.test(before) && /^\S/u.test(line) && siblings.length === 1 && index === 0
    return [plain ? { type: 'break' } : { type: 'verbatim', value: ':br[]' }, ...words]
  })
}

/** White space at the edge of a block or cell would be dropped: it is written as character references. */
function writeWords(line: string, { begins, ends }: { begins: boolean; ends: boolean }): PhrasingContent[] {
  const [, leading = '', words = '', trailing = ''] = /^([ \t]*)(.*?)([ \t]*)$/u.exec(line) ?? []
  const edge = (space: string, atEdge: boolean): PhrasingContent[] => {
    if (space === '') return []
    const written = [...space].map((character) => (character === ' ' ? '&#x20;' : '&#x9;')).join('')
    return [atEdge ? { type: 'verbatim', value: written } : { type: 'text', value: space }]
  }
  if (words === '') return edge(leading, begins || ends)
  return [...edge(leading, begins), ...withoutFalseDirectives(words, trailing), ...edge(trailing, ends)]
}

/** Colons that the serialiser leaves bare and the parser would take for a directive: after punctuation, or before a tab. */
function withoutFalseDirectives(words: string, trailing: string): PhrasingContent[] {
  const pieces = words.split(/(?<=[^\p{L}\p{N}\s:]):(?=[^\s\p{P}\p{S}])|:(?=\t)/u)
  const nodes = pieces.flatMap((piece, index): PhrasingContent[] => {
    const text: PhrasingContent[] = piece === '' ? [] : [{ type: 'text', value: piece }]
    return index === 0 ? text : [{ type: 'verbatim', value: '&#x3A;' }, ...text]
  })
  return trailing.startsWith('\t') && words.endsWith(':')
    ? [...withoutFalseDirectives(words.slice(0, -1), ''), { type: 'verbatim', value: '&#x3A;' }]
    : nodes
}
