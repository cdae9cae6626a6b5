import { describe, expect, test } from 'vitest'
import { checkRelease, type ReleaseFacts } from '../../../core/release/index.ts'
import { clauseVersion } from '../letter/shelf.ts'
import { approved, factsOf, today } from './released.ts'

const reached = '2026-12-10'
const said = (facts: ReleaseFacts): string[] => checkRelease(facts).map(({ severity, code }) => `${severity} ${code}`)

/** The letter's own date is early enough for the clause, so that only the day of release speaks. */
const withClause = (valid: { from?: string; until?: string }, changes: Partial<ReleaseFacts>): ReleaseFacts =>
  factsOf({ versions: [approved(clauseVersion({ valid }))], values: { 'letter.date': today }, changes })

test('a clock that shows the day of the newest entry, or a later one, is not behind', () => {
  expect([today, '2026-11-20'].map((day) => said(factsOf({ changes: { reached: day } })))).toEqual([[], []])
})

describe('a clock that shows an earlier day than the audit trail has come to', () => {
  test('is a warning that says both days, why, and what to do', () => {
    expect(checkRelease(factsOf({ changes: { reached } }))).toEqual([
      {
        severity: 'warning',
        code: 'clock-behind',
        message:
          'The clock of this computer says 24 November 2026, but the audit trail has come to 10 December 2026: the clock was set back, or was ahead then.',
        remedy:
          'Check the clock, and set it right if it is wrong. Until it has come to 10 December 2026, clauses must be valid on both days, and what is written down carries the later one. If it was ahead then, an administrator says so under Audit.',
        place: {},
      },
    ])
  })

  test('lets no clause pass that has ended on the day the trail has come to', () => {
    const facts = withClause({ until: '2026-12-01' }, { reached })
    expect([said(facts), checkRelease(facts)[0]?.message]).toEqual([
      ['error clause-expired', 'warning clock-behind'],
      'Secure Build certificate (v1) ended on 1 December 2026; the audit trail has come to 10 December 2026.',
    ])
  })

  test('lets no clause pass that has not begun on the day the clock shows', () => {
    // On the letter's own date it has, so that only the day of release speaks.
    const clause = approved(clauseVersion({ valid: { from: '2026-12-01' } }))
    const facts = factsOf({ versions: [clause], values: { 'letter.date': '2026-12-02' }, changes: { reached } })
    expect(said(facts)).toEqual(['error clause-not-yet-valid', 'warning clock-behind'])
  })

  test('lifts no embargo, of a letter or of a clause', () => {
    const clause = approved(clauseVersion({ notBefore: '2026-12-01' }))
    const facts = factsOf({ versions: [clause], values: { 'letter.not_before': '2026-12-01' }, changes: { reached } })
    expect(said(facts)).toEqual(['error clause-embargoed', 'error letter-embargoed', 'warning clock-behind'])
  })

  test('takes a version for superseded from the day the trail has come to', () => {
    const old = clauseVersion()
    const next = { ...old, version: 2, valid: { from: '2026-12-05' } }
    const facts = factsOf({ versions: [approved(old), approved(next)], pinned: [old], changes: { reached } })
    expect(said(facts)).toEqual(['error clause-superseded', 'warning clock-behind'])
  })
})
