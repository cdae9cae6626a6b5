import { expect, test } from 'vitest'
import { visibleText } from '../../../core/document/index.ts'

test('accents that are heaped on one letter end with the thirtieth', () => {
  expect(visibleText(`x${'\u0323'.repeat(100)}y`)).toBe(`x${'\u0323'.repeat(30)}y`)
})

test('the accents of a language stay', () => {
  const word = 'שָׁלוֹם ἀρχῇ'.normalize('NFC')
  expect(visibleText(word)).toBe(word)
})

test('no character is taken for one that is seen as it is, unless it is', () => {
  // A character that is none of those puts the whole text through every rule.
  const unlike = Array.from({ length: 0x10000 }, (_, codePoint) => String.fromCodePoint(codePoint)).filter(
    (character) => !/[\uD800-\uDFFF]/u.test(character) && `${visibleText(character)}Ω` !== visibleText(`${character}Ω`),
  )
  expect(unlike).toEqual([])
})
