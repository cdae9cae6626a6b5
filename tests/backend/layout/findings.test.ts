import { describe, expect, test } from 'vitest'
import { coveredRanges } from '../../../backend/layout/font-coverage.ts'
import { coveredRanges as rangesOfFonts } from '../../../scripts/font-coverage.ts'
import { missingIn } from '../../../backend/layout/check-glyphs.ts'
import { coveredCodePoints } from '../../../backend/layout/fonts.ts'
import { printable } from '../../../backend/layout/page-text.ts'
import { createLetterSetter } from '../../../backend/layout/set-letter.ts'
import type { Block, Inline } from '../../../core/document/index.ts'
import { letterOf, paragraph } from './pages.ts'

const setter = createLetterSetter()

test('characters that no font can draw are named with their place, and the page is still shown', () => {
  const { findings, pages } = setter.pages(letterOf([paragraph('Fine.'), paragraph('Camera 摄像机 here')]), new Set())
  expect(pages).toHaveLength(1)
  expect(findings.map(({ severity, code, place }) => ({ severity, code, place }))).toEqual([
    { severity: 'error', code: 'glyph-missing', place: { path: [7] } },
  ])
  expect(findings[0]?.message).toContain('摄 (U+6444)')
})

test.each([
  'English – “quoted” € £ ©',
  'Ελληνικά',
  'Кириллица',
  'Čeština, Türkçe, Íslenska, Tiếng Việt',
  'עברית שָׁלוֹם (123)',
  'العربية ١٢٣، مرحبا',
])('%s is drawn without a finding', (text) => {
  expect(setter.pages(letterOf([paragraph(text)]), new Set()).findings).toEqual([])
})

test('no character passes for drawable that the fonts do not cover', () => {
  const covered = coveredCodePoints()
  const passing = Array.from({ length: 0x10000 }, (_, codePoint) => codePoint).filter(
    (codePoint) => !covered.has(codePoint) && missingIn(String.fromCodePoint(codePoint), new Set()).length === 0,
  )
  // Line ends, and what is left out of every text.
  expect(passing.filter((codePoint) => codePoint !== 0x0a && printable(String.fromCodePoint(codePoint)) !== '')).toEqual([])
})

test('a file of a letter with such characters is made with a mark in their place', () => {
  expect(setter.pdf(letterOf([paragraph('摄')]), []).bytes.length).toBeGreaterThan(1000)
})

test('what the fonts are said to cover is what they cover', () => {
  expect(coveredRanges).toEqual(rangesOfFonts())
})

const digits = '0123456789'.repeat(12)
const table = (cell: string): Block => ({
  type: 'table',
  headerRows: 1,
  columns: [{}, {}],
  children: [
    ['Number', 'What it is'],
    [cell, 'A camera that has this number below its foot, where nobody but the installer will ever look for it.'],
  ].map((texts) => ({ type: 'table-row', children: texts.map((text) => ({ type: 'table-cell', children: [{ text }] })) })),
})
const withNote = (note: Inline): Block => ({ type: 'paragraph', children: [{ text: 'Noted.' }, note] })

describe('a word that is wider than its line', () => {
  test.each<[string, Block, number[]]>([
    ['a paragraph', paragraph(`The number ${digits} is printed on it.`), [6]],
    ['a heading', { type: 'heading', level: 2, children: [{ text: 'Donaudampfschiffahrtsgesellschaft'.repeat(3) }] }, [6]],
    ['a list', { type: 'list-item', kind: 'decimal', level: 1, children: [{ text: digits }] }, [6]],
    ['a quotation', { type: 'quotation', children: [{ type: 'paragraph', children: [{ text: digits }] }] }, [6, 0]],
    ['a cell of a table', table(digits.slice(0, 60)), [6, 1, 0]],
    ['a footnote', withNote({ type: 'footnote', children: [{ text: digits }] }), [6]],
    [
      'a link',
      { type: 'paragraph', children: [{ type: 'link', url: 'https://a.example/', children: [{ text: 'readthis'.repeat(20) }] }] },
      [6],
    ],
    ['an address that has one endless part', paragraph(`https://www.example.com/camera?id=${'x'.repeat(120)}`), [6]],
  ])('in %s is a finding at its place', (_where, block, path) => {
    const { findings } = setter.pages(letterOf([block]), new Set())
    expect(findings.map(({ code, place }) => [code, place])).toEqual([['layout-overflow', { path }]])
  })

  test('is the same finding of the file as of the preview', () => {
    const letter = letterOf([paragraph(digits)])
    expect(setter.pdf(letter, []).findings).toEqual(setter.pages(letter, new Set()).findings)
  })

  test('in the address of the recipient, whose place is narrower, is one', () => {
    const { findings } = setter.pages(letterOf([], { recipient: [{ text: `Example Ltd\n${digits.slice(0, 60)}` }] }), new Set())
    expect(findings.map(({ place }) => place)).toEqual([{ path: [1] }])
  })
})

test.each([
  ['divides at its syllables', paragraph('Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz '.repeat(4))],
  ['divides at its slashes', paragraph('https://www.example.com/some/long/way/that/goes/on'.repeat(4))],
  ['divides at its hyphens', paragraph('well-known-and-often-said-'.repeat(8))],
  ['fits its cell', table('0123456789')],
  ['is a number with a code', table('SN-0123456789ABCDEF and more')],
  ['is a price beside a long text', table('1,200,123.00')],
])('a long word that %s is none', (_why, block) => {
  expect(setter.pages(letterOf([block], {}, { language: 'de-DE' }), new Set()).findings).toEqual([])
})

describe('a letterhead', () => {
  const head = (lines: number, style: 'ruled' | 'centred'): string[] => {
    const { letterhead } = letterOf([])
    const own = {
      ...letterhead,
      style,
      window: 'din-5008-b' as const,
      lines: Array.from({ length: lines }, (_, index) => `Line ${String(index)}`),
    }
    return setter.pages(letterOf([], {}, { letterhead: own }), new Set()).findings.map(({ code }) => code)
  }

  test.each(['ruled', 'centred'] as const)('of five lines keeps clear of the address when it is %s', (style) => {
    expect(head(5, style)).toEqual([])
  })

  test('that reaches into the window of the envelope is a finding', () => {
    expect(head(9, 'centred')).toEqual(['layout-overflow'])
  })
})
