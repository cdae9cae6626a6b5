import { describe, expect, test } from 'vitest'
import { commonRoles, mayDelegate, mayEndDelegation, type Delegating } from '../../../core/review/index.ts'
import { administrator, author, colleague, reviewer, second } from './house.ts'

const first: Delegating = {
  actor: reviewer.person,
  from: reviewer.person,
  to: second.person,
  firstDay: '2026-11-20',
  lastDay: '2026-11-27',
  today: '2026-11-24',
  others: [],
}
const days = { from: reviewer.person.id, to: second.person.id, firstDay: '2026-11-20', lastDay: '2026-11-27' }

function outcome(changes: Partial<Delegating>): string {
  const may = mayDelegate({ ...first, ...changes })
  return may.ok ? 'may' : may.error.message
}

describe('a stand-in', () => {
  test('is named by who is away', () => {
    expect(outcome({})).toBe('may')
  })
  test('is named by an administrator for somebody else', () => {
    expect(outcome({ actor: administrator.person })).toBe('may')
  })
  test('is named by nobody else', () => {
    expect(outcome({ actor: second.person })).toBe('Sam Second cannot name somebody to stand in for Rita Reviewer.')
  })
  test('holds a role that who is away holds too', () => {
    expect(outcome({ to: author.person })).toBe(
      'Ada Author holds no role that Rita Reviewer holds too, so they could decide nothing in their place.',
    )
  })
  test('is somebody else', () => {
    expect(outcome({ to: reviewer.person })).toBe('Nobody stands in for themselves.')
  })
  test('is somebody who has not left', () => {
    expect(outcome({ to: { ...second.person, active: false } })).toBe('Sam Second has left this house.')
  })
  test('has a last day that is not before the first', () => {
    expect(outcome({ lastDay: '2026-11-19' })).toBe('The last day lies before the first.')
  })
  test('has a last day that is today or later', () => {
    expect([outcome({ lastDay: '2026-11-23' }), outcome({ lastDay: '2026-11-24' })]).toEqual([
      'The last day has passed, so nobody would stand in.',
      'may',
    ])
  })
  test('is named once for the same days', () => {
    const later = { ...days, firstDay: '2026-11-27', lastDay: '2026-11-30' }
    expect(outcome({ others: [later] })).toBe('Sam Second stands in for Rita Reviewer on some of these days already.')
  })
  test('is nobody who is away then and in whose place the first stands in', () => {
    const back = { from: days.to, to: days.from, firstDay: days.lastDay, lastDay: '2026-12-24' }
    expect([outcome({ others: [back] }), outcome({ others: [{ ...back, firstDay: '2026-12-20' }] })]).toEqual([
      'Sam Second is away on some of these days, and Rita Reviewer stands in for them, so that nobody would be there.',
      'may',
    ])
  })
  test('is named for other days too', () => {
    expect(outcome({ others: [{ ...days, firstDay: '2026-11-28', lastDay: '2026-11-30' }] })).toBe('may')
  })
})

test('the roles in common are those that both hold', () => {
  expect(commonRoles(colleague(8, 'Bo Both', 'author', 'reviewer').person, reviewer.person)).toEqual(['reviewer'])
})

describe('standing in', () => {
  test.each([
    ['who is away', reviewer],
    ['who stands in', second],
    ['an administrator', administrator],
  ])('is ended by %s', (_, by) => {
    expect(mayEndDelegation(days, by.person).ok).toBe(true)
  })
  test('is ended by nobody else', () => {
    expect(mayEndDelegation(days, author.person).ok).toBe(false)
  })
})
