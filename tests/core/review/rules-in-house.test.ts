import { describe, expect, test } from 'vitest'
import { defaultRules, ruleObstaclesInHouse, type ApprovalRules, type Role } from '../../../core/review/index.ts'

function house(...people: readonly (readonly Role[])[]) {
  return people.map((roles, index) => ({ id: String(index), name: `Person ${String(index)}`, roles: [...roles], active: true }))
}

/** For what nobody's words could be approved. */
function approversMissing(people: ReturnType<typeof house>, rules: ApprovalRules): string[] {
  return ruleObstaclesInHouse(rules, people)
    .filter(({ isForAll }) => isForAll)
    .flatMap(({ names }) => names)
}

const all: readonly Role[] = ['author', 'reviewer', 'signatory', 'administrator']

describe('a house', () => {
  test('of one person has nobody who may approve what they write', () => {
    expect(new Set(approversMissing(house(all), defaultRules))).toEqual(
      new Set([...Object.keys(defaultRules.clauses), 'letter', 'template', 'letterhead', 'company', 'style']),
    )
  })
  test('of two has too few people for what two must approve', () => {
    expect(approversMissing(house(all, ['reviewer']), defaultRules)).toEqual(['policy-quote', 'legal-notice'])
  })
  test('of an author and two reviewers has everybody it needs', () => {
    expect(approversMissing(house(['author'], ['reviewer'], ['reviewer']), defaultRules)).toEqual([])
  })
  test('of nobody has nobody who may approve', () => {
    expect(approversMissing([], defaultRules)).toContain('letter')
  })
  test('says each obstacle once, with all that it is in the way of', () => {
    expect(ruleObstaclesInHouse(defaultRules, house(all, ['reviewer'])).map(({ names, message }) => [names, message])).toEqual([
      [
        ['policy-quote', 'legal-notice'],
        'Nothing that is written here could be approved: it needs 2 approvals by a reviewer or an administrator who did not write it.',
      ],
    ])
  })
  test('does not count who has left', () => {
    const people = [...house(all), { id: 'x', name: 'Gone', roles: ['reviewer' as const], active: false }]
    expect(approversMissing(people, defaultRules)).toContain('letter')
  })
  test('does not let one person give two approvals in two roles', () => {
    const rules: ApprovalRules = { ...defaultRules, letter: { approvals: 2, roles: ['reviewer', 'administrator'], mode: 'all' } }
    expect(approversMissing(house(['author'], ['reviewer', 'administrator']), rules)).toContain('letter')
    expect(approversMissing(house(['author'], ['reviewer', 'administrator'], ['reviewer']), rules)).not.toContain('letter')
  })
})
