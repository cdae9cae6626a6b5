import { beforeAll, describe, expect, test } from 'vitest'
import { writeWord } from '../../../backend/word/index.ts'
import { headerBottom } from '../../../backend/word/letterhead.ts'
import { firstPageFor, pinClause } from '../../../core/letter/index.ts'
import { clauseVersion, paragraph } from '../../core/letter/shelf.ts'
import { fullLetter, item, picture, pictureDigest, readyLetter, table, withLogo, type ReadyLetter } from './letters.ts'
import { part, partsOf } from './package-of.ts'

async function write({ letter, manifest }: ReadyLetter): Promise<Uint8Array> {
  return writeWord(letter, manifest)
}

async function document(ready: ReadyLetter): Promise<string> {
  return part(await write(ready), 'word/document.xml')
}

/** The paragraph that holds a text. */
function paragraphWith(xml: string, text: string): string {
  const found = [...xml.matchAll(/<w:p>.*?<\/w:p>/gu)].map(([whole]) => whole).find((whole) => whole.includes(text))
  if (found === undefined) throw new Error(`no paragraph says ${text}`)
  return found
}

function styleOf(xml: string, text: string): string | undefined {
  return /<w:pStyle w:val="([^"]*)"/u.exec(paragraphWith(xml, text))?.[1]
}

let written: Uint8Array
let body: string

beforeAll(async () => {
  written = await write(fullLetter())
  body = part(written, 'word/document.xml')
})

test('names the free faces of the same widths for a computer without its fonts', () => {
  const twins = [...part(written, 'word/fontTable.xml').matchAll(/w:name="([^"]*)"><w:altName w:val="([^"]*)"/gu)]
  expect(twins.map(([, name, twin]) => `${name ?? ''}: ${twin ?? ''}`)).toEqual([
    'Calibri: Carlito',
    'Cambria: Caladea',
    'Arial: Liberation Sans',
    'Times New Roman: Liberation Serif',
  ])
})

test.each([
  ['ruled', 14],
  ['centred', 9],
] as const)('a %s letterhead shows its logo with its description, in the room there is', async (style, millimetres) => {
  const header = [...partsOf(await write(withLogo(style)))].filter(([path]) => /header\d/u.test(path)).join('')
  const logo = /<wp:inline.*?<\/wp:inline>/u.exec(header)?.[0] ?? ''
  expect([
    logo.includes('descr="The lens of Example Vision"'),
    Math.round(Number(/<wp:extent cx="(\d+)"/u.exec(logo)?.[1]) / 36_000),
  ]).toEqual([true, millimetres])
})

describe('styles', () => {
  test.each([
    ['News for', 'Heading1'],
    ['What it says', 'Heading2'],
    ['Steps', 'Heading3'],
    ['Signs', 'Heading4'],
    ['We write about', 'BodyText'],
    ['The policy reaches', 'Quote'],
    ['Office of Example', 'QuoteAttribution'],
    ['Also under it', 'ListNumber2'],
    ['Act on it', 'ListBullet'],
    ['Dear Example', 'Salutation'],
    ['Yours sincerely', 'Closing'],
    ['A. Person', 'Signature'],
    ['23 November 2026', 'Date'],
    ['1 Example Street', 'Recipient'],
  ])('%s is set in the style %s', (text, style) => {
    expect(styleOf(body, text)).toBe(style)
  })

  test('the subject is the one first-level heading', () => {
    expect(body.match(/w:val="Heading1"/gu)).toHaveLength(1)
  })

  test('those that Word has go by the names by which Word knows them', () => {
    const names = [...part(written, 'word/styles.xml').matchAll(/<w:name w:val="([^"]*)"/gu)].map(([, name]) => name?.toLowerCase())
    expect(names).toEqual(
      expect.arrayContaining([
        'heading 1',
        'heading 2',
        'body text',
        'quote',
        'list number',
        'list number 2',
        'list bullet',
        'list continue',
        'date',
        'salutation',
        'closing',
        'signature',
        'header',
        'footer',
        'footnote text',
        'hyperlink',
      ]),
    )
  })
})

