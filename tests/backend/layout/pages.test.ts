import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { digestOf, type Block, type Citation, type ListItem, type Quotation, type TableCell } from '../../../core/document/index.ts'
import { Engine } from '../../../backend/layout/engine.ts'
import { readFonts } from '../../../backend/layout/fonts.ts'
import { pageData } from '../../../backend/layout/page-letter.ts'
import { createLetterSetter } from '../../../backend/layout/set-letter.ts'
import { hasPoppler, letterOf, pageText, pageTexts, paragraph, structureOf } from './pages.ts'

const setter = createLetterSetter()
const pdfOf = (...given: Parameters<typeof letterOf>): Uint8Array => setter.pdf(letterOf(...given), []).bytes
const filler = (words: number): string =>
  Array.from({ length: words }, (_, index) => ['partners', 'sell', 'cameras', 'to', 'shops'][index % 5]).join(' ')
const item = (kind: ListItem['kind'], level: number, text: string, start?: number): ListItem => ({
  type: 'list-item',
  kind,
  level,
  ...(start === undefined ? {} : { start }),
  children: [{ text }],
})

describe.skipIf(!hasPoppler)('a page', () => {
  test('prints the exact numbers of a list that starts at seven and goes on after a nested list', () => {
    const text = pageText(pdfOf([item('decimal', 0, 'seventh', 7), item('lower-alpha', 1, 'first below', 1), item('decimal', 0, 'eighth')]))
    expect(text.match(/(7\.|a\)|8\.)\s+\w+/gu)?.map((line) => line.replaceAll(/\s+/gu, ' '))).toEqual([
      '7. seventh',
      'a) first',
      '8. eighth',
    ])
  })

  test('prints each number again where a list starts anew in its middle', () => {
    const text = pageText(pdfOf([item('decimal', 0, 'one', 1), item('decimal', 0, 'two'), item('decimal', 0, 'one again', 1)]))
    expect(text.match(/\d\.\s+\w+/gu)?.map((line) => line.replaceAll(/\s+/gu, ' '))).toEqual(['1. one', '2. two', '1. one'])
  })

  test('prints legal numbers with those of the levels above', () => {
    const text = pageText(pdfOf([item('legal', 0, 'top', 3), item('legal', 1, 'below'), item('legal', 2, 'deepest')]))
    expect(text).toMatch(/3\.\s+top\s+3\.1\s+below\s+3\.1\.1\s+deepest/u)
  })

  test('says page X of Y on every page, in the words of the letter', () => {
    const texts = pageTexts(pdfOf([paragraph(filler(620))]))
    expect(texts.map((text) => /Page \d of \d/u.exec(text)?.[0])).toEqual(
      texts.map((_, index) => `Page ${String(index + 1)} of ${String(texts.length)}`),
    )
  })

  test('after the first carries writer, date and subject in its header', () => {
    const [first = '', second = ''] = pageTexts(pdfOf([paragraph(filler(620))]))
    expect([
      first.includes('Example Vision · 23 November 2026 · A subject'),
      second.includes('Example Vision · 23 November 2026 · A subject'),
    ]).toEqual([false, true])
  })

  test('carries the letterhead on page one alone', () => {
    expect(pageTexts(pdfOf([paragraph(filler(620))])).map((text) => text.includes('1 Harbour Row'))).toEqual([true, false])
  })

  test('leaves the lines of the letterhead whole beside a name of any length', () => {
    const lines = ['41 Featherstonehaugh Crescent, London WC2E 9RZ', '+44 20 7946 0911 · partners@fs.example']
    const names = [
      'Example Vision',
      'Featherstone & Söhne Video Security Holding GmbH & Co. KG',
      'Nordlichtvideosicherheitstechnikbeteiligung',
    ]
    const { letterhead } = letterOf([])
    for (const name of names) {
      const text = pageText(pdfOf([], {}, { letterhead: { ...letterhead, name, lines } }))
      expect(lines.filter((line) => !text.includes(line))).toEqual([])
    }
  })

  test('for headed paper leaves letterhead and footer out and keeps every line where it was', () => {
    const places = [true, false].map(
      (printLetterhead) => setter.pages(letterOf([paragraph('Words.')], {}, { printLetterhead }), new Set()).places,
    )
    expect(places[1]).toEqual(places[0])
    expect(pageText(pdfOf([paragraph('Words.')], {}, { printLetterhead: false }))).not.toMatch(/Harbour|Exampleland/u)
  })

  test('says that the letter is a draft on every page when it is one', () => {
    const texts = pageTexts(pdfOf([paragraph(filler(620))], {}, { draftLine: 'Draft, not released' }))
    expect(texts.map((text) => text.includes('Draft, not released'))).toEqual([true, true])
  })

  test('divides a word at a soft hyphen and shows none where the word stays whole', () => {
    const [text = ''] = pageTexts(pdfOf([paragraph(`${'wide '.repeat(17)}Kamera\u00ADabdeckung und Kamera\u00ADabdeckung`)]))
    expect(text.replaceAll(/\s+/gu, ' ')).toMatch(/Kamera[-\u00AD\u2010]? ?abdeckung und Kameraabdeckung/u)
  })

  test('repeats the header of a table on each page it breaks over', () => {
    const row = (text: string) => ({ type: 'table-row' as const, children: [{ type: 'table-cell' as const, children: [{ text }] }] })
    const table: Block = {
      type: 'table',
      headerRows: 1,
      columns: [{}],
      children: [row('The header'), ...Array.from({ length: 45 }, (_, index) => row(`Row ${String(index + 1)}`))],
    }
    expect(pageTexts(pdfOf([table])).map((text) => text.split('The header').length - 1)).toEqual([1, 1])
  })

  test('carries the footnote of the words that stand on it', () => {
    const noted: Block = { type: 'paragraph', children: [{ text: 'Marked here' }, { type: 'footnote', children: [{ text: 'The note.' }] }] }
    const texts = pageTexts(pdfOf([paragraph(filler(620)), noted]))
    expect(texts.map((text) => [text.includes('Marked here'), text.includes('The note.')])).toEqual([
      [false, false],
      [true, true],
    ])
  })

  test('keeps signature and closing together, with the words before them', () => {
    for (let words = 240; words < 480; words += 12) {
      const texts = pageTexts(pdfOf([paragraph(filler(words)), paragraph('The last words of all.')]))
      const last = texts.find((text) => text.includes('Yours sincerely,')) ?? ''
      expect([words, last.includes('Marketing Director'), last.includes('last words')]).toEqual([words, true, true])
    }
  })

  test('numbers cited sources in the order of their first citation and lists them once', () => {
    const cite = (source: string) => ({ type: 'citation' as const, source, children: [{ text: '' }] as [{ text: string }] })
    const text = pageText(
      pdfOf([
        {
          type: 'paragraph',
          children: [{ text: 'See ' }, cite('Second Note'), { text: ' and ' }, cite('First Note'), { text: ' and ' }, cite('Second Note')],
        },
      ]),
    )
    expect(text).toMatch(/See \[1\] and \[2\] and \[1\][^]*\[1\] Second Note\s+\[2\] First Note/u)
  })

  test('prints cited evidence with its place, and leads from the mark to the entry and from the entry to its address', () => {
    const cited: Citation = {
      type: 'citation',
      source: 'Certificate 4711',
      evidence: { issuer: 'Example Assurance', date: '2025-12-18', link: 'https://example.com/4711' },
      place: 'p. 4',
      children: [{ text: '' }],
    }
    const pdf = pdfOf([{ type: 'paragraph', children: [{ text: 'See ' }, cited, { text: '.' }] }])
    expect(pageText(pdf)).toMatch(
      /See \[1, p\. 4\]\.[^]*Sources\s+\[1\] Certificate 4711, Example Assurance, 18 December 2025, https:\/\/example\.com\/4711/u,
    )
    expect(structureOf(pdf).match(/^ *Link/gmu)).toHaveLength(2)
  })

  test('lists the sources where their block stands, once, and nowhere where they are left out', () => {
    const cited: Block = {
      type: 'paragraph',
      children: [{ type: 'citation', source: 'Note', evidence: { date: '2025-12-18' }, children: [{ text: '' }] }],
    }
    const list: Block = { type: 'source-list', children: [{ text: '' }] }
    const text = pageText(pdfOf([cited, list, paragraph('The last words.'), list]))
    expect(text.match(/Sources/gu)).toHaveLength(1)
    expect(text.indexOf('Sources')).toBeLessThan(text.indexOf('The last words.'))
    const without = pdfOf([cited, { ...list, omitted: true }])
    expect(pageText(without)).toContain('[1]')
    expect(pageText(without)).not.toContain('Sources')
    expect(structureOf(without)).not.toContain('Link')
  })

  test.each([
    ['a paragraph', (text: string): Quotation['children'] => [{ type: 'paragraph', children: [{ text }] }]],
    ['a list', (text: string): Quotation['children'] => [item('decimal', 0, 'first', 1), item('decimal', 0, text)]],
  ])('never leaves the attribution of %s alone at its head', (_, said) => {
    const by: Quotation['children'][number] = { type: 'attribution', children: [{ text: 'Ministry of Examples, Note 7' }] }
    // Long enough and short enough that the attribution meets the foot of the page on the way.
    const pages = Array.from({ length: 24 }, (_, more) =>
      pageTexts(
        pdfOf([
          ...Array.from({ length: 16 + more }, () => paragraph('One line.')),
          { type: 'quotation', children: [...said(`${filler(40)} ended`), by] },
        ]),
      ),
    )
    const alone = pages.filter((texts) => texts.some((text) => text.includes('Ministry of Examples') && !text.includes('ended')))
    expect([alone, new Set(pages.map((texts) => texts.findIndex((text) => text.includes('ended')))).size]).toEqual([[], 2])
  })

  test('keeps words of Typst, markup and mathematics as the text they are', () => {
    const hostile = '#import "x.typ": * #eval("1+1") $x^2$ *no* _no_ `raw` \\ <label> @ref // no comment /* none */ [#sys.version] ~ -- ...'
    expect(pageText(pdfOf([paragraph(hostile)])).replaceAll(/\s+/gu, ' ')).toContain(hostile)
  })

  test('is not reordered by characters that reverse what follows them', () => {
    expect(pageText(pdfOf([paragraph('Price \u202E001\u202C pounds\u200B only')]))).toContain('Price 001 pounds only')
  })
})

