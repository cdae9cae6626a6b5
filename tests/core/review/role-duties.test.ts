import { describe, expect, test } from 'vitest'
import { clauseMoves, couldMove, defaultRules, letterMoves, roleDuties, roles, type Role } from '../../../core/review/index.ts'

/** What the tables let each role do, by the words that say so. */
const allowed: Readonly<Record<string, (role: Role) => boolean>> = {
  'Writes clauses': (role) => couldMove(clauseMoves, 'draft', 'edit', [role]),
  'sends them to review': (role) => couldMove(clauseMoves, 'draft', 'submit', [role]) && couldMove(letterMoves, 'draft', 'submit', [role]),
  'releases approved': (role) => couldMove(letterMoves, 'approved', 'release', [role]),
  'Approves, refuses': (role) => Object.values(defaultRules.clauses).every((rule) => rule.roles.includes(role)),
  'withdraws clauses': (role) => couldMove(clauseMoves, 'approved', 'withdraw', [role]),
  'withdraw clauses': (role) => couldMove(clauseMoves, 'approved', 'withdraw', [role]),
  'May write': (role) => couldMove(clauseMoves, 'draft', 'edit', [role]),
  'Writes letters': (role) => couldMove(letterMoves, 'draft', 'edit', [role]),
  'signs them': (role) => couldMove(letterMoves, 'released', 'sign', [role]),
  'approves where a rule says so': (role) => couldMove(clauseMoves, 'in-review', 'approve', [role]),
}

describe('what a role is said to do', () => {
  test.each(roles)('is what the tables of moves let a person with it do: %s', (role) => {
    const said = Object.entries(allowed).filter(([words]) => roleDuties[role].includes(words))
    expect(said.filter(([, may]) => !may(role)).map(([words]) => words)).toEqual([])
    expect(said.length).toBeGreaterThan(0)
  })
  test('says of every role that may sign letters that it does', () => {
    const signing = roles.filter((role) => couldMove(letterMoves, 'released', 'sign', [role]))
    expect(roles.filter((role) => roleDuties[role].includes('signs them'))).toEqual(signing)
  })
  test('says of an author that they withdraw no approved clause, as the table has it', () => {
    expect([
      roleDuties.author.includes('May not withdraw an approved clause'),
      couldMove(clauseMoves, 'approved', 'withdraw', ['author']),
    ]).toEqual([true, false])
  })
})