describe('headers and footers', () => {
  /** The parts that the section names, by kind and page. */
  function sectionPart(kind: 'header' | 'footer', pages: 'first' | 'default'): string {
    const id = new RegExp(`<w:${kind}Reference [^>]*w:type="${pages}"[^>]*/>`, 'u').exec(body)?.[0].match(/r:id="([^"]*)"/u)?.[1] ?? ''
    const target =
      new RegExp(`<Relationship Id="${id}"[^>]*Target="([^"]*)"`, 'u').exec(part(written, 'word/_rels/document.xml.rels'))?.[1] ?? ''
    return part(written, `word/${target}`)
  }

  test('the first page has the letterhead and the draft line, the others say who wrote, when and about what', () => {
    const [first, following] = [sectionPart('header', 'first'), sectionPart('header', 'default')]
    expect([
      first.includes('LetterheadName'),
      first.includes('Draft, not released'),
      following.includes('Northlight Vision · 23 November 2026 · News for Example Distribution'),
      following.includes('Draft, not released'),
      /<w:titlePg\/>/u.test(body),
    ]).toEqual([true, true, true, true, true])
  })

  test.each(['first', 'default'] as const)('the footer of the %s pages counts with fields', (pages) => {
    expect([...sectionPart('footer', pages).matchAll(/<w:instrText[^>]*>([^<]*)</gu)].map(([, field]) => field)).toEqual([
      'PAGE',
      'NUMPAGES',
    ])
  })

  test('on headed paper the letterhead is left out and the address stays where it is', async () => {
    const headed = await write(fullLetter({ printLetterhead: false, draftLine: false }))
    const text = [...partsOf(headed).values()].join('')
    const frame = /<w:framePr [^>]*\/>/gu
    expect([text.includes('>Northlight Vision<'), text.includes('Draft, not'), part(headed, 'word/document.xml').match(frame)]).toEqual([
      false,
      false,
      body.match(frame),
    ])
  })
})

test('the recipient stands where the window of the envelope is', () => {
  const { recipient } = firstPageFor('uk-c5')
  const frame = /<w:framePr [^>]*\/>/u.exec(paragraphWith(body, '1 Example Street'))?.[0] ?? ''
  const millimetres = (name: string): number => Math.round((Number(new RegExp(`w:${name}="(\\d+)"`, 'u').exec(frame)?.[1]) * 25.4) / 1440)
  expect([millimetres('x'), millimetres('y'), /w:hAnchor="page" w:vAnchor="page"/u.test(frame)]).toEqual([
    recipient.left,
    recipient.top,
    true,
  ])
})

test.each(['ruled', 'centred'] as const)('a %s letterhead of five lines ends above the window of the envelope', (style) => {
  const { letter } = fullLetter()
  const lines = Array.from({ length: 5 }, (_none, index) => `Line ${String(index)}`)
  const own = { ...letter, letterhead: { ...letter.letterhead, style, window: 'din-5008-b' as const, lines } }
  expect(headerBottom(own)).toBeLessThanOrEqual(firstPageFor('din-5008-b').recipient.top + 0.001)
})

test.each(['ruled', 'centred'] as const)(
  'a long name of a %s letterhead has as many lines as it takes, above the window of the envelope',
  (style) => {
    const { letter } = fullLetter()
    const own = (name: string) => ({ ...letter, letterhead: { ...letter.letterhead, style, name, lines: ['One line'] } })
    const long = headerBottom(own('Featherstone & Söhne Video Security Holding GmbH & Co. KG'))
    expect([long - headerBottom(own('Example Vision')) > 5, long <= firstPageFor(letter.letterhead.window).recipient.top]).toEqual([
      true,
      true,
    ])
  },
)

test('a recipient of many lines pushes the subject down', async () => {
  const spaceOf = async (address: string): Promise<number> => {
    const xml = await document(readyLetter([paragraph('Yes.')], { values: { 'partner.address': address } }))
    return Number(/w:before="(\d+)"/u.exec(paragraphWith(xml, 'News for'))?.[1])
  }
  expect(await spaceOf(Array.from({ length: 12 }, (_none, line) => `Line ${String(line)}`).join('\n'))).toBeGreaterThan(
    await spaceOf('Line'),
  )
})

test('the closing stays with the signature, and the last paragraph with both', async () => {
  const xml = await document(readyLetter([paragraph('The last word.')]))
  const closing = /<w:style [^>]*w:styleId="Closing".*?<\/w:style>/u.exec(part(written, 'word/styles.xml'))?.[0] ?? ''
  expect([/<w:keepNext\/>/u.test(paragraphWith(xml, 'The last word.')), /<w:keepNext\/>/u.test(closing)]).toEqual([true, true])
})

test('the last paragraph stays with the closing when it stands in a clause', async () => {
  const xml = await document(
    readyLetter([pinClause(clauseVersion({ body: [{ type: 'paragraph', children: [{ text: 'A clause that ends.' }] }] }))]),
  )
  expect(paragraphWith(xml, 'A clause that ends.')).toContain('<w:keepNext/>')
})

test('a page break begins the page with the paragraph that follows it', () => {
  expect(paragraphWith(body, 'On the next page.')).toContain('<w:pageBreakBefore/>')
})

test('the heading row of a table is repeated on each page', () => {
  expect(body.match(/<w:tblHeader\/>/gu)).toHaveLength(1)
})

