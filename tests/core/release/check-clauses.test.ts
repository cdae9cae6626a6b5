import { describe, expect, test } from 'vitest'
import { digestOfClauseVersion, identityOf, type ClauseVersion } from '../../../core/clause/index.ts'
import { checkRelease, type ReleaseFacts } from '../../../core/release/index.ts'
import type { ClauseState } from '../../../core/review/index.ts'
import { clauseVersion } from '../letter/shelf.ts'
import { author, colleague, decision, reviewer, second } from '../review/house.ts'
import { approved, factsOf } from './released.ts'

const codes = (facts: ReleaseFacts): string[] => checkRelease(facts).map(({ severity, code }) => `${severity} ${code}`)
const first = (facts: ReleaseFacts) => checkRelease(facts)[0]
const clauseAt = { path: [6], clause: 'certification/secure-build' }
const version = clauseVersion()
const digest = digestOfClauseVersion(version)

describe('a clause blocks the release', () => {
  const withState = (state: ClauseState): ReleaseFacts => factsOf({ versions: [approved(version, { state })] })

  test.each<[ClauseState, string]>([
    ['draft', 'error clause-unapproved'],
    ['in-review', 'error clause-unapproved'],
    ['changes-asked', 'error clause-unapproved'],
    ['refused', 'error clause-refused'],
    ['withdrawn', 'error clause-withdrawn'],
  ])('when it is %s', (state, code) => {
    expect(codes(withState(state))).toEqual([code])
  })

  const withdrawnFor = (other: Partial<ClauseVersion>, state: ClauseState = 'approved'): ReleaseFacts => {
    const withdrawal = { reason: 'The certificate was taken back.', replacement: { version: { ...version, ...other }, state } }
    return factsOf({ versions: [approved(version, { state: 'withdrawn', withdrawal })] })
  }

  test('when it was withdrawn, with the reason and what stands in for it, at its place', () => {
    expect(first(withdrawnFor({ code: 'certification/other' }))).toEqual({
      severity: 'error',
      code: 'clause-withdrawn',
      message: 'Secure Build certificate (v1) was withdrawn: The certificate was taken back.',
      remedy: 'Replace it by certification/other v1.',
      replaceBy: { identity: identityOf({ ...version, code: 'certification/other' }), version: 1 },
      place: clauseAt,
    })
  })

  test('when it was withdrawn, and nothing is offered for it that is not approved', () => {
    const { remedy, replaceBy } = first(withdrawnFor({ version: 2 }, 'in-review')) ?? {}
    expect([remedy, replaceBy]).toEqual([`Have ${version.code} v2 approved, which replaces it, or take the clause out.`, undefined])
  })

  test('when it was withdrawn without a word of what stands in for it, and its newest approved version is offered', () => {
    const withdrawn = approved(version, { state: 'withdrawn', withdrawal: { reason: 'The certificate was taken back.' } })
    const next = approved({ ...version, version: 2 })
    expect(first(factsOf({ versions: [withdrawn, next] }))).toMatchObject({ replaceBy: { identity: identityOf(version), version: 2 } })
  })

  test('when it was withdrawn, and of several approved versions the newest that is valid today is offered', () => {
    const withdrawn = approved(version, { state: 'withdrawn', withdrawal: { reason: 'The certificate was taken back.' } })
    const [second, third] = [2, 3].map((number) => approved({ ...version, version: number }))
    const ended = approved({ ...version, version: 4, valid: { until: '2026-11-23' } })
    const versions = [withdrawn, second, third, ended].flatMap((each) => each ?? [])
    expect(first(factsOf({ versions, pinned: [version] }))).toMatchObject({ replaceBy: { identity: identityOf(version), version: 3 } })
  })

  test('when it is stored as approved and nobody approved it', () => {
    expect(first(factsOf({ versions: [approved(version, {}, [])] }))).toMatchObject({
      code: 'clause-unapproved',
      message: 'Secure Build certificate (v1) is not approved in this house. It needs an approval and has none.',
      place: clauseAt,
    })
  })

  test('when a key of another house approved it, and says so', () => {
    const stranger = colleague(88, 'Sue Stranger', 'reviewer')
    expect(first(factsOf({ versions: [approved(version, {}, [stranger])] }))?.message).toBe(
      'Secure Build certificate (v1) is not approved in this house. It needs an approval and has none. One does not count: This house does not vouch for the key of this signature, so the decision does not count here.',
    )
  })

  test('when its author approved it', () => {
    expect(codes(factsOf({ versions: [approved(version, { authors: [reviewer.person.id] }, [reviewer])] }))).toEqual([
      'error clause-unapproved',
    ])
  })

  test('when only one approved where two must', () => {
    const quote = clauseVersion({ kind: 'policy-quote' })
    expect(first(factsOf({ versions: [approved(quote, {}, [reviewer])] }))?.message).toContain('It has 1 of the 2 approvals it needs.')
  })

  test('when the approvals are of other words of it', () => {
    const other = clauseVersion({ title: 'Another title' })
    expect(codes(factsOf({ versions: [{ ...approved(version), decisions: approved(other).decisions }] }))).toEqual([
      'error clause-unapproved',
    ])
  })

  test('when an approval of a letter has its digest', () => {
    expect(
      codes(factsOf({ versions: [{ ...approved(version), decisions: [decision(reviewer, digest, { subject: 'letter' })] }] })),
    ).toEqual(['error clause-unapproved'])
  })

  test('when it has ended on the day of release, though not on the letter’s date', () => {
    expect(first(factsOf({ changes: { today: '2026-12-18' } }))).toEqual({
      severity: 'error',
      code: 'clause-expired',
      message: 'Secure Build certificate (v1) ended on 17 December 2026; today is 18 December 2026.',
      remedy: 'Replace the clause.',
      place: clauseAt,
    })
  })

  test('when it had ended on the letter’s date', () => {
    const long = clauseVersion({ valid: { until: '2026-11-22' } })
    expect(codes(factsOf({ versions: [approved(long)], changes: { today: '2026-11-20' } }))).toEqual(['error clause-expired'])
  })

  test('when it is not yet valid on the day of release', () => {
    const later = clauseVersion({ valid: { from: '2026-12-01' } })
    expect(codes(factsOf({ versions: [approved(later)], values: { 'letter.date': '2026-12-01' } }))).toEqual(['error clause-not-yet-valid'])
  })

  test('once, when both days are outside its dates', () => {
    expect(codes(factsOf({ values: { 'letter.date': '2027-01-01' }, changes: { today: '2027-01-01' } }))).toEqual(['error clause-expired'])
  })

  test('when its words in the letter are others', () => {
    const facts = factsOf()
    const library = facts.versions.map((each) => ({
      ...each,
      version: { ...each.version, body: [{ type: 'paragraph' as const, children: [{ text: 'Other words.' }] }] },
    }))
    expect(codes({ ...facts, versions: library })).toEqual(['error clause-altered'])
  })

  test('when the library does not know it', () => {
    expect(codes({ ...factsOf(), versions: [] })).toEqual(['error clause-version-unknown'])
  })

  test('when it is only named', () => {
    const facts = factsOf()
    const reference = { type: 'clause-reference' as const, code: 'certification/other', children: [{ text: '' }] as [{ text: string }] }
    expect(codes({ ...facts, letter: { ...facts.letter, document: [...facts.letter.document, reference] } })).toEqual([
      'error clause-version-unknown',
    ])
  })

  test('once, when its letter was found to carry an unknown one', () => {
    const unknown = { severity: 'error', code: 'clause-unknown', message: 'Unknown.', remedy: 'Replace it.', place: clauseAt } as const
    expect(codes({ ...factsOf({ changes: { found: [unknown] } }), versions: [] })).toEqual(['error clause-unknown'])
  })

  test('before its embargo is over', () => {
    const held = clauseVersion({ notBefore: '2026-11-25' })
    expect(first(factsOf({ versions: [approved(held)] }))).toMatchObject({
      code: 'clause-embargoed',
      message: 'Secure Build certificate (v1) is held back until 25 November 2026; today is 24 November 2026.',
      place: clauseAt,
    })
  })

  test('no more on the day its embargo ends', () => {
    expect(codes(factsOf({ versions: [approved(clauseVersion({ notBefore: '2026-11-24' }))] }))).toEqual([])
  })
})

