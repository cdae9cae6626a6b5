import type { Nodes, PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { Citation, isRun, LinkAddress, mergeRuns, type Inline, type MarkName } from '../../core/document/index.ts'
import type { Reading } from './reading.ts'
import { splitAtFields, writeField } from './merge-fields.ts'

type Marks = Readonly<Partial<Record<MarkName, true>>>

const directiveMarks: Readonly<Record<string, MarkName>> = {
  b: 'bold',
  i: 'italic',
  s: 'strike',
  u: 'underline',
  sup: 'superscript',
  sub: 'subscript',
}

/** Where inlines stand decides what they may be: no link inside a link, no footnote inside a footnote. */
type Within = 'block' | 'link' | 'footnote'

/** Phrasing content → inlines, with what cannot be kept reported at its place. */
export function readInlines(nodes: readonly PhrasingContent[], reading: Reading, within: Within = 'block', marks: Marks = {}): Inline[] {
  return mergeRuns(nodes.flatMap((node) => readInline(node, reading, within, marks))) as Inline[]
}

function readInline(node: PhrasingContent, reading: Reading, within: Within, marks: Marks): Inline[] {
  switch (node.type) {
    case 'text':
      return readText(node.value.replaceAll('\n', ' '), reading, marks)
    case 'emphasis':
      return readInlines(node.children, reading, within, { ...marks, italic: true })
    case 'strong':
      return readInlines(node.children, reading, within, { ...marks, bold: true })
    case 'delete':
      return readInlines(node.children, reading, within, { ...marks, strike: true })
    case 'break':
      return [{ text: '\n', ...marks }]
    case 'link':
      if (isBareAddress(node, reading)) return readInlines(node.children, reading, within, marks)
      return readLink(node.url, node.children, node, reading, within, marks)
    case 'linkReference': {
      const url = reading.definitions.get(node.identifier)
      return url === undefined ? readText(reading.slice(node), reading, marks) : readLink(url, node.children, node, reading, within, marks)
    }
    case 'footnoteReference':
      return readFootnote(node.identifier, node, reading, within)
    case 'textDirective':
      return readDirective(node, reading, within, marks)
    default:
      return refuse(node, reading, marks)
  }
}

/** An address in running text stays text: a letter links only what its author linked. */
function isBareAddress(node: Nodes, reading: Reading): boolean {
  return node.position === undefined || !/^[<[]/u.test(reading.slice(node))
}

function readText(text: string, reading: Reading, marks: Marks): Inline[] {
  return splitAtFields(text, reading.fields).map((piece): Inline => {
    if (typeof piece === 'string') return { text: piece, ...marks }
    return { type: 'merge-field', name: piece.name, format: piece.format, children: [{ text: '', ...marks }] }
  })
}

/** An address as it is kept: a value that it is made of stands in it without spaces. */
function addressIn(written: string, reading: Reading): string {
  return splitAtFields(written, reading.fields)
    .map((piece) => (typeof piece === 'string' ? piece : writeField(piece)))
    .join('')
}

function readLink(
  written: string,
  children: readonly PhrasingContent[],
  node: Nodes,
  reading: Reading,
  within: Within,
  marks: Marks,
): Inline[] {
  const inner = readInlines(children, reading, 'link', marks)
  if (within === 'link') return inner
  const url = addressIn(written, reading)
  if (!LinkAddress.safeParse(url).success) {
    reading.error(node, `The link leads to "${url.slice(0, 80)}".`, 'Give an address that begins with https:, http:, mailto: or tel:.')
    return inner
  }
  return [{ type: 'link', url, children: inner.filter((inline) => isRun(inline) || inline.type === 'merge-field') }]
}

function readFootnote(identifier: string, node: Nodes, reading: Reading, within: Within): Inline[] {
  const definition = reading.footnotes.get(identifier)
  if (definition === undefined) return []
  if (within !== 'block') {
    reading.error(node, 'A footnote mark stands inside a link or another footnote.', 'Move it out.')
    return []
  }
  reading.usedFootnotes.add(identifier)
  const paragraphs = definition.children.flatMap((child) => {
    if (child.type === 'paragraph') return [readInlines(child.children, reading, 'footnote')]
    reading.error(child, 'A footnote holds something else than text.', 'Write the footnote as one paragraph.')
    return []
  })
  const children = paragraphs.flatMap((inlines, index) => (index === 0 ? inlines : [{ text: '\n' }, ...inlines]))
  return [
    {
      type: 'footnote',
      children: mergeRuns(children).filter(
        (inline) => inline.type === undefined || inline.type === 'merge-field' || inline.type === 'link',
      ),
    },
  ]
}

/** The directives that have a meaning inside a line; any other colon is a colon. */
function readDirective(
  node: Extract<PhrasingContent, { type: 'textDirective' }>,
  reading: Reading,
  within: Within,
  marks: Marks,
): Inline[] {
  const mark = Object.hasOwn(directiveMarks, node.name) ? directiveMarks[node.name] : undefined
  const written = reading.slice(node)
  if (mark !== undefined && written.includes('[')) return readInlines(node.children, reading, within, { ...marks, [mark]: true })
  if (node.name === 'br' && written === ':br[]') return [{ text: '\n', ...marks }]
  if (node.name === 'cite' && written.includes('[')) return readCitation(node, reading, within, marks)
  return readText(written.replaceAll('\n', ' '), reading, marks)
}

function readCitation(node: Extract<PhrasingContent, { type: 'textDirective' }>, reading: Reading, within: Within, marks: Marks): Inline[] {
  const source = reading.unmask(toString(node)).trim()
  if (within !== 'block' || source === '') {
    reading.error(
      node,
      source === '' ? 'The citation names no source.' : 'A citation stands inside a link or a footnote.',
      'Write it in the text, as :cite[Title, issuer, date].',
    )
    return []
  }
  const said = Object.entries(node.attributes ?? {}).map(([name, value]) => [name, reading.unmask(value ?? '')] as const)
  const { place, ...evidence } = Object.fromEntries(said)
  const citation = Citation.safeParse({
    type: 'citation',
    source,
    ...(Object.keys(evidence).length > 0 && { evidence }),
    ...(place !== undefined && { place }),
    children: [{ text: '', ...marks }],
  })
  if (citation.success) return [citation.data]
  const wrong = citation.error.issues[0]
  reading.error(
    node,
    `What the citation says between its braces cannot be read: ${wrong?.path.at(-1)?.toString() ?? 'it'}. ${wrong?.message ?? ''}`.trim(),
    'It may say issuer="…" date="2026-11-23" reference="…" link="https://…" digest="…" place="p. 4".',
  )
  return [{ type: 'citation', source, children: [{ text: '', ...marks }] }]
}

const refusals: Readonly<Partial<Record<PhrasingContent['type'], [string, string]>>> = {
  inlineCode: ['Code has no form in a letter.', 'Take the backticks out.'],
  html: ['HTML has no form in a letter.', 'Write it in Markdown, or put a backslash before "<".'],
  image: ['An image stands inside a line.', 'Put it on a line of its own.'],
  imageReference: ['An image is named by a reference.', 'Write ![description](file) on a line of its own.'],
}

function refuse(node: PhrasingContent, reading: Reading, marks: Marks): Inline[] {
  const [message, remedy] = refusals[node.type] ?? ['This has no form in a letter.', 'Write it as plain text.']
  reading.error(node, message, remedy)
  return 'value' in node ? readText(node.value.replaceAll('\n', ' '), reading, marks) : []
}
