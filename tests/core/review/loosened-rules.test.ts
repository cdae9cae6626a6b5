import { describe, expect, test } from 'vitest'
import { defaultRules, loosenedRules, type ApprovalRule } from '../../../core/review/index.ts'

const one: ApprovalRule = { approvals: 1, roles: ['reviewer', 'administrator'], mode: 'any' }
const two: ApprovalRule = { ...one, approvals: 2 }
const reviewer: ApprovalRule = { ...one, roles: ['reviewer'] }
const both: ApprovalRule = { approvals: 2, roles: ['reviewer', 'administrator'], mode: 'all' }
const inOrder: ApprovalRule = { ...both, mode: 'in-order' }

function isLooser(before: ApprovalRule, after: ApprovalRule): boolean {
  return loosenedRules({ ...defaultRules, letter: before }, { ...defaultRules, letter: after }).includes('letter')
}

describe('a rule is looser', () => {
  test.each([
    ['with fewer approvals', two, one],
    ['when more roles may give them', reviewer, one],
    ['when any two may where one of each had to', both, two],
    ['without the order', inOrder, both],
    ['in another order', inOrder, { ...inOrder, roles: ['administrator', 'reviewer'] }],
    ['with one reviewer instead of two of either role', two, reviewer],
  ] satisfies [string, ApprovalRule, ApprovalRule][])('%s', (_, before, after) => {
    expect(isLooser(before, after)).toBe(true)
  })
})

describe('a rule is not looser', () => {
  test.each([
    ['with more approvals', one, two],
    ['when fewer roles may give them', one, reviewer],
    ['when one of each must', two, both],
    ['with an order', both, inOrder],
    ['with another due day', one, { ...one, dueInDays: 20 }],
    ['with one more in its order', inOrder, { ...inOrder, approvals: 3, roles: ['reviewer', 'reviewer', 'administrator'] }],
  ] satisfies [string, ApprovalRule, ApprovalRule][])('%s', (_, before, after) => {
    expect(isLooser(before, after)).toBe(false)
  })
})

test('the rules that become looser are named', () => {
  const after = {
    ...defaultRules,
    clauses: { ...defaultRules.clauses, 'policy-quote': one },
    company: { ...defaultRules.company, approvals: 2 },
  }
  expect(loosenedRules(defaultRules, after)).toEqual(['policy-quote'])
})

test('a kind whose words letters may change from then on is looser, one that they may not any more is not', () => {
  const none = { ...defaultRules, adaptable: [] }
  const notices = { ...none, adaptable: ['legal-notice' as const] }
  expect(loosenedRules(none, notices)).toEqual(['legal-notice'])
  expect(loosenedRules(notices, none)).toEqual([])
})
