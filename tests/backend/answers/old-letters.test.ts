import {
  Document,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { describe, expect, test } from 'vitest'
import { draftOfOldLetter, type OldLetterDraft } from '../../../backend/answers/index.ts'
import { plainText } from '../../../core/document/index.ts'
import { succeed, type Result } from '../../../core/requests/index.ts'
import { pdfOf } from '../evidence/files-of-evidence.ts'
import { must } from '../store/stores.ts'
import { library } from '../../templates/starter-library.ts'

function drafted(name: string, bytes: Uint8Array | string): Promise<Result<OldLetterDraft>> {
  const keep = (): Promise<Result<void>> => Promise.resolve(succeed(undefined))
  return draftOfOldLetter({ name, bytes: Buffer.from(bytes), template: 'partner-letter', keep }, library.shelf)
}

function shapes({ letter }: OldLetterDraft): string[] {
  return letter.document.map((block) => `${block.type === 'part' ? block.part : block.type}: ${plainText([block])}`)
}

/** The old letter as Word would have it, with much of what a letter can hold. */
function oldDocx(): Promise<Buffer> {
  const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] })
  return Packer.toBuffer(
    new Document({
      numbering: { config: [{ reference: 'points', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }] }] },
      footnotes: { 1: { children: [new Paragraph('Scope note, section 2.')] } },
      sections: [
        {
          footers: { default: new Footer({ children: [new Paragraph('Registered in England')] }) },
          children: [
            new Paragraph('24th November 2024'),
            new Paragraph('Example Distribution Ltd'),
            new Paragraph('1 Dock Road'),
            new Paragraph('Bristol BS1 4XX'),
            new Paragraph({ children: [new TextRun({ text: 'What the scope note means', bold: true })] }),
            new Paragraph('Dear Ms Calder,'),
            new Paragraph({
              children: [
                new TextRun('The note binds '),
                new TextRun({ text: 'nobody', bold: true }),
                new FootnoteReferenceRun(1),
                new TextRun('.'),
              ],
            }),
            new Paragraph({ text: 'What we do', heading: HeadingLevel.HEADING_2 }),
            new Paragraph({ text: 'We answer.', numbering: { reference: 'points', level: 0 } }),
            new Paragraph({ text: 'We deliver.', numbering: { reference: 'points', level: 0 } }),
            new Table({
              rows: [new TableRow({ children: [cell('Camera'), cell('Price')] }), new TableRow({ children: [cell('N4'), cell('£210')] })],
            }),
            new Paragraph('Yours sincerely,'),
            new Paragraph('A. Person'),
            new Paragraph('Marketing Director'),
            new Paragraph('cc: Example Finance Ltd'),
          ],
        },
      ],
    }),
  )
}

describe('a Word document', () => {
  test('becomes a draft with its parts told apart from its body', async () => {
    const draft = must(await drafted('Scope note.docx', await oldDocx()))
    expect(draft.recognised).toEqual(['date', 'recipient', 'subject', 'salutation', 'closing', 'signature', 'copies-to'])
    expect(shapes(draft).filter((shape) => /^(?:recipient|subject|salutation|closing|signature|copies-to):/u.test(shape))).toEqual([
      'recipient: Example Distribution Ltd\n1 Dock Road\nBristol BS1 4XX',
      'subject: What the scope note means',
      'salutation: Dear Ms Calder,',
      'closing: Yours sincerely,',
      'signature: A. Person\nMarketing Director',
      'copies-to: Example Finance Ltd',
    ])
  })

  test('gives its day to the letter and its name to the draft', async () => {
    const { letter } = must(await drafted('Scope note.docx', await oldDocx()))
    expect([letter.title, letter.values['letter.date']]).toEqual(['Scope note', '2024-11-24'])
  })

  test('keeps headings, lists, tables, footnotes and emphasis', async () => {
    const { letter } = must(await drafted('Scope note.docx', await oldDocx()))
    expect(letter.document.filter((block) => block.type !== 'part')).toMatchObject([
      {
        type: 'paragraph',
        children: [
          { text: 'The note binds ' },
          { text: 'nobody', bold: true },
          { type: 'footnote', children: [{ text: 'Scope note, section 2.' }] },
          { text: '.' },
        ],
      },
      { type: 'heading', level: 2 },
      { type: 'list-item', kind: 'decimal', level: 0 },
      { type: 'list-item', kind: 'decimal', level: 0 },
      {
        type: 'table',
        children: [{ children: [{}, { children: [{ text: 'Price' }] }] }, { children: [{}, { children: [{ text: '£210' }] }] }],
      },
    ])
  })
})

