import { describe, expect, test } from 'vitest'
import { approversMissing, defaultRules, type ApprovalRules, type Role } from '../../../core/review/index.ts'

function house(...people: readonly (readonly Role[])[]) {
  return people.map((roles, index) => ({ id: String(index), roles: [...roles], active: true }))
}

const all: readonly Role[] = ['author', 'reviewer', 'signatory', 'administrator']

describe('a house', () => {
  test('of one person has nobody who may approve what they write', () => {
    expect(approversMissing(house(all), defaultRules)).toEqual([
      ...Object.keys(defaultRules.clauses),
      'letter',
      'template',
      'letterhead',
      'company',
    ])
  })
  test('of two has too few people for what two must approve', () => {
    expect(approversMissing(house(all, ['reviewer']), defaultRules)).toEqual(['policy-quote', 'legal-notice'])
  })
  test('of an author and two reviewers has everybody it needs', () => {
    expect(approversMissing(house(['author'], ['reviewer'], ['reviewer']), defaultRules)).toEqual([])
  })
  test('does not count who has left', () => {
    const people = [...house(all), { id: 'x', roles: ['reviewer' as const], active: false }]
    expect(approversMissing(people, defaultRules)).toContain('letter')
  })
  test('does not let one person give two approvals in two roles', () => {
    const rules: ApprovalRules = { ...defaultRules, letter: { approvals: 2, roles: ['reviewer', 'administrator'], mode: 'all' } }
    expect(approversMissing(house(['author'], ['reviewer', 'administrator']), rules)).toContain('letter')
    expect(approversMissing(house(['author'], ['reviewer', 'administrator'], ['reviewer']), rules)).not.toContain('letter')
  })
})
