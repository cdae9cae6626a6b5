import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { digestOf, type Block } from '../../../core/document/index.ts'
import { Engine } from '../../../backend/layout/engine.ts'
import { readFonts } from '../../../backend/layout/fonts.ts'
import { pageData } from '../../../backend/layout/page-letter.ts'
import { createLetterSetter } from '../../../backend/layout/set-letter.ts'
import { filler, letterOf, pageTexts, paragraph } from './pages.ts'

const setter = createLetterSetter()

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
