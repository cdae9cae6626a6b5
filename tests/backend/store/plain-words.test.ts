import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldForSearch, wordsOf } from '../../../backend/store/search-words.ts'

/** A letter that is not plain, so that the text before it is read the long way. */
const strange = ' ß'

test('the words of a plain text are found and folded as those of any other', () => {
  const plain = fc.string({ unit: fc.constantFrom(...'aZ0_-–’“” .,\n'), maxLength: 60 })
  fc.assert(
    fc.property(plain, (text) => {
      expect([...wordsOf(text)]).toEqual([...wordsOf(text + strange)].slice(0, -1))
    }),
  )
})

test('a word is folded to lower case without diacritics, plain or not', () => {
  expect(['Cameras', 'ÉVIDENCE', 'Straße', 'İstanbul'].map(foldForSearch)).toEqual(['cameras', 'evidence', 'straße', 'istanbul'])
})
