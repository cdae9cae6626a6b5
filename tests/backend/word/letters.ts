import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import type { Block, Inline, ListItem, ListKind, Table } from '../../../core/document/index.ts'
import { assembleLetter, pinClause, resolveLetter, type Letter, type ResolvedLetter, type Shelf } from '../../../core/letter/index.ts'
import { manifestOf, type Manifest } from '../../../core/release/index.ts'
import { clauseVersion, paragraph, present, shelf, source } from '../../core/letter/shelf.ts'
import { example, exampleNames, library } from '../../templates/starter-library.ts'

/** Letters for the tests of Word files. */
export interface ReadyLetter {
  readonly letter: ResolvedLetter
  readonly manifest: Manifest
}

interface Options {
  readonly values?: Record<string, string>
  readonly draftLine?: boolean
  readonly printLetterhead?: boolean
  readonly images?: ReadonlyMap<string, Uint8Array>
  readonly onShelf?: Parameters<typeof shelf>[0]
}

function ready(letter: Letter, on: Shelf, { draftLine = true, printLetterhead = true, images = new Map() }: Options = {}): ReadyLetter {
  const { resolved } = resolveLetter(letter, on, { draftLine, printLetterhead, images })
  if (resolved === undefined) throw new Error('not resolved')
  return { letter: resolved, manifest: manifestOf(letter, resolved, { state: 'draft', layout: 'test' }) }
}

export function readyLetter(body: Block[], options: Options = {}): ReadyLetter {
  const on = shelf(options.onShelf)
  return ready(present(assembleLetter(source(body, options.values), on).letter), on, options)
}

/** Every example of the starter library. */
export function readyExamples(): [name: string, ready: ReadyLetter][] {
  return exampleNames.map((name) => [name.replace('.md', ''), ready(example(name), library.shelf, { images: library.images })])
}

export function item(kind: ListKind, level: number, text: string, start?: number): ListItem {
  return { type: 'list-item', kind, level, ...(start === undefined ? {} : { start }), children: [{ text }] }
}

export function heading(level: 2 | 3 | 4, text: string): Block {
  return { type: 'heading', level, children: [{ text }] }
}

export function table(...rows: string[][]): Table {
  const cells = (texts: string[]): Table['children'][number]['children'] =>
    texts.map((text) => ({ type: 'table-cell', children: [{ text }] }))
  return {
    type: 'table',
    headerRows: 1,
    columns: (rows[0] ?? []).map(() => ({})),
    children: rows.map((texts) => ({ type: 'table-row', children: cells(texts) })),
  }
}

export function note(text: string): Inline {
  return { type: 'footnote', children: [{ text }] }
}

export function citation(name: string): Inline {
  return { type: 'citation', source: name, children: [{ text: '' }] }
}

const quotation: ClauseVersion['body'][number] = {
  type: 'quotation',
  children: [
    { type: 'paragraph', children: [{ text: 'The policy reaches as far as this, and no further:' }] },
    item('decimal', 0, 'A shop that sells to the public is outside its scope.', 3),
    item('lower-alpha', 1, 'A market stall is a shop.'),
    item('lower-alpha', 1, 'A vending machine is not.'),
    item('decimal', 0, 'A depot that nobody but staff may enter is inside it.'),
    item('continuation', 0, 'A visitor who is led by staff changes nothing about that.'),
    { type: 'attribution', children: [{ text: 'Office of Example Standards, circular 7, 2 March 2026' }] },
  ],
}

/** A clause that is a quotation and sealed. */
export const sealedQuotation = clauseVersion({ code: 'policy-quote/scope', kind: 'policy-quote', body: [quotation], seal: { evidence: 0 } })

/** A clause with everything that makes its text hard to find again: a note, a citation, a table, line breaks. */
export const certification = clauseVersion({
  body: [
    {
      type: 'paragraph',
      children: [
        { text: 'Certificate 4711' },
        note('Valid until December 2026.'),
        { text: ', in the register ' },
        citation('Register of Example Assurance'),
        { text: '.' },
      ],
    },
    table(['Range', 'Covered since'], ['Indoor cameras', '2019'], ['Outdoor cameras', '2021']),
    { type: 'paragraph', children: [{ text: 'First line\nsecond line\tafter a tab' }] },
  ],
})

export const picture = readFileSync(join(import.meta.dirname, 'picture.png'))
export const pictureDigest = 'c0'.repeat(32)

/** A letter with one of everything that a letter can hold. */
export function fullLetter(options: Options = {}): ReadyLetter {
  const body: Block[] = [
    {
      type: 'paragraph',
      children: [
        { text: 'We write about the circular' },
        note('Circular 7 replaces circular 3.'),
        { text: ' and its ' },
        { text: 'scope', bold: true },
        { text: '. See ' },
        { type: 'link', url: 'https://example.com/circular?a=1&b=2#scope', children: [{ text: 'the circular' }] },
        { text: ' and ' },
        citation('Example Standards, circular 7'),
        { text: ', and in the certificate ' },
        {
          type: 'citation',
          source: 'Certificate 4711',
          evidence: { digest: 'ab'.repeat(32), issuer: 'Example Assurance', date: '2025-12-18', link: 'https://example.com/4711' },
          place: 'p. 4, § 2',
          children: [{ text: '' }],
        },
        { text: '.' },
      ],
    },
    heading(2, 'What it says'),
    pinClause(sealedQuotation),
    pinClause(certification),
    heading(3, 'Steps'),
    item('legal', 0, 'First'),
    item('legal', 1, 'Under the first'),
    item('legal', 1, 'Also under it'),
    item('legal', 0, 'Second'),
    item('legal', 1, 'Under the second'),
    paragraph('Then:'),
    item('bullet', 0, 'Read it'),
    item('bullet', 1, 'twice'),
    item('bullet', 0, 'Act on it'),
    heading(4, 'Signs'),
    {
      type: 'paragraph',
      align: 'justify',
      children: [
        { text: 'Water is ' },
        { text: 'H', italic: true },
        { text: '2', subscript: true },
        { text: 'O' },
        { text: ' and not x', strike: true },
        { text: '3', superscript: true },
      ],
    },
    { type: 'image', digest: pictureDigest, mediaType: 'image/png', alt: 'A square', width: 20, align: 'center', children: [{ text: '' }] },
    { type: 'page-break', children: [{ text: '' }] },
    paragraph('On the next page.'),
  ]
  const values = { 'partner.address': '1 Example Street\nExampleton\nEX1 1EX', 'letter.reference': 'EX-42' }
  return readyLetter(body, { images: new Map([[pictureDigest, picture]]), ...options, values })
}

/** A letter whose letterhead has a logo, 24 mm wide and square. */
export function withLogo(style: 'ruled' | 'centred'): ReadyLetter {
  const digest = 'ab'.repeat(32)
  const { letter, manifest } = readyLetter([paragraph('Words.')])
  const logo = { digest, mediaType: 'image/png' as const, alt: 'The lens of Example Vision', width: 24 }
  return { letter: { ...letter, letterhead: { ...letter.letterhead, style, logo }, images: new Map([[digest, picture]]) }, manifest }
}