describe('a sealed quotation', () => {
  const sealed = (transcript?: string): ClauseVersion =>
    clauseVersion({
      seal: { evidence: 0, ...(transcript !== undefined && { transcript }) },
      evidence: [{ title: 'Act' }],
      body: [{ type: 'quotation', children: [{ type: 'paragraph', children: [{ text: 'Cameras are certified.' }] }] }],
    })

  test('whose seal holds leaves', () => {
    expect(codes(factsOf({ versions: [approved(sealed())] }))).toEqual([])
  })

  test('whose seal is broken blocks the release with what the recheck found', () => {
    const seal = { message: 'It says "certified", the evidence "certifiable".', remedy: 'Quote the evidence word for word.' }
    expect(first(factsOf({ versions: [approved(sealed(), { seal })] }))).toEqual({
      severity: 'error',
      code: 'seal-broken',
      ...seal,
      place: clauseAt,
    })
  })

  test('whose seal nobody could recheck blocks the release', () => {
    expect(codes(factsOf({ versions: [approved(sealed(), { seal: undefined })] }))).toEqual(['error evidence-missing'])
  })

  const transcript = 'fa'.repeat(32)
  const scanned = (...attestations: ReleaseFacts['decisions']): ReleaseFacts => {
    const facts = factsOf({
      versions: [approved(sealed(transcript))],
      changes: { transcripts: [{ digest: transcript, author: author.person.id }] },
    })
    return { ...facts, decisions: [...facts.decisions, ...attestations] }
  }

  test('from a scan leaves when a second person attested its transcript', () => {
    expect(codes(scanned(decision(second, transcript, { subject: 'transcript', meaning: 'attest' })))).toEqual([])
  })

  test('from a scan with a transcript that nobody attested blocks the release', () => {
    expect(codes(scanned())).toEqual(['error transcript-unattested'])
  })

  test('from a scan with a transcript that nobody is known to have written has no second person', () => {
    const attested = scanned(decision(second, transcript, { subject: 'transcript', meaning: 'attest' }))
    expect(codes({ ...attested, transcripts: [] })).toEqual(['error transcript-unattested'])
  })

  test('from a scan is not attested by who wrote the transcript', () => {
    expect(codes(scanned(decision(author, transcript, { subject: 'transcript', meaning: 'attest' })))).toEqual([
      'error transcript-unattested',
    ])
  })
})
