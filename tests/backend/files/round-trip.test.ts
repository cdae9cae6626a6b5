import fc from 'fast-check'
import { expect, test } from 'vitest'
import { serialiseDocument, type Block, type Inline } from '../../../core/document/index.ts'
import { readMarkdown } from '../../../backend/files/read-markdown.ts'
import { findingsOf } from '../../../backend/files/source-text.ts'
import { writeMarkdown } from '../../../backend/files/write-markdown.ts'
import { document } from '../../arbitrary/document.ts'
import { runs } from '../../random-size.ts'

function read(text: string): Block[] {
  const findings = findingsOf('test.md')
  const imageAt = () => ({ digest: 'ab'.repeat(32), mediaType: 'image/png' as const })
  const body = readMarkdown({ text, firstLine: 1, imageAt }, findings)
  expect(findings.list).toEqual([])
  return [...body.blocks]
}

test('document → file → document keeps every document', () => {
  fc.assert(
    fc.property(document, (blocks) => {
      expect(serialiseDocument(read(writeMarkdown(blocks)))).toBe(serialiseDocument(blocks))
    }),
    { numRuns: runs(4_000) },
  )
})

const note: Inline = { type: 'footnote', children: [{ text: 'A note.' }] }
const link = (text: string, bold = false): Inline => ({
  type: 'link',
  url: 'https://example.com/',
  children: [{ text, ...(bold && { bold }) }],
})

test.each<[string, Inline[]]>([
  ['the words of a link', [link('^1'), note]],
  ['bold words of a link', [link('^1', true), note]],
  ['words of a link of which nothing else is said', [note, link('^2 of 3')]],
  ['the words of a note’s link', [{ type: 'footnote', children: [link('^1')] } as Inline]],
  ['plain words', [{ text: '[^1]' }, note]],
  ['bold words', [{ text: '^1', bold: true }, note]],
])('%s that look like the mark of a footnote are none', (_where, children) => {
  const blocks: Block[] = [{ type: 'paragraph', children }]
  expect(serialiseDocument(read(writeMarkdown(blocks)))).toBe(serialiseDocument(blocks))
})

test.each(['<#a@b.example>', '<a@b.example>', '<https://a.example>', 'a@b.example', 'www.a.example'])(
  'words of a link that look like an address are words: %s',
  (text) => {
    const blocks: Block[] = [{ type: 'paragraph', children: [link(text)] }]
    expect(serialiseDocument(read(writeMarkdown(blocks)))).toBe(serialiseDocument(blocks))
  },
)

test('the description of a picture that looks like the mark of a footnote is none', () => {
  const image: Block = { type: 'image', digest: 'ab'.repeat(32), mediaType: 'image/png', alt: '^1', children: [{ text: '' }] }
  const blocks: Block[] = [image, { type: 'paragraph', children: [{ text: 'a' }, note] }]
  expect(serialiseDocument(read(writeMarkdown(blocks)))).toBe(serialiseDocument(blocks))
})

test.each([':👩‍⚖️shall', ':👩', 'a:👩: b', ':shall', ':é[x]'])('a source that begins as a directive does is one: %s', (source) => {
  const citation: Inline = { type: 'citation', source, children: [{ text: '' }] }
  const blocks: Block[] = [{ type: 'paragraph', children: [{ text: 'x ' }, citation, { text: '' }] }]
  expect(serialiseDocument(read(writeMarkdown(blocks)))).toBe(serialiseDocument(blocks))
})

test.each(['{{partner.name}} asked', '{', 'a "b" } & &amp;'])('the reason of an adapted clause is kept with its braces: %s', (reason) => {
  const clause = {
    type: 'clause',
    code: 'statement/support',
    version: 2,
    language: 'en-GB',
    jurisdictions: [],
    digest: 'cd'.repeat(32),
    lock: 'adapted',
    reason,
    children: [{ type: 'paragraph', children: [{ text: 'We do.' }] }],
  } as Block
  expect(serialiseDocument(read(writeMarkdown([clause])))).toBe(serialiseDocument([clause]))
})
