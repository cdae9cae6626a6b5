import { describe, expect, test } from 'vitest'
import { identityOf, type ClauseVersion } from '../../../core/clause/index.ts'
import type { VersionState } from '../../../core/requests/index.ts'
import { clauseEntries, countStandings, searchClauses, type ClauseWish } from '../../../renderer/clause-library/search-clauses.ts'
import { houseStandings } from '../../../renderer/clause-standing/house-standings.ts'

function clause(code: string, words: string, more: Partial<ClauseVersion> = {}): ClauseVersion {
  return {
    code,
    kind: 'statement',
    title: `Title of ${code}`,
    language: 'en-GB',
    jurisdictions: [],
    version: 1,
    valid: {},
    tags: [],
    evidence: [],
    body: [{ type: 'paragraph', children: [{ text: words }] }],
    ...more,
  }
}

const wish: ClauseWish = { text: '', kind: undefined, standing: undefined, language: 'en-GB', jurisdictions: ['GB'] }
const day = '2026-11-24'

function found(versions: readonly ClauseVersion[], change: Partial<ClauseWish>, states: readonly VersionState[] = []): string[] {
  return searchClauses(
    clauseEntries(versions, day, houseStandings(versions, states), (text) => text),
    { ...wish, ...change },
  ).map(({ version }) => `${version.code} v${String(version.version)}`)
}

test('every word must be found, in title, code or text, whatever its accents and case', () => {
  const versions = [clause('statement/a', 'Café and cameras'), clause('statement/b', 'Cameras only')]
  expect(found(versions, { text: 'CAMERAS cafe' })).toEqual(['statement/a v1'])
})

test('a clause found by its title stands before one found by its text', () => {
  const versions = [clause('statement/a', 'about lifetime'), clause('statement/lifetime', 'words')]
  expect(found(versions, { text: 'lifetime' })).toEqual(['statement/lifetime v1', 'statement/a v1'])
})

test('a clause in the language of the letter stands before one in another', () => {
  const versions = [clause('statement/a', 'x', { language: 'de' }), clause('statement/b', 'x')]
  expect(found(versions, {})).toEqual(['statement/b v1', 'statement/a v1'])
})

test('only clauses of the chosen kind are shown', () => {
  const versions = [clause('statement/a', 'x'), clause('closing/b', 'x', { kind: 'closing' })]
  expect(found(versions, { kind: 'closing' })).toEqual(['closing/b v1'])
})

test('of a clause the newest version valid on the day is shown', () => {
  const versions = [
    clause('statement/a', 'x'),
    clause('statement/a', 'x', { version: 2 }),
    clause('statement/a', 'x', { version: 3, valid: { from: '2027-01-01' } }),
  ]
  expect(found(versions, {})).toEqual(['statement/a v2'])
})

test('merge fields are found under their values', () => {
  const entries = clauseEntries([clause('statement/a', 'By {{company.name}}')], day, houseStandings([], []), (text) =>
    text.replace('{{company.name}}', 'Northlight'),
  )
  expect(searchClauses(entries, { ...wish, text: 'northlight' }).length).toBe(1)
})

describe('how clauses stand', () => {
  const versions = [clause('statement/a', 'x'), clause('statement/b', 'x'), clause('statement/c', 'x', { valid: { until: '2026-11-23' } })]
  const draft: VersionState = { identity: identityOf(clause('statement/a', 'x')), version: 1, state: 'draft' }

  test('those that may leave the house stand first', () => {
    expect(found(versions, {}, [draft])[0]).toBe('statement/b v1')
  })

  test('only clauses of the chosen standing are shown', () => {
    expect(found(versions, { standing: 'draft' }, [draft])).toEqual(['statement/a v1'])
  })

  test('the filter counts each standing that is there', () => {
    const entries = clauseEntries(versions, day, houseStandings(versions, [draft]), (text) => text)
    expect(countStandings(entries)).toEqual([
      { name: 'approved', count: 1 },
      { name: 'draft', count: 1 },
      { name: 'expired', count: 1 },
    ])
  })
})