describe.skipIf(!hasPoppler)('the tags of a page', () => {
  test('have the subject as the only first-level heading and skip no level below it', () => {
    const heading = (level: 2 | 3 | 4, text: string): Block => ({ type: 'heading', level, children: [{ text }] })
    const tags = structureOf(pdfOf([heading(4, 'deep'), heading(2, 'high'), heading(4, 'deep again')]))
      .match(/^\s*H\d/gmu)
      ?.map((tag) => tag.trim())
    expect(tags).toEqual(['H1', 'H2', 'H2', 'H3'])
  })

  test('name a list, its items and their labels', () => {
    expect(structureOf(pdfOf([item('decimal', 0, 'seventh', 7)]))).toMatch(/L \(block\)[^]*LI \(block\)[^]*Lbl[^]*"7\."[^]*LBody/u)
  })

  test('name a quotation', () => {
    expect(structureOf(pdfOf([{ type: 'quotation', children: [{ type: 'paragraph', children: [{ text: 'Said.' }] }] }]))).toMatch(
      /BlockQuote/u,
    )
  })

  test('name the header cells of a table', () => {
    const row = (text: string) => ({ type: 'table-row' as const, children: [{ type: 'table-cell' as const, children: [{ text }] }] })
    expect(structureOf(pdfOf([{ type: 'table', headerRows: 1, columns: [{}], children: [row('Head'), row('Cell')] }]))).toMatch(
      /THead[^]*TH[^]*"Head"[^]*TBody[^]*TD[^]*"Cell"/u,
    )
  })

  test('name the columns and rows of a merged cell', () => {
    const table: Block = {
      type: 'table',
      headerRows: 1,
      columns: [{ width: 40 }, { width: 60 }],
      children: [
        { type: 'table-row', children: [{ type: 'table-cell', columnSpan: 2, children: [{ text: 'Both' }] }, blank] },
        { type: 'table-row', children: [{ type: 'table-cell', rowSpan: 2, children: [{ text: 'High' }] }, blank] },
        { type: 'table-row', children: [blank, { type: 'table-cell', children: [{ text: 'Last' }] }] },
      ],
    }
    const structure = structureOf(pdfOf([table]))
    expect(structure).toMatch(/TH[^T]*\/ColSpan 2[^]*"Both"[^]*TD[^T]*\/RowSpan 2[^]*"High"[^]*"Last"/u)
  })

  test('put letterhead and recipient lines into paragraphs', () => {
    expect(structureOf(pdfOf([paragraph('Words.')]))).not.toMatch(/^ {2}Span/mu)
  })
})

