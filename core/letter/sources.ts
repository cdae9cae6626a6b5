import { isRun, partNames, sourceKey, walk, type Citation, type CitedEvidence, type Node } from '../document/index.ts'
import { formatValue } from './format.ts'
import type { ResolvedLetter } from './resolved-letter.ts'

/** A source that a letter cites, as its first citation names it. */
export interface Source {
  readonly title: string
  /** Left out where the author wrote it in words of their own. */
  readonly evidence?: CitedEvidence | undefined
}

/** The sources of a letter, each once, in the order in which a reader meets them. */
export interface Sources {
  readonly all: readonly Source[]
  /** The number of a cited source, from 1. */
  numberOf(citation: Pick<Citation, 'source' | 'evidence'>): number
}

export function sourcesOf(letter: Pick<ResolvedLetter, 'parts' | 'body'>): Sources {
  const sources = new Map<string, { readonly number: number; readonly source: Source }>()
  for (const node of inReadingOrder(letter)) {
    if (isRun(node) || node.type !== 'citation') continue
    const key = sourceKey(node)
    if (!sources.has(key)) sources.set(key, { number: sources.size + 1, source: sourceOf(node) })
  }
  return {
    all: [...sources.values()].map(({ source }) => source),
    numberOf: (citation) => sources.get(sourceKey(citation))?.number ?? 0,
  }
}

function sourceOf({ source, evidence }: Citation): Source {
  return { title: source, ...(evidence && { evidence }) }
}

/** What the list says of a source: its words, and the address that stands at their end. */
export interface SourceEntry {
  readonly text: string
  readonly link?: string | undefined
}

/** The entry of a source in a language: title, issuer, date in words, reference, address. */
export function sourceEntry({ title, evidence }: Source, language: string): SourceEntry {
  if (evidence === undefined) return { text: title }
  const { issuer, date, reference, link } = evidence
  const day = date === undefined ? undefined : formatValue(date, 'long', language)
  const text = [title, issuer, day?.ok === true ? day.value : date, reference].filter((part) => part !== undefined).join(', ')
  return { text, ...(link !== undefined && { link }) }
}

/** An entry as one text. */
export function entryText({ text, link }: SourceEntry): string {
  return link === undefined ? text : `${text}, ${link}`
}

/** Where a letter lists its sources: at its end, in the place of a block of its body, or nowhere. */
export function sourceListIn({ body }: Pick<ResolvedLetter, 'body'>): 'end' | 'body' | 'nowhere' {
  for (const { block } of body) if (block.type === 'source-list') return block.omitted === true ? 'nowhere' : 'body'
  return 'end'
}

function* inReadingOrder(letter: Pick<ResolvedLetter, 'parts' | 'body'>): Generator<Node> {
  const bodyFollows = partNames.indexOf('salutation')
  for (const [index, name] of partNames.entries()) {
    const part = letter.parts.get(name)
    if (part !== undefined) yield* nodesOf([...part.children])
    if (index === bodyFollows) for (const { block } of letter.body) yield* nodesOf([block])
  }
}

function* nodesOf(nodes: readonly Node[]): Generator<Node> {
  for (const { node } of walk(nodes)) yield node
}
