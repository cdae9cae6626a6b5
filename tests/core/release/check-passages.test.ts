import { describe, expect, test } from 'vitest'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import type { Document } from '../../../core/document/index.ts'
import { pinClause } from '../../../core/letter/index.ts'
import { checkRelease, type ReleaseFacts } from '../../../core/release/index.ts'
import type { ClauseState } from '../../../core/review/index.ts'
import { clauseVersion } from '../letter/shelf.ts'
import { approved, factsOf } from './released.ts'

const codes = (facts: ReleaseFacts): string[] => checkRelease(facts).map(({ severity, code }) => `${severity} ${code}`)
const version = clauseVersion()

/** A letter whose clause was made free text, in two blocks. */
function detached(given: Parameters<typeof approved>, changes: Partial<ReleaseFacts> = {}): ReleaseFacts {
  const facts = factsOf({ versions: [approved(...given)], changes })
  const { code, version: number, language, jurisdictions, digest } = pinClause(given[0])
  const origin = { code, version: number, language, jurisdictions, digest }
  const words = (text: string) => ({ type: 'paragraph' as const, origin, children: [{ text }] })
  const document: Document = facts.letter.document.flatMap((block): Document =>
    block.type === 'clause' ? [words('Our cameras are certified.'), words('All of them.')] : [block],
  )
  return { ...facts, letter: { ...facts.letter, document } }
}

const held: ClauseVersion = clauseVersion({ notBefore: '2026-11-25' })

describe('free text made of a clause', () => {
  test.each<[ClauseState, string[]]>([
    ['approved', []],
    ['withdrawn', ['error clause-withdrawn']],
    ['refused', ['error clause-refused']],
    ['draft', ['warning clause-unapproved']],
    ['in-review', ['warning clause-unapproved']],
  ])('of which the version is %s', (state, expected) => {
    expect(codes(detached([version, { state }]))).toEqual(expected)
  })

  test('blocks the release before the embargo of the clause is over', () => {
    expect(codes(detached([held]))).toEqual(['error clause-embargoed'])
  })

  test('is a warning when the clause has ended', () => {
    expect(codes(detached([version], { today: '2026-12-18' }))).toEqual(['warning clause-expired'])
  })

  test('is a warning when nobody signed what is stored as approved', () => {
    expect(codes(detached([version, {}, []]))).toEqual(['warning clause-unapproved'])
  })

  test('is told of at its first block, with the reason and the remedy', () => {
    expect(checkRelease(detached([version, { state: 'withdrawn', withdrawal: { reason: 'The certificate was taken back.' } }]))).toEqual([
      {
        severity: 'error',
        code: 'clause-withdrawn',
        message: 'Secure Build certificate (v1) was withdrawn: The certificate was taken back. A passage of this letter was taken from it.',
        remedy: 'Replace the passage, or take it out.',
        place: { path: [6], clause: version.code },
      },
    ])
  })
})
