import { describe, expect, test } from 'vitest'
import { createSpellChecker } from '../../../backend/spelling/index.ts'

const checker = createSpellChecker()

describe('the dictionaries', () => {
  test.each([
    ['en-GB', ['color', 'colur']],
    ['en-IE', ['color', 'colur']],
    ['en-US', ['colour', 'colur']],
    ['de', undefined],
  ])('of %s know its words and no others', async (language, wrong) => {
    expect(await checker.wrong(language, ['colour', 'color', 'colur', 'director’s', 'Wednesday'])).toEqual(wrong)
  })

  test('suggest what was meant', async () => {
    expect((await checker.suggest('en-GB', 'recieve'))[0]).toBe('receive')
  })
})

test('a speller that thinks too long is given up, and the next question is answered by another', async () => {
  const hurried = createSpellChecker({ check: 10_000, suggest: 1 })
  expect(await hurried.suggest('en-GB', 'supercalifragilisticexpialidos')).toEqual([])
  expect(await hurried.wrong('en-GB', ['colur'])).toEqual(['colur'])
})

test('nothing is suggested for a word so long that it would take seconds', async () => {
  expect(await checker.suggest('en-GB', 'a'.repeat(60))).toEqual([])
})