test('lists of a Word document keep their kinds, their numbers, and go on where they went on', async () => {
  const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string, of = 0) => ({ level: of, format, text })
  const item = (text: string, reference: string, instance = 0, of = 0) =>
    new Paragraph({ text, numbering: { reference, instance, level: of } })
  const bytes = await Packer.toBuffer(
    new Document({
      numbering: {
        config: [
          { reference: 'letters', levels: [level(LevelFormat.LOWER_LETTER, '%1)')] },
          { reference: 'roman', levels: [{ ...level(LevelFormat.UPPER_ROMAN, '%1.'), start: 4 }] },
          { reference: 'legal', levels: [level(LevelFormat.DECIMAL, '%1.'), level(LevelFormat.DECIMAL, '%1.%2', 1)] },
          { reference: 'points', levels: [level(LevelFormat.BULLET, '•')] },
        ],
      },
      sections: [
        {
          children: [
            item('One', 'letters'),
            item('Two', 'letters'),
            new Paragraph('In between.'),
            item('Three', 'letters'),
            item('Four', 'roman'),
            item('Clause', 'legal'),
            item('Paragraph', 'legal', 0, 1),
            item('Point', 'points'),
          ],
        },
      ],
    }),
  )
  const { letter } = must(await drafted('Lists.docx', bytes))
  const body = letter.document.filter(({ type }) => type !== 'part')
  expect(body.flatMap((block) => (block.type === 'list-item' ? [block.kind] : []))).toEqual([
    'lower-alpha',
    'lower-alpha',
    'lower-alpha',
    'upper-roman',
    'decimal',
    'legal',
    'bullet',
  ])
  expect(plainText(body).split(/\n+/u)).toEqual([
    'a) One',
    'b) Two',
    'In between.',
    'c) Three',
    'IV. Four',
    '1. Clause',
    '1.1 Paragraph',
    '• Point',
  ])
})

test('cells of a Word document that are merged downwards and along stay merged', async () => {
  const cell = (text: string, spans: { rowSpan?: number; columnSpan?: number } = {}) =>
    new TableCell({ ...spans, children: [new Paragraph(text)] })
  const bytes = await Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Table({
              rows: [
                new TableRow({ children: [cell('Range', { rowSpan: 2 }), cell('Prices', { columnSpan: 2 })] }),
                new TableRow({ children: [cell('Net'), cell('Gross')] }),
                new TableRow({ children: [cell('N4'), cell('£210'), cell('£252')] }),
              ],
            }),
          ],
        },
      ],
    }),
  )
  const draft = must(await drafted('Table.docx', bytes))
  const table = draft.letter.document.find((block) => block.type === 'table')
  expect(
    table?.children.map(({ children }) =>
      children.map(({ rowSpan, columnSpan, children: words }) => [
        plainText([{ type: 'paragraph', children: words }]),
        rowSpan,
        columnSpan,
      ]),
    ),
  ).toEqual([
    [
      ['Range', 2, undefined],
      ['Prices', undefined, 2],
      ['', undefined, undefined],
    ],
    [
      ['', undefined, undefined],
      ['Net', undefined, undefined],
      ['Gross', undefined, undefined],
    ],
    [
      ['N4', undefined, undefined],
      ['£210', undefined, undefined],
      ['£252', undefined, undefined],
    ],
  ])
})

test('the text of a PDF becomes paragraphs, however its lines were broken', async () => {
  const long = 'The note names where cameras must not be used, and says for whom it does so, in words that leave nothing open. '
    .repeat(3)
    .trim()
  const draft = must(await drafted('old.pdf', await pdfOf([long, '1. The first point.', '2. The second point.'])))
  expect(shapes(draft)).toEqual(
    expect.arrayContaining([
      'recipient: Example Distribution Ltd\n1 Quay Street\nLeeds',
      'subject: A subject',
      'salutation: Dear Partner,',
      `paragraph: ${long}`,
      'closing: Yours sincerely,',
      'signature: A. Person\nMarketing Director',
    ]),
  )
})

test('the page numbers of a PDF are left out, with what stands beyond them, and counted', async () => {
  const { dropped } = must(await drafted('old.pdf', await pdfOf(['It binds nobody.'])))
  expect(dropped).toEqual([{ what: 'page numbers and running lines', count: 2 }])
})

test('Markdown without front matter keeps its structure', async () => {
  const draft = must(await drafted('old.md', '# News\n\nDear Partner,\n\n> It binds nobody.\n\n3. Third\n4. Fourth\n'))
  expect(shapes(draft)).toEqual(expect.arrayContaining(['subject: News', 'salutation: Dear Partner,', 'quotation: It binds nobody.']))
})

test('plain text keeps the lines of an address and joins those that the width broke', async () => {
  const text = [
    'Example Distribution Ltd\n1 Dock Road\nBristol',
    'Re: The scope note',
    'Dear Sir or Madam',
    'We write to tell you what the scope note of last week means for\nthe projects that you supply.',
    '3. First kept number\n4. Next',
    'Kind regards\n\nA. Person',
  ].join('\n\n')
  const draft = must(await drafted('old.txt', text))
  expect(shapes(draft)).toEqual(
    expect.arrayContaining([
      'recipient: Example Distribution Ltd\n1 Dock Road\nBristol',
      'subject: The scope note',
      'paragraph: We write to tell you what the scope note of last week means for the projects that you supply.',
      'signature: A. Person',
    ]),
  )
  expect(draft.letter.document.find((block) => block.type === 'list-item')).toMatchObject({ kind: 'decimal', start: 3 })
})

test.each(['03/04/2026', 'The 24 November 2026 changed much', '31 February 2026'])(
  '“%s” is not taken for the day of a letter',
  async (line) => {
    const { letter, recognised } = must(await drafted('old.txt', `${line}\n\nDear Partner,\n\nAs agreed.`))
    expect([letter.values['letter.date'], recognised.includes('date')]).toEqual([undefined, false])
  },
)

test.each<[string, Uint8Array]>([
  ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1])],
  ['a cut Word document', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
  ['an empty text', new Uint8Array()],
])('%s is refused with a remedy', async (_what, bytes) => {
  const refused = await drafted('old.docx', bytes)
  expect(refused).toMatchObject({ ok: false, error: { code: 'letter-unreadable' } })
})
