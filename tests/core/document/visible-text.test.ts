import { expect, test } from 'vitest'
import { visibleText } from '../../../core/document/index.ts'

test('accents that are heaped on one letter end with the thirtieth', () => {
  expect(visibleText(`x${'\u0323'.repeat(100)}y`)).toBe(`x${'\u0323'.repeat(30)}y`)
})

test('the accents of a language stay', () => {
  const word = 'שָׁלוֹם ἀρχῇ'.normalize('NFC')
  expect(visibleText(word)).toBe(word)
})