test('a merged cell is one cell in each of its rows, over all its columns', async () => {
  const cell = (text: string, spans = {}) => ({ type: 'table-cell' as const, ...spans, children: [{ text }] })
  const rows = [
    [cell('Big', { columnSpan: 2, rowSpan: 2 }), cell(''), cell('a')],
    [cell(''), cell(''), cell('b')],
  ]
  const xml = await document(
    readyLetter([
      {
        type: 'table',
        headerRows: 0,
        columns: [{ width: 30 }, { width: 50 }, { width: 60 }],
        children: rows.map((children) => ({ type: 'table-row' as const, children })),
      },
    ]),
  )
  const cells = [...xml.matchAll(/<w:tcPr>.*?<\/w:tcPr>/gu)].map(([whole]) =>
    [
      /<w:tcW [^>]*w:w="(\d+)"/u.exec(whole)?.[1],
      /<w:gridSpan w:val="(\d+)"/u.exec(whole)?.[1],
      /<w:vMerge w:val="(\w+)"/u.exec(whole)?.[1],
    ].join(' '),
  )
  expect([cells, [...xml.matchAll(/<w:gridCol w:w="(\d+)"/gu)].map(([, width]) => width)]).toEqual([
    ['4534 2 restart', '3401  ', '4534 2 continue', '3401  '],
    ['1700', '2834', '3401'],
  ])
})

test('tables that follow one another stay two', async () => {
  const xml = await document(readyLetter([table(['A'], ['1']), table(['B'], ['2'])]))
  expect(xml).toMatch(/<\/w:tbl><w:p>.*?<\/w:p><w:tbl>/u)
})

test('footnotes are numbered in the order of their marks', () => {
  const ids = [...body.matchAll(/<w:footnoteReference w:id="(\d+)"/gu)].map(([, id]) => Number(id))
  expect(ids).toEqual([1, 2])
})

test('an image has its description and the width that the letter gives it', () => {
  const image = /<wp:inline.*?<\/wp:inline>/u.exec(body)?.[0] ?? ''
  const width = Number(/<wp:extent cx="(\d+)"/u.exec(image)?.[1]) / 36_000
  expect([image.includes('descr="A square"'), Math.round(width)]).toEqual([true, 20])
})

test('an image without a width has 96 pixels to an inch, as on the pages of the PDF', async () => {
  const image = { type: 'image', digest: pictureDigest, mediaType: 'image/png', alt: 'A square' } as const
  const xml = await document(readyLetter([{ ...image, children: [{ text: '' }] }], { images: new Map([[pictureDigest, picture]]) }))
  expect(Number(/<wp:extent cx="(\d+)"/u.exec(xml)?.[1])).toBe((picture.readUInt32BE(16) / 96) * 914_400)
})

test('a list item of an unbroken list can be moved by a lawyer: neighbours share one list', () => {
  const lists = ['First', 'Under the first', 'Also under it', 'Second', 'Under the second'].map(
    (text) => /<w:numId w:val="(\d+)"/u.exec(paragraphWith(body, `>${text}<`))?.[1],
  )
  expect(new Set(lists).size).toBe(1)
})

test('properties say title, author, language and the letter’s own date', async () => {
  const core = part(written, 'docProps/core.xml')
  expect(
    [
      /<dc:title>News for Example Distribution</u,
      /<dc:creator>A\. Person</u,
      /<dc:language>en-GB</u,
      /<dcterms:modified [^>]*>2026-11-23T00:00:00Z</u,
    ].map((pattern) => pattern.test(core)),
  ).toEqual([true, true, true, true])
})

describe('languages', () => {
  test('the letter’s language is that of its text', () => {
    expect(part(written, 'word/styles.xml')).toMatch(/<w:rPrDefault>.*<w:lang w:val="en-GB"/u)
  })

  test('a clause in another language says so', async () => {
    const clause = pinClause(clauseVersion({ language: 'de', body: [{ type: 'paragraph', children: [{ text: 'Auf Deutsch.' }] }] }))
    expect(paragraphWith(await document(readyLetter([clause])), 'Auf Deutsch.')).toContain('<w:lang w:val="de"/>')
  })

  test('Hebrew and Arabic run from right to left, and the Latin words in them from left to right', async () => {
    const xml = paragraphWith(await document(readyLetter([paragraph('שלום Example')])), 'שלום')
    expect([/<w:bidi\/>/u.test(xml), /<w:rtl\/>.*?שלום/u.test(xml), /<w:rtl\/>[^/]*Example/u.test(xml)]).toEqual([true, true, false])
  })
})

test('a list may start at any number', async () => {
  const xml = await write(readyLetter([item('decimal', 0, 'seven', 7), item('decimal', 0, 'eight')]))
  expect(part(xml, 'word/numbering.xml')).toContain('<w:startOverride w:val="7"/>')
})
