import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PhraseFinder, type PhraseWish } from '../../../core/style/index.ts'

function found(text: string, phrase: string, about: Partial<PhraseWish> = {}): string[] {
  return new PhraseFinder([{ phrase, matchCase: false, wholeWords: true, ...about }])
    .matches(text)
    .map(({ start, end }) => text.slice(start, end))
}

describe('a phrase is found', () => {
  test.each([
    ['in other capitals', 'A SECURE camera', 'secure', 'SECURE'],
    ['over a no-break space and a line end', 'state\u00A0of\nthe art', 'state of the art', 'state\u00A0of\nthe art'],
    ['with printed quote marks and hyphens', 'the “top‑rated” one', '"top-rated"', '“top‑rated”'],
    ['with an accent written apart', 'a cafe\u0301 here', 'caf\u00e9', 'cafe\u0301'],
    ['through a soft hyphen', 'unbe\u00ADliev\u00ADable', 'unbelievable', 'unbe\u00ADliev\u00ADable'],
    ['behind a letter that grows in lower case', 'İİ best', 'best', 'best'],
    ['beside a sign outside of the basic plane', '𝒜 best🎉', 'best', 'best'],
  ])('%s', (_how, text, phrase, expected) => {
    expect(found(text, phrase)).toEqual([expected])
  })

  test('inside a longer word only where that is wanted', () => {
    expect([found('cameras', 'camera'), found('cameras', 'camera', { wholeWords: false })]).toEqual([[], ['camera']])
  })

  test('with other capitals not where capitals count', () => {
    expect([found('us and US', 'US', { matchCase: true }), found('us and US', 'US')]).toEqual([['US'], ['us', 'US']])
  })
})

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'A', ' ', '-'), maxLength: 40 })
const phrases = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'A', '-'), minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 8,
})

test('many phrases at once are found where each by itself is found', () => {
  fc.assert(
    fc.property(letters, phrases, (text, wanted) => {
      const finder = new PhraseFinder(wanted.map((phrase) => ({ phrase, matchCase: true, wholeWords: false })))
      const expected = wanted.flatMap((phrase, index) =>
        [...text].flatMap((_unit, start) => (text.startsWith(phrase, start) ? [`${String(index)} ${String(start)}`] : [])),
      )
      expect(
        finder
          .matches(text)
          .map(({ index, start }) => `${String(index)} ${String(start)}`)
          .sort(),
      ).toEqual(expected.sort())
    }),
  )
})

test('whatever the text, a match reads as its phrase does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(50), (text, at) => {
      const phrase = [...text].slice(at % 20, (at % 20) + 3).join('')
      const plain = (each: string): string => each.normalize('NFC').toLowerCase().trim()
      fc.pre(/^[\p{L}\p{N}]+$/u.test(phrase) && plain(phrase).length === phrase.length)
      const finder = new PhraseFinder([{ phrase, matchCase: false, wholeWords: false }])
      for (const { start, end } of finder.matches(text)) expect(plain(text.slice(start, end))).toBe(plain(phrase))
    }),
  )
})

test('a phrase that ends within a character does not stand there, and one with all of it does', () => {
  const found = (phrase: string): number =>
    new PhraseFinder([{ phrase, matchCase: false, wholeWords: false }]).matches('V\u0303\uA4D0\u02E0\u0915\u093C').length
  expect([found('\uA4D0\u02E0\u0915'), found('\uA4D0\u02E0\u0915\u093C'), found('\uA4D0\u02E0')]).toEqual([0, 1, 1])
})

test('five hundred phrases that begin alike take a long text in time for its length', () => {
  const wishes = Array.from({ length: 500 }, (_each, index) => ({
    phrase: `${'a'.repeat(100)}${String(index)}`,
    matchCase: false,
    wholeWords: true,
  }))
  const finder = new PhraseFinder(wishes)
  const begun = performance.now()
  expect(finder.matches('a'.repeat(400_000))).toEqual([])
  // Phrase by phrase and place by place this would be 2 × 10¹⁰ comparisons.
  expect(performance.now() - begun).toBeLessThan(5000)
})

test.each(['\u200E', '\u2061', '\u180E', '\u202A', '\u061C', '\uFFF9', '\u200D'])(
  'a character that prints nothing (%j) hides no phrase',
  (hidden) => {
    const finder = new PhraseFinder([{ phrase: 'guaranteed', matchCase: false, wholeWords: true }])
    expect(finder.matches(`It is guar${hidden}anteed.`)).toHaveLength(1)
  },
)
