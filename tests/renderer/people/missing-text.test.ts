import { describe, expect, test } from 'vitest'
import { missingText } from '../../../renderer/people/missing-text.ts'

describe('who is missing', () => {
  test('is not said where nobody is', () => {
    expect(missingText([])).toBeUndefined()
  })
  test('is a reviewer where nobody can approve a letter', () => {
    expect(missingText(['policy-quote', 'letter'])).toContain('Add somebody with the role Reviewer.')
  })
  test('is said by kind where only some ask for more', () => {
    expect(missingText(['policy-quote', 'legal-notice'])).toContain('too few people to approve: Policy quote, Legal notice.')
  })
})
