import { expect, test } from 'vitest'
import { coveredRanges } from '../../../backend/layout/font-coverage.ts'
import { coveredRanges as rangesOfFonts } from '../../../scripts/font-coverage.ts'
import { createLetterSetter } from '../../../backend/layout/set-letter.ts'
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

test('a file of a letter with such characters is made with a mark in their place', () => {
  expect(setter.pdf(letterOf([paragraph('摄')]), []).bytes.length).toBeGreaterThan(1000)
})

test('what the fonts are said to cover is what they cover', () => {
  expect(coveredRanges).toEqual(rangesOfFonts())
})
