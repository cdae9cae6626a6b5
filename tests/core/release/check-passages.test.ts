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
  const words = (text: string) => ({ type: 'paragraph' as const, origins: [origin], children: [{ text }] })
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

  test('is a warning when the clause was not valid yet, or not any more, on the date of the letter', () => {
    const dated = (day: string): ReleaseFacts => {
      const facts = detached([version])
      return { ...facts, letter: { ...facts.letter, values: { ...facts.letter.values, 'letter.date': day } } }
    }
    expect([dated('2025-01-31'), dated('2026-12-18')].map((facts) => checkRelease(facts)[0]?.message)).toEqual([
      'Secure Build certificate (v1) is not valid before 1 February 2025; the letter is dated 31 January 2025. A passage of this letter was taken from it.',
      'Secure Build certificate (v1) ended on 17 December 2026; the letter is dated 18 December 2026. A passage of this letter was taken from it.',
    ])
  })

  test('is a warning when the version is superseded, with the newer one to compare it with and nothing to mend at once', () => {
    const facts = detached([version])
    const next = approved({ ...version, version: 2 }).facts
    expect(checkRelease({ ...facts, versions: [...facts.versions, next] })).toEqual([
      expect.objectContaining({
        severity: 'warning',
        code: 'clause-superseded',
        message: 'Secure Build certificate (v1) is superseded by v2. A passage of this letter was taken from it.',
        remedy: 'See whether the passage says what version 2 says, or put the clause in its place.',
      }),
    ])
    expect(checkRelease({ ...facts, versions: [...facts.versions, next] })[0]).not.toHaveProperty('takeVersion')
  })

  test('blocks the release when it was made of a sealed quotation, which no gesture does', () => {
    expect(codes(detached([clauseVersion({ seal: { evidence: 0 } })]))).toEqual(['error seal-broken'])
  })

  const misnamed = (changes: Partial<ClauseVersion> & { digest?: string }): ReleaseFacts => {
    const facts = detached([version])
    const document = facts.letter.document.map((block) =>
      'origins' in block && block.origins !== undefined
        ? { ...block, origins: block.origins.map((origin) => ({ ...origin, ...changes })) }
        : block,
    ) as Document
    return { ...facts, letter: { ...facts.letter, document } }
  }

  test.each<[string, Parameters<typeof misnamed>[0], string]>([
    [
      'a clause that is not there',
      { code: 'certification/unheard-of' },
      'certification/unheard-of v1, a clause that the library does not have:',
    ],
    ['a version that is not there', { version: 9 }, 'certification/secure-build v9, which the library does not have:'],
    ['a version with other words', { digest: 'ab'.repeat(32) }, 'certification/secure-build v1, in other words:'],
  ])('is a warning, once, when it says that it came from %s', (_, changes, said) => {
    const findings = checkRelease(misnamed(changes))
    expect(findings.map(({ severity, code, message }) => [severity, code, message.includes(said)])).toEqual([
      ['warning', 'clause-version-unknown', true],
    ])
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
