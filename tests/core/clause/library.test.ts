import { describe, expect, test } from 'vitest'
import { standingOn, successorOn, variantFor, versionFor, type ClauseVersion } from '../../../core/clause/index.ts'

function version(changes: Partial<ClauseVersion>): ClauseVersion {
  return {
    code: 'statement/commitment',
    kind: 'statement',
    title: 'Commitment',
    language: 'en-GB',
    jurisdictions: ['GB'],
    version: 1,
    valid: {},
    tags: [],
    evidence: [],
    body: [{ type: 'paragraph', children: [{ text: 'x' }] }],
    ...changes,
  }
}

describe('the variant that answers a query', () => {
  const library = {
    versions: [
      version({ version: 1 }),
      version({ version: 2 }),
      version({ language: 'de', jurisdictions: ['DE'] }),
      version({ language: 'en-IE', jurisdictions: ['IE'] }),
    ],
  }

  test('is the one in the language asked for, newest version first', () => {
    expect(variantFor(library, { code: 'statement/commitment', language: 'en-GB' }).map((found) => found.version)).toEqual([2, 1])
  })

  test('is in the same tongue before it is in another', () => {
    expect(variantFor(library, { code: 'statement/commitment', language: 'de-AT' })[0]?.language).toBe('de')
  })

  test('is the one of the jurisdiction among equals', () => {
    expect(variantFor(library, { code: 'statement/commitment', language: 'en-US', jurisdiction: 'IE' })[0]?.language).toBe('en-IE')
  })

  test('is none in a language that is asked for by name and is no tongue of any', () => {
    const query = { code: 'statement/commitment', language: 'fr' }
    expect([variantFor(library, { ...query, isLanguageNamed: true }), variantFor(library, query).length > 0]).toEqual([[], true])
  })

  test('is none for an unknown code', () => {
    expect(variantFor(library, { code: 'statement/other' })).toEqual([])
  })
})

describe('validity', () => {
  const dated = version({ valid: { from: '2026-01-01', until: '2026-12-17' } })

  test.each([
    ['2025-12-31', 'not-yet-valid'],
    ['2026-01-01', 'valid'],
    ['2026-12-17', 'valid'],
    ['2026-12-18', 'expired'],
  ])('on %s is %s: both ends are inclusive', (day, standing) => {
    expect(standingOn(dated, day)).toBe(standing)
  })

  test('a newer version supersedes only from its first valid day on', () => {
    const next = version({ version: 2, valid: { from: '2026-06-01' } })
    expect([successorOn(dated, [next, dated], '2026-05-31'), successorOn(dated, [next, dated], '2026-06-01')]).toEqual([undefined, next])
  })

  test('the version to use is the newest valid on the day', () => {
    const next = version({ version: 2, valid: { from: '2027-01-01' } })
    expect(versionFor([next, dated], '2026-06-01')).toBe(dated)
  })
})
