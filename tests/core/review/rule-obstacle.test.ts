import { describe, expect, test } from 'vitest'
import { ruleObstacle, ruleObstacleInHouse, type ApprovalRule, type Person, type Role } from '../../../core/review/index.ts'
import { administrator, author, colleague, reviewer, second } from './house.ts'

const both = colleague(6, 'Bo Both', 'reviewer', 'signatory').person
const any = (approvals: number, ...roles: Role[]): ApprovalRule => ({ approvals, roles, mode: 'any' })
const all = (...roles: Role[]): ApprovalRule => ({ approvals: roles.length, roles, mode: 'all' })
const missing = (rule: ApprovalRule, authors: readonly string[], ...people: Person[]) => ruleObstacle(rule, authors, people)?.missing

describe('a rule', () => {
  test('can be met by as many others as it asks for', () => {
    expect(missing(any(2, 'reviewer', 'administrator'), [author.person.id], author.person, reviewer.person, second.person)).toBeUndefined()
  })
  test('cannot be met in a house of two where two others must approve', () => {
    expect(ruleObstacle(any(2, 'reviewer', 'administrator'), [author.person.id], [author.person, administrator.person])).toEqual({
      message:
        'It needs 2 approvals by a reviewer or an administrator who did not write it, and only Adam Minister may give one here, and nobody decides twice.',
      remedy: 'Ask an administrator to add a reviewer or an administrator under People, or to set another rule in Settings.',
      missing: ['reviewer', 'administrator'],
    })
  })
  test('cannot be met by who wrote it', () => {
    expect(missing(any(1, 'reviewer'), [reviewer.person.id], reviewer.person)).toEqual(['reviewer'])
  })
  test('cannot be met by who has left', () => {
    expect(missing(any(1, 'reviewer'), [], { ...reviewer.person, active: false })).toEqual(['reviewer'])
  })
  test('is not met by one person in two roles', () => {
    expect(missing(all('reviewer', 'signatory'), [], both)).toEqual(['signatory'])
  })
  test('gives who holds two roles the one that nobody else can', () => {
    expect(missing(all('reviewer', 'signatory'), [], both, reviewer.person)).toBeUndefined()
  })
  test('names the role that is missing', () => {
    expect(missing(all('reviewer', 'administrator'), [], reviewer.person, second.person)).toEqual(['administrator'])
  })
})

describe('in the settings', () => {
  test('a rule that everybody’s words can meet is not spoken of', () => {
    expect(ruleObstacleInHouse(any(1, 'reviewer'), [author.person, reviewer.person, second.person])).toBeUndefined()
  })
  test('a rule says whose words could not be approved', () => {
    expect(ruleObstacleInHouse(any(1, 'reviewer'), [author.person, reviewer.person])?.message).toBe(
      'Nothing that Rita Reviewer writes could be approved: it needs an approval by a reviewer who did not write it.',
    )
  })
  test('a rule says that nothing could be approved', () => {
    expect(ruleObstacleInHouse(any(2, 'reviewer', 'administrator'), [author.person, administrator.person])?.message).toBe(
      'Nothing that is written here could be approved: it needs 2 approvals by a reviewer or an administrator who did not write it.',
    )
  })
})