const blank: TableCell = { type: 'table-cell', children: [{ text: '' }] }

describe('the preview', () => {
  test('has the pages of the file', () => {
    const letter = letterOf([paragraph(filler(1500))])
    expect(pageTexts(setter.pdf(letter, []).bytes)).toHaveLength(setter.pages(letter, new Set()).pages.length)
  })

  test('leaves out the layers that the window has', () => {
    const letter = letterOf([paragraph(filler(620))])
    const [first, second] = setter.pages(letter, new Set()).pages
    const known = new Set(first?.layers.map(({ digest }) => digest))
    const again = setter.pages(letter, known).pages
    expect([again[0]?.layers.some(({ svg }) => svg !== undefined), again[1]?.layers.filter(({ svg }) => svg !== undefined).length]).toEqual(
      [false, second?.layers.filter(({ digest }) => !known.has(digest)).length],
    )
  })

  test('has all its pictures for a window that holds none, though another had asked before', () => {
    const letter = letterOf([paragraph(filler(620))])
    const first = setter.pages(letter, new Set()).pages
    setter.pages(letterOf([paragraph('Another.')]), new Set())
    const known = new Set(first.flatMap(({ layers }) => layers.map(({ digest }) => digest)))
    setter.pages(letter, known)
    expect(setter.pages(letter, new Set()).pages).toEqual(first)
  })

  test('lays no paragraph out again for a letter of the subject, in less than half the time', () => {
    const engine = new Engine(readFonts())
    const body = Array.from({ length: 60 }, (_, index) => paragraph(`Paragraph ${String(index)}. ${filler(60)}`))
    const time = (subject: string): number => {
      const data = JSON.stringify({
        ...pageData(letterOf(body, { subject: [{ text: subject }] }, { title: subject, subject })),
        attached: [],
      })
      const begin = process.cpuUsage()
      engine.layOut('preview', { page: 'letter', data, images: new Map(), attachments: [] })
      return process.cpuUsage(begin).user
    }
    const anew = time('A subject')
    expect(time('A subject of more') * 2).toBeLessThan(anew)
  })

  test('draws again only the lines around a word that changed', () => {
    const known = new Set(
      setter
        .pages(letterOf([paragraph(filler(620)), paragraph('One.')]), new Set())
        .pages.flatMap(({ layers }) => layers.map(({ digest }) => digest)),
    )
    const changed = setter
      .pages(letterOf([paragraph(filler(620)), paragraph('Two.')]), known)
      .pages.map(({ layers }) => layers.filter(({ svg }) => svg !== undefined).length)
    // Two where the new word ends a piece that the old one did not.
    expect([changed[0], changed.length, [1, 2].includes(changed[1] ?? 0)]).toEqual([0, 2, true])
  })

  test('draws no line again that a new line only pushed down, also onto the next page', () => {
    const body = Array.from({ length: 60 }, (_, index) => paragraph(`Paragraph ${String(index)}. ${filler(30)}`))
    const known = new Set(setter.pages(letterOf(body), new Set()).pages.flatMap(({ layers }) => layers.map(({ digest }) => digest)))
    const layers = setter.pages(letterOf([paragraph('A new line.'), ...body]), known).pages.flatMap((page) => page.layers)
    expect(layers.filter(({ svg }) => svg !== undefined).length / layers.length).toBeLessThan(0.3)
  })

  test('shows in its layers all that the engine drew', () => {
    const letter = letterOf([paragraph(filler(200)), { type: 'paragraph', children: [{ text: 'under', underline: true }] }])
    const drawn = setter
      .pages(letter, new Set())
      .pages.flatMap(({ layers }) => layers.map(({ svg }) => svg ?? ''))
      .join('')
    // One glyph a printed letter: letterhead, parts, body and footer; the spaces between words are drawn by nothing.
    expect((drawn.match(/<use /gu) ?? []).length).toBeGreaterThan(200 * 5)
    expect(drawn).toMatch(/stroke="#1d1f21"/u)
  })

  test('has an outline for every glyph it draws', () => {
    const letter = letterOf([
      { type: 'heading', level: 2, children: [{ text: '(Question 9a) [§ 4] — “Ω Ж ß ﬁ ½ €”' }] },
      { type: 'paragraph', children: [{ text: 'Bold & <italic> {here} #1 @2 *3* /4/ 5% +6 = 7', bold: true, italic: true }] },
    ])
    const pictures = setter.pages(letter, new Set()).pages.flatMap(({ layers }) => layers.map(({ svg }) => svg ?? ''))
    const without = pictures.flatMap((picture) => {
      const outlines = new Set([...picture.matchAll(/<path id="([^"]+)" d="[^"]*"/gu)].map(([, id]) => id))
      return [...picture.matchAll(/<use [^>]*href="#([^"]+)"/gu)].filter(([, id]) => !outlines.has(id))
    })
    expect([pictures.join('').includes('<use '), without]).toEqual([true, []])
  })

  test('draws as many glyphs as the words have letters', () => {
    const draws = (words: string): number =>
      (
        setter
          .pages(letterOf([paragraph(words)]), new Set())
          .pages.flatMap(({ layers }) => layers.map(({ svg }) => svg ?? ''))
          .join('')
          .match(/<use /gu) ?? []
      ).length
    expect(draws('Plain (words) 1/2 + 3.') - draws('Plain')).toBe('(words)1/2+3.'.length + 4)
  })

  test('draws a picture without a width at 96 pixels to an inch, as the editor and Word do', () => {
    const png = readFileSync(join(import.meta.dirname, '../word/picture.png'))
    const digest = digestOf(png)
    const image: Block = { type: 'image', digest, mediaType: 'image/png', alt: 'A square', children: [{ text: '' }] }
    const drawn = setter.pages(letterOf([image], {}, { images: new Map([[digest, png]]) }), new Set()).pages
    const widths = drawn.flatMap(({ layers }) => layers.flatMap(({ svg }) => [...(svg ?? '').matchAll(/<image [^>]*?width="([^"]+)"/gu)]))
    expect(widths.map(([, width]) => Number(width))).toEqual([(png.readUInt32BE(16) * 72) / 96])
  })

  test('draws lines and pictures beside the words', () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
    const digest = digestOf(png)
    const letter = letterOf(
      [
        { type: 'image', digest, mediaType: 'image/png', alt: 'A "seal" <of> ours', width: 40, children: [{ text: '' }] },
        { type: 'paragraph', children: [{ text: 'gone', strike: true }] },
      ],
      {},
      { images: new Map([[digest, png]]) },
    )
    const drawn = setter
      .pages(letter, new Set())
      .pages.flatMap(({ layers }) => layers.map(({ svg }) => svg ?? ''))
      .join('')
    expect([
      /<image [^>]*href="data:image\/png;base64,/u.test(drawn),
      /<path d="[^"]+" stroke="#1d1f21"/u.test(drawn),
      drawn.includes('seal'),
    ]).toEqual([true, true, false])
  })

  test('takes no words of the letter for its own markup', () => {
    const words = '</foreignObject></g></g></svg><script>alert(1)</script><path d="M0 0"/> data-tid="x"'
    const plain = setter.pages(letterOf([paragraph(words)]), new Set()).pages.flatMap(({ layers }) => layers.map(({ svg }) => svg ?? ''))
    expect([plain.join('').includes('script'), plain.every((picture) => picture.match(/<svg /gu)?.length === 1)]).toEqual([false, true])
  })

  test('tells where every block of the letter stands, also inside clauses', () => {
    const clause: Block = {
      type: 'clause',
      code: 'a/b',
      version: 1,
      language: 'en',
      jurisdictions: [],
      digest: '0'.repeat(64),
      lock: 'locked',
      children: [
        { type: 'paragraph', children: [{ text: 'One.' }] },
        { type: 'paragraph', children: [{ text: 'Two.' }] },
      ],
    }
    const { places } = setter.pages(letterOf([paragraph('Words.'), clause]), new Set())
    expect(places.map((place) => place.path.join('.'))).toEqual(
      expect.arrayContaining(['0', '1', '2', '3', '4', '5', '6', '7', '7.0', '7.1']),
    )
  })

  test('is plain SVG that fetches nothing and runs nothing', () => {
    const [page] = setter.pages(
      letterOf([{ type: 'paragraph', children: [{ type: 'link', url: 'https://example.com/', children: [{ text: 'a link' }] }] }]),
      new Set(),
    ).pages
    expect(
      /<script|<foreignObject|<image|<a |href="[^#]| on\w+=/u.exec(page?.layers.map(({ svg }) => svg).join('') ?? '<script')?.[0],
    ).toBeUndefined()
  })
})
