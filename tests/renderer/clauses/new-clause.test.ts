import { describe, expect, test } from 'vitest'
import { codeFrom, jurisdictionFault, newClauseFrom } from '../../../renderer/clauses/new-clause.ts'

const values = {
  title: 'Update duty',
  kind: 'statement',
  code: 'statement/update-duty',
  language: 'en-GB',
  jurisdictions: '',
  reason: 'Circular',
} as const

describe('the code that is suggested for a clause', () => {
  test('is made of its kind and the words of its title', () => {
    expect(codeFrom({ kind: 'statement', title: 'Mise à jour: the promise' })).toBe('statement/mise-a-jour-the-promise')
  })
  test('ends with a whole word, however long the title is', () => {
    const title = 'Availability of replacement parts for cameras of the aperture line and of their successors'
    expect(codeFrom({ kind: 'statement', title })).toBe('statement/availability-of-replacement-parts-for-cameras-of-the')
  })
})

describe('jurisdictions as they were typed', () => {
  test.each([['GB'], ['GB-SCT'], ['EU']])('may be %s', (name) => {
    expect(jurisdictionFault([name])).toBeUndefined()
  })
  test('are written as letters name them', () => {
    expect(jurisdictionFault(['IE', 'UK'])).toBe('UK is written GB, so that letters for GB find it.')
  })
  test('are none where no country has the code', () => {
    expect(jurisdictionFault(['XX'])).toContain('No country has the code XX')
  })
  test('are told at their field when a clause is made', () => {
    const made = newClauseFrom({ ...values, jurisdictions: 'UK' }, undefined)
    expect(made.ok ? [] : Object.keys(made.error)).toEqual(['jurisdictions'])
  })
})
