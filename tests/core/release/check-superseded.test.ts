import { describe, expect, test } from 'vitest'
import { digestOfClauseVersion, type ClauseVersion } from '../../../core/clause/index.ts'
import { checkRelease, type ReleaseFacts } from '../../../core/release/index.ts'
import { digestForKeeping, type ClauseState } from '../../../core/review/index.ts'
import { clauseVersion } from '../letter/shelf.ts'
import { administrator, decision, reviewer, second, signatory } from '../review/house.ts'
import { approved, factsOf } from './released.ts'

const codes = (facts: ReleaseFacts): string[] => checkRelease(facts).map(({ severity, code }) => `${severity} ${code}`)
const clauseAt = { path: [6], clause: 'certification/secure-build' }
const version = clauseVersion()
const digest = digestOfClauseVersion(version)

describe('a superseded clause', () => {
  const newer = (from?: string): ClauseVersion => clauseVersion({ version: 2, valid: { from, until: '2027-12-31' } })
  const versions = [approved(version), approved(newer())]
  const facts = factsOf({ versions, pinned: [version] })
  const keeping = digestForKeeping(facts.digest, digest)
  const kept = (...decisions: ReleaseFacts['decisions']): ReleaseFacts => ({ ...facts, decisions: [...facts.decisions, ...decisions] })
  const keep = { subject: 'letter', meaning: 'keep', comment: 'The tender names this version.' } as const

  test('blocks the release, and says what to take', () => {
    expect(checkRelease(facts)).toEqual([
      {
        severity: 'error',
        code: 'clause-superseded',
        message: 'Secure Build certificate (v1) is superseded by v2.',
        remedy: 'Take version 2 of the clause, or have a reviewer keep this one with a reason.',
        place: clauseAt,
        takeVersion: 2,
      },
    ])
  })

  test('leaves when a reviewer keeps it with a reason, which stands before the release', () => {
    expect(checkRelease(kept(decision(reviewer, keeping, keep)))).toEqual([
      {
        severity: 'warning',
        code: 'clause-kept',
        message:
          'Secure Build certificate (v1) is superseded by v2. Rita Reviewer keeps it in this letter: “The tender names this version.”',
        remedy: 'Leave the letter as it stands: an edit voids this.',
        place: clauseAt,
      },
    ])
  })

  test('may be kept by an administrator too', () => {
    expect(codes(kept(decision(administrator, keeping, keep)))).toEqual(['warning clause-kept'])
  })

  test('is not kept without a reason', () => {
    expect(codes(kept(decision(reviewer, keeping, { ...keep, comment: ' ' })))).toEqual(['error clause-superseded'])
  })

  test('is not kept by who may not review', () => {
    expect(codes(kept(decision(signatory, keeping, keep)))).toEqual(['error clause-superseded'])
  })

  test('is not kept by who wrote the letter', () => {
    expect(codes({ ...kept(decision(second, keeping, keep)), authors: [second.person.id] })).toEqual(['error clause-superseded'])
  })

  test('is not kept for another letter, or another revision of it', () => {
    expect(codes(kept(decision(reviewer, digestForKeeping('ab'.repeat(32), digest), keep)))).toEqual(['error clause-superseded'])
  })

  test('is not kept by an approval', () => {
    expect(codes(kept(decision(second, keeping, { ...keep, meaning: 'approve' })))).toEqual(['error clause-superseded'])
  })

  test('names of several newer versions the newest that is approved and valid', () => {
    const third = approved(clauseVersion({ version: 3, valid: { until: '2027-12-31' } }))
    const draft = approved(clauseVersion({ version: 4 }), { state: 'draft' })
    const later = approved(clauseVersion({ version: 5, valid: { from: '2027-06-01' } }))
    expect(checkRelease(factsOf({ versions: [...versions, third, draft, later], pinned: [version] }))).toMatchObject([{ takeVersion: 3 }])
  })

  test('is none for a newer version of another clause, or of another variant of it', () => {
    const other = approved(clauseVersion({ code: 'certification/other', version: 2 }))
    const german = approved(clauseVersion({ language: 'de', version: 2 }))
    expect(codes(factsOf({ versions: [approved(version), other, german], pinned: [version] }))).toEqual([])
  })

  test('is none before its successor begins', () => {
    expect(codes(factsOf({ versions: [approved(version), approved(newer('2026-11-25'))], pinned: [version] }))).toEqual([])
  })

  test('that comes as superseded is one, and its approvals are counted all the same', () => {
    expect(codes(factsOf({ versions: [approved(version, { state: 'superseded' }, [])] }))).toEqual([
      'error clause-unapproved',
      'error clause-superseded',
    ])
  })

  test('is one on a letter dated after its successor begins, though released before', () => {
    const successor = approved(newer('2026-11-28'))
    expect(
      codes(factsOf({ versions: [approved(version), successor], pinned: [version], values: { 'letter.date': '2026-11-30' } })),
    ).toEqual(['error clause-superseded'])
  })

  test('is one when its successor begins between the letter’s date and the release', () => {
    expect(codes(factsOf({ versions: [approved(version), approved(newer('2026-11-24'))], pinned: [version] }))).toEqual([
      'error clause-superseded',
    ])
  })

  test.each<ClauseState>(['draft', 'in-review', 'refused', 'withdrawn'])('is none beside a newer version that is %s', (state) => {
    expect(codes(factsOf({ versions: [approved(version), approved(newer(), { state })], pinned: [version] }))).toEqual([])
  })
})
