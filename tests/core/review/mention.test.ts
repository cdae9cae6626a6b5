import { expect, test } from 'vitest'
import { mentionOf, mentionsIn, withNames } from '../../../core/review/index.ts'
import { id } from './house.ts'

test('a mention stands as an id and is read as a name', () => {
  const text = `Please look, ${mentionOf(id(1))}, and ${mentionOf(id(2))}; thank you ${mentionOf(id(1))}.`
  expect(mentionsIn(text)).toEqual([id(1), id(2)])
  expect(withNames(text, (person) => (person === id(1) ? 'Ada Author' : 'Rita Reviewer'))).toBe(
    'Please look, @Ada Author, and @Rita Reviewer; thank you @Ada Author.',
  )
})

test('an address and a bare at sign mention nobody', () => {
  expect(mentionsIn('ada@example.com, @Ada, @{ada}')).toEqual([])
})
