import { describe, expect, test } from 'vitest'
import type { Finding } from '../../../core/letter/index.ts'
import { checkRelease, checkStandings, withStandings, type ReleaseFacts } from '../../../core/release/index.ts'
import { defaultRules, type ClauseState, type Decision } from '../../../core/review/index.ts'
import { clauseVersion } from '../letter/shelf.ts'
import { author, decision, reviewer, second } from '../review/house.ts'
import { approved, factsOf } from './released.ts'

const codes = (facts: ReleaseFacts): string[] => checkRelease(facts).map(({ severity, code }) => `${severity} ${code}`)
const first = (facts: ReleaseFacts) => checkRelease(facts)[0]
const version = clauseVersion()

test('a letter with everything in order may be released', () => {
  expect(checkRelease(factsOf())).toEqual([])
})

describe('the letter itself blocks the release', () => {
  test('when nobody approved it', () => {
    expect(first(factsOf({ onLetter: () => [] }))).toMatchObject({
      code: 'letter-unapproved',
      message: 'The letter is not approved. It needs an approval and has none.',
    })
  })

  test('while it lies with its reviewers, and nobody is told to send it to them', () => {
    const { remedy } = first(factsOf({ onLetter: () => [], changes: { inReview: true } })) ?? {}
    expect(remedy).toBe('It lies with its reviewers; wait for their decision under Review.')
  })

  test('when a suggestion in it is open', () => {
    const open = {
      severity: 'warning',
      code: 'suggestion-open',
      message: 'A suggestion is open.',
      remedy: 'Decide it.',
      place: {},
    } as const
    expect(codes(factsOf({ changes: { found: [open] } }))).toContain('error suggestion-open')
  })

  test('when one of its authors approved it', () => {
    expect(codes(factsOf({ changes: { authors: [author.person.id, reviewer.person.id] } }))).toEqual(['error letter-unapproved'])
  })

  test('when it was changed after its approval, and says who approved', () => {
    expect(first(factsOf({ onLetter: () => [decision(reviewer, 'ab'.repeat(32), { subject: 'letter' })] }))).toMatchObject({
      code: 'approval-void',
      message:
        'The letter, its letterhead, images or company values, or the layout changed after Rita Reviewer approved it, so that approval is void.',
    })
  })

  test('without saying that an approval is void where there was only a refusal before', () => {
    const refusal = decision(reviewer, 'ab'.repeat(32), { subject: 'letter', meaning: 'refuse' })
    expect(codes(factsOf({ onLetter: () => [refusal] }))).toEqual(['error letter-unapproved'])
  })

  test('without naming anybody whose former approval was forged', () => {
    const forged = {
      ...decision(second, 'ab'.repeat(32), { subject: 'letter' }),
      person: reviewer.person.id,
      publicKey: reviewer.person.publicKey,
    }
    expect(codes(factsOf({ onLetter: () => [forged] }))).toEqual(['error letter-unapproved'])
  })

  test.each([
    ['refuse', 'A reviewer refused the letter as it stands.'],
    ['ask-changes', 'A reviewer asked for changes as it stands.'],
  ] as const)('when a reviewer decided to %s, whoever else approved it', (meaning, message) => {
    const onLetter = (of: string): Decision[] => [
      decision(second, of, { subject: 'letter', meaning }),
      decision(reviewer, of, { subject: 'letter' }),
    ]
    expect(checkRelease(factsOf({ onLetter }))).toMatchObject([{ severity: 'error', code: 'letter-refused', message }])
  })

  test('before its embargo is over', () => {
    expect(first(factsOf({ values: { 'letter.not_before': '2026-12-01' } }))).toMatchObject({
      code: 'letter-embargoed',
      place: { field: 'letter.not_before' },
    })
  })

  test('no more on the day its embargo ends', () => {
    expect(codes(factsOf({ values: { 'letter.not_before': '2026-11-24' } }))).toEqual([])
  })

  test('while a merge field is empty', () => {
    expect(codes(factsOf({ values: { 'partner.name': '' } }))).toEqual(['error value-missing'])
  })

  test('when the layout found a character that no font has', () => {
    const glyph = {
      severity: 'error',
      code: 'glyph-missing',
      message: 'No font has "x".',
      remedy: 'Choose another character.',
      place: {},
    } as const
    expect(checkRelease(factsOf({ changes: { found: [glyph] } }))).toEqual([glyph])
  })
})

describe('what the letter is made from blocks the release', () => {
  const { house } = factsOf()

  const states = ['draft', 'in-review', 'changes-asked', 'refused', 'superseded', 'withdrawn'] as const
  test.each((['template', 'letterhead', 'company'] as const).flatMap((kind) => states.map((state) => [kind, state] as const)))(
    'when the %s is %s, though it was approved before',
    (kind, state) => {
      const thing = house[kind]
      expect(codes(factsOf({ changes: { house: { ...house, [kind]: thing && { ...thing, state } } } }))).toEqual([
        `error ${kind}-unapproved`,
      ])
    },
  )

  test.each(['template', 'letterhead', 'company'] as const)('when nobody approved exactly this version of the %s', (kind) => {
    const thing = house[kind]
    expect(codes(factsOf({ changes: { house: { ...house, [kind]: thing && { ...thing, digest: 'ab'.repeat(32) } } } }))).toEqual([
      `error ${kind}-unapproved`,
    ])
  })

  test('when the house has none', () => {
    expect(codes(factsOf({ changes: { house: {} } }))).toEqual([
      'error template-unapproved',
      'error letterhead-unapproved',
      'error company-unapproved',
    ])
  })
})

test('a stricter rule is asked of what was approved before it', () => {
  const rules = { ...defaultRules, letter: { ...defaultRules.letter, approvals: 2 } }
  expect(codes(factsOf({ changes: { rules } }))).toEqual(['error letter-unapproved'])
})

test('errors come before warnings', () => {
  const warning = { severity: 'warning', code: 'value-unused', message: 'Unused.', remedy: 'Take it out.', place: {} } as const
  expect(codes(factsOf({ onLetter: () => [], changes: { found: [warning] } }))).toEqual(['error letter-unapproved', 'warning value-unused'])
})

describe('a draft is warned', () => {
  test.each<[ClauseState, string[]]>([
    ['approved', []],
    ['in-review', ['warning clause-unapproved']],
    ['refused', ['warning clause-refused']],
    ['withdrawn', ['warning clause-withdrawn']],
  ])('of a clause that is %s', (state, expected) => {
    const { letter, versions, today } = factsOf({ versions: [approved(version, { state })] })
    expect(checkStandings(letter, versions, today).map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected)
  })
})

test('that a newer version is there is no news of a clause that may not be used at all, and is of the one beside it', () => {
  const other = clauseVersion({ code: 'certification/other' })
  const { letter, versions, today } = factsOf({ versions: [approved(version, { state: 'withdrawn' }), approved(other)] })
  const standings = checkStandings(letter, versions, today)
  const [withdrawn] = standings.map(({ place }) => place)
  const beside = { path: [(withdrawn?.path?.[0] ?? 0) + 1], clause: other.code }
  const about = (place: Finding['place'], code: Finding['code']): Finding => ({ severity: 'warning', code, message: '', remedy: '', place })
  const [newer, doubled, newerBeside] = [
    about(withdrawn ?? {}, 'clause-superseded'),
    about(withdrawn ?? {}, 'clause-duplicate'),
    about(beside, 'clause-superseded'),
  ]
  expect(withStandings([newer, doubled, newerBeside], standings)).toEqual([doubled, newerBeside, ...standings])
})
