import { expect, test } from 'vitest'
import type { Block } from '../../../core/document/index.ts'
import { digestOfLetter, isSameLetter, type Letter } from '../../../core/letter/index.ts'

const paragraph = (...texts: string[]): Block => ({ type: 'paragraph', children: texts.map((text) => ({ text })) })

const letter: Letter = {
  schema: 1,
  title: 'A letter',
  template: 'partner-letter',
  letterhead: 'plain',
  language: 'en-GB',
  jurisdictions: ['GB'],
  values: { 'partner.name': 'Example Distribution Ltd' },
  document: [paragraph('One.'), paragraph('Two.')],
}

test.each<[string, Letter]>([
  ['the same', structuredClone(letter)],
  ['another title, which no digest covers', { ...letter, title: 'Another' }],
  ['words in runs that read as one', { ...letter, document: [paragraph('O', 'ne.'), paragraph('Two.', '')] }],
  ['its names in another order', { ...letter, document: [{ children: [{ text: 'One.' }], type: 'paragraph' }, paragraph('Two.')] }],
  ['another word', { ...letter, document: [paragraph('One.'), paragraph('Three.')] }],
  ['a block more', { ...letter, document: [...letter.document, paragraph('Three.')] }],
  ['blocks in another order', { ...letter, document: letter.document.toReversed() }],
  ['another value', { ...letter, values: {} }],
  ['another language', { ...letter, language: 'en-US' }],
])('a letter is the same as one with %s where both have one digest', (_what, other) => {
  expect(isSameLetter(letter, other)).toBe(digestOfLetter(letter) === digestOfLetter(other))
})
