import { describe, expect, test } from 'vitest'
import type { Block, Citation, Quotation } from '../../../core/document/index.ts'
import { createLetterSetter } from '../../../backend/layout/set-letter.ts'
import { filler, hasPoppler, item, letterOf, pageText, pageTexts, paragraph, structureOf } from './pages.ts'

const setter = createLetterSetter()
const pdfOf = (...given: Parameters<typeof letterOf>): Uint8Array => setter.pdf(letterOf(...given), []).bytes

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
