import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lookedUp, wordsOf } from '../../../core/spelling/index.ts'

const words = (text: string): string[] => wordsOf(text).map(({ word }) => word)

describe('words to look up', () => {
  test.each([
    ['sentences', 'We write, “today”, to you.', ['We', 'write', 'today', 'to', 'you']],
    ['the parts of a word with hyphens', 'well-known', ['well', 'known']],
    ['genitives and elisions', "the director’s and don't", ['the', 'director’s', 'and', "don't"]],
    ['no addresses', 'see https://example.com/pgae or www.exmaple.com or a@exmaple.com', ['see', 'or', 'or']],
    ['no codes and fields', 'policy-quote/retial-scope EA-4711 {{partner.nmae}} x86 B2B', []],
    ['no single letters and no short names in capitals', 'A GDPR x', []],
  ])('are those of %s', (_of, text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  test('stand where they say, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { word, start, end } of wordsOf(text)) expect(text.slice(start, end)).toBe(word)
      }),
    )
  })

  test('are looked up as dictionaries have them', () => {
    expect(lookedUp('di\u00ADrec\u00ADtor’s')).toBe("director's")
  })
})

test('a text without an end to its word takes no time beyond its length', () => {
  const begun = performance.now()
  for (const text of ['a'.repeat(500_000), "a'".repeat(250_000), 'é'.normalize('NFD').repeat(200_000)]) wordsOf(text)
  expect(performance.now() - begun).toBeLessThan(3000)
})
