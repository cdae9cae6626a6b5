import { afterAll, expect, test } from 'vitest'
import { createLayout } from '../../backend/layout/index.ts'
import { resolveLetter } from '../../core/letter/index.ts'
import { example, library } from './starter-library.ts'

const layout = createLayout()
afterAll(() => layout.close())

const lengths: readonly [string, number][] = [
  ['partner-letter.md', 2],
  ['partner-letter-german.md', 2],
  ['partner-letter-ireland.md', 2],
  ['partner-letter-greek.md', 1],
  ['customer-faq.md', 3],
  ['regulator-response.md', 6],
]

test.each(lengths)('the example %s fills %i pages, with a glyph for every character', async (name, pages) => {
  const { resolved } = resolveLetter(example(name), library.shelf, { draftLine: true, printLetterhead: true, images: library.images })
  const laidOut = resolved && (await layout.pages(resolved, new Set()))
  expect(laidOut?.ok === true && [laidOut.value.pages.length, laidOut.value.findings]).toEqual([pages, []])
})
