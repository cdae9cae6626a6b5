import type { ClauseVersion } from '../../../core/clause/index.ts'
import type { Block, Inline, ListKind } from '../../../core/document/index.ts'
import { assembleLetter, pinClause, resolveLetter, type ResolvedLetter, type Shelf } from '../../../core/letter/index.ts'
import { manifestOf, type Manifest } from '../../../core/release/index.ts'
import { clauseVersion, paragraph, present, shelf, source } from '../../core/letter/shelf.ts'

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

export function readyLetter(body: Block[], { values = {}, draftLine = true, printLetterhead = true, images = new Map(), onShelf = {} }: Options = {}): ReadyLetter {
  const on: Shelf = shelf(onShelf)
  const letter = present(assembleLetter(source(body, values), on).letter)
  const { resolved } = resolveLetter(letter, on, { draftLine, printLetterhead, images })
  if (resolved === undefined) throw new Error('not resolved')
  return { letter: resolved, manifest: manifestOf(letter, resolved, { state: 'draft', layout: 'test' }) }
}

export const item = (kind: ListKind, level: number, text: string, start?: number): Extract<Block, { type: 'list-item' }> => ({ type: 'list-item', kind, level, ...(start === undefined ? {} : { start }), children: [{ text }] })

export const heading = (level: 2 | 3 | 4, text: string): Block => ({ type: 'heading', level, children: [{ text }] })

const quoted: Block = {
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

export const sealedQuotation: ClauseVersion = clauseVersion({ code: 'policy-quote/scope', kind: 'policy-quote', body: [quoted] as ClauseVersion['body'], seal: { evidence: 0 } })

const note = (text: string): Inline => ({ type: 'footnote', children: [{ text }] })
const cite = (name: string): Inline => ({ type: 'citation', source: name, children: [{ text: '' }] })

/** A letter with one of everything that a letter can hold. */
export function fullLetter(): ReadyLetter {
  const body: Block[] = [
    { type: 'paragraph', children: [{ text: 'We write about the circular' }, note('Circular 7 replaces circular 3.'), { text: ' and its ' }, { text: 'scope', bold: true }, { text: '. See ' }, { type: 'link', url: 'https://example.com/circular?a=1&b=2#scope', children: [{ text: 'the circular' }] }, { text: ' and ' }, cite('Example Standards, circular 7'), { text: '.' }] },
    heading(2, 'What it says'),
    pinClause(sealedQuotation),
    pinClause(clauseVersion({ body: [paragraph('Our cameras are certified', ) as ClauseVersion['body'][number], { type: 'paragraph', children: [{ text: 'Certificate 4711' }, note('Valid until December 2026.'), { text: ', register ' }, cite('Register of Example Assurance'), { text: '.' }] }] })),
    heading(3, 'In numbers'),
    {
      type: 'table', headerRows: 1, columns: [{}, { align: 'end' }],
      children: [['Range', 'Sold'], ['Indoor cameras', '1,204'], ['Outdoor cameras for long walls', '78']].map((cells) => ({ type: 'table-row', children: cells.map((text) => ({ type: 'table-cell', children: [{ text }] })) })),
    },
    heading(4, 'Steps'),
    item('legal', 0, 'First'), item('legal', 1, 'Under the first'), item('legal', 1, 'Also under it'), item('legal', 0, 'Second'), item('legal', 1, 'Under the second'),
    paragraph('Then:'),
    item('bullet', 0, 'Read it'), item('bullet', 1, 'twice'), item('bullet', 0, 'Act on it'),
    { type: 'paragraph', align: 'justify', children: [{ text: 'Line one\nline two' }, { text: 'H', italic: true }, { text: '2', subscript: true }, { text: 'O\tend' }] },
    { type: 'paragraph', children: [{ text: 'שלום לכם from Example' }] },
    { type: 'page-break', children: [{ text: '' }] },
    paragraph('On the next page.'),
  ]
  return readyLetter(body, { values: { 'partner.address': '1 Example Street\nExampleton\nEX1 1EX', 'letter.reference': 'EX-42' } })
}
