import { expect, test } from 'vitest'
import { findWords } from '../../../core/evidence/index.ts'

function foundIn(text: string, words: string): string | undefined {
  const stretch = findWords(words, text)
  return stretch === undefined ? undefined : text.slice(stretch.start, stretch.end)
}

test.each([
  ['white space and line ends', 'It  binds\nnobody'],
  ['a hyphen at a line’s end', 'It bi-\nnds nobody'],
  ['a soft hyphen', 'It bi\u00ADnds no\u00ADbody'],
  ['a soft hyphen at a line’s end', 'It bi\u00AD\nnds nobody'],
])('words are found across %s', (_what, written) => {
  expect(foundIn(`Before. ${written}. After.`, 'It binds nobody')).toBe(written)
})

test.each([
  ['quote marks of another kind', 'say “so” and ‘thus’', 'say "so" and \'thus\''],
  ['ligatures', 'a \uFB01rst \uFB02oor', 'a first floor'],
  ['a hyphen that a line ends with and keeps', 'a well-\nknown rule', 'a well-known rule'],
  ['characters that patterns are made of', 'costs (about) £4.00 [+ 20 %]?', 'costs (about) £4.00 [+ 20 %]?'],
])('words are found with %s', (_what, written, words) => {
  expect(foundIn(`Before. ${written} After.`, words)).toBe(written)
})

test('words with one other character are not found', () => {
  expect(foundIn('It binds nobody.', 'It binds nobodi.')).toBeUndefined()
})

test('no words are found nowhere', () => {
  expect(findWords('  ', 'It binds nobody.')).toBeUndefined()
})
