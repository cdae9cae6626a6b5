import { expect, test } from 'vitest'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import { clauseEntries, searchClauses, type ClauseWish } from '../../../renderer/clause-library/search-clauses.ts'

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

const wish: ClauseWish = { text: '', kind: undefined, language: 'en-GB', jurisdictions: ['GB'] }
const day = '2026-11-24'

function found(versions: readonly ClauseVersion[], change: Partial<ClauseWish>): string[] {
  return searchClauses(
    clauseEntries(versions, day, (text) => text),
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
  const entries = clauseEntries([clause('statement/a', 'By {{company.name}}')], day, (text) =>
    text.replace('{{company.name}}', 'Northlight'),
  )
  expect(searchClauses(entries, { ...wish, text: 'northlight' }).length).toBe(1)
})
