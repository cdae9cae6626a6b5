import { describe, expect, test } from 'vitest'
import { conditionHolds, conditionText, parseCondition, type Condition } from '../../../core/document/index.ts'

const field = 'partner.country'

describe('a condition', () => {
  test.each<[Condition, string, boolean]>([
    [{ field, test: 'is', value: 'GB' }, 'GB', true],
    [{ field, test: 'is', value: 'GB' }, ' GB\n', true],
    [{ field, test: 'is', value: 'GB' }, 'IE', false],
    [{ field, test: 'is-not', value: 'GB' }, '', true],
    [{ field, test: 'one-of', values: ['GB', 'IE'] }, 'IE', true],
    [{ field, test: 'one-of', values: ['GB', 'IE'] }, 'DE', false],
    [{ field, test: 'set' }, ' ', false],
    [{ field, test: 'not-set' }, ' ', true],
  ])('%j for the value %j is %s', (condition, value, holds) => {
    expect(conditionHolds(condition, value)).toBe(holds)
  })

  test.each<[string, Condition]>([
    ['partner.country is GB', { field, test: 'is', value: 'GB' }],
    ['partner.country is not GB', { field, test: 'is-not', value: 'GB' }],
    ['partner.country is one of GB, "Bath, Avon"', { field, test: 'one-of', values: ['GB', 'Bath, Avon'] }],
    ['partner.country is set', { field, test: 'set' }],
    ['partner.country is not set', { field, test: 'not-set' }],
    ['partner.country is "set"', { field, test: 'is', value: 'set' }],
    ['partner.country is not "one of them"', { field, test: 'is-not', value: 'one of them' }],
  ])('is written “%s” and read again', (text, condition) => {
    expect([conditionText(condition), parseCondition(text)]).toEqual([text, condition])
  })

  test.each(['partner.country', 'partner.country is', 'Partner is GB', 'partner.country is GB, IE', 'partner.country is one of'])(
    '“%s” is none',
    (text) => {
      expect(parseCondition(text)).toBeUndefined()
    },
  )

  test.each(['a is' + ' '.repeat(200_000), 'a is one of b' + ' '.repeat(200_000) + 'c"'])(
    'much white space is read in time for its length',
    (text) => {
      const begun = performance.now()
      expect(parseCondition(text)).toBeUndefined()
      expect(performance.now() - begun).toBeLessThan(2000)
    },
  )
})
