import type { Nodes } from 'mdast'
import type { LeafDirective } from 'mdast-util-directive'
import { Alignment, Clause, ClauseContent, ClauseReference, Image, parseOrigin, PartName, type Block } from '../../core/document/index.ts'
import { readWhen } from './block-attributes.ts'
import type { Reading } from './reading.ts'

/** What stands between the braces of a directive. */
export type Attributes = Readonly<Record<string, string | null | undefined>>

/** A block and what it was read from. */
export interface PlacedBlock {
  readonly block: Block
  readonly node: Nodes
}

const clauseAttributes = new Set(['code', 'version', 'language', 'jurisdiction', 'when'])

export function readImage(node: Nodes, path: string, alt: string, { width, align }: Attributes, reading: Reading): Block[] {
  const found = reading.imageAt(path)
  if (found === undefined) {
    reading.error(
      node,
      `The image "${path.slice(0, 120)}" cannot be read.`,
      'Give a PNG or JPEG file beside this file or in a folder below it.',
    )
    return []
  }
  if ('message' in found) {
    reading.error(node, `The image "${path.slice(0, 120)}" is not taken. ${found.message}`, found.remedy)
    return []
  }
  const parsed = Image.safeParse({
    type: 'image',
    ...found,
    alt: reading.unmask(alt),
    width: width === undefined || width === null ? found.width : Number(width),
    align: align ?? undefined,
  })
  if (parsed.success) return [parsed.data]
  reading.error(
    node,
    parsed.error.issues[0]?.message ?? 'The image is not described well.',
    'Write ::image{file="…" alt="what it shows" width="80" align="center"}, the width in millimetres.',
  )
  return []
}

export function readClauseReference(node: LeafDirective, attributes: Attributes, reading: Reading): Block[] {
  const strange = Object.keys(attributes).filter((name) => !clauseAttributes.has(name))
  if (strange.length > 0)
    reading.error(node, `A clause has no attribute "${strange.join('", "')}".`, 'Use code, version, language, jurisdiction and when.')
  const { code, version, language, jurisdiction } = attributes
  const parsed = ClauseReference.safeParse({
    type: 'clause-reference',
    code: code ?? '',
    version: version === undefined || version === null ? undefined : /^\d+$/u.test(version) ? Number(version) : version,
    language: language ?? undefined,
    jurisdiction: jurisdiction ?? undefined,
    ...readWhen(node, attributes, reading),
  })
  if (parsed.success) return [parsed.data]
  const wrong = parsed.error.issues.map((issue) => `${String(issue.path[0] ?? 'code')}: ${issue.message}`)
  reading.error(
    node,
    `The clause is not named rightly. ${wrong.join(' ')}`,
    'Write ::clause{code="kind/name"}, with version="2" where you need a certain version.',
  )
  return []
}

/** Words that a letter has in the place of a clause's: `:::adapted{from="…" reason="…"}`. */
export function readAdapted(node: Nodes, attributes: Attributes, inner: readonly PlacedBlock[], reading: Reading): Block[] {
  const { from, reason } = attributes
  const origin = parseOrigin(from ?? '')
  const children: ClauseContent[] = []
  for (const { block, node: source } of inner) {
    const content = ClauseContent.safeParse(block)
    if (content.success) children.push(content.data)
    else
      reading.error(
        source,
        'An adapted clause cannot hold this: only text, lists, quotations, tables and images.',
        'Move it out of the clause.',
      )
  }
  const why = typeof reason === 'string' ? { reason: reading.unmask(reason) } : {}
  const parsed = Clause.safeParse({ type: 'clause', ...origin, lock: 'adapted', ...why, ...readWhen(node, attributes, reading), children })
  if (parsed.success) return [parsed.data]
  reading.error(
    node,
    'The adapted clause is not written rightly.',
    'Write :::adapted{from="statement/support v2 en-GB GB+IE DIGEST" reason="…"} with its words below, and * for a clause for everywhere.',
  )
  return []
}

export function readAligned(node: Nodes, attributes: Attributes, inner: readonly PlacedBlock[], reading: Reading): Block[] {
  const align = Alignment.safeParse(attributes['to'])
  if (!align.success) reading.error(node, 'The block does not say how to align.', 'Write :::align{to="center"}, or end, start, justify.')
  return inner.map(({ block, node: source }) => {
    if (block.type === 'paragraph') return align.success ? { ...block, align: align.data } : block
    reading.error(source, 'Only paragraphs can be aligned.', 'Move it out of the block.')
    return block
  })
}

/** A part that differs from the template's: lines are broken with a backslash. */
export function readPart(node: Nodes, attributes: Attributes, inner: readonly PlacedBlock[], reading: Reading): Block[] {
  const name = PartName.safeParse(attributes['name'])
  const paragraphs = inner.map(({ block }) => block).filter((block) => block.type === 'paragraph')
  if (!name.success || paragraphs.length !== inner.length || paragraphs.length > 1) {
    reading.error(
      node,
      'The part is not written rightly.',
      `Write :::part{name="salutation"} with one paragraph; the names are ${PartName.options.join(', ')}.`,
    )
    return []
  }
  return [{ type: 'part', part: name.data, children: paragraphs[0]?.children ?? [] }]
}
