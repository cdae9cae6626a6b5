import { expect, test } from 'vitest'
import { alternativesTo, isShortForm, type ClauseVersion } from '../../../core/clause/index.ts'

function version(code: string, language: string, jurisdictions: string[], number = 1, valid: ClauseVersion['valid'] = {}): ClauseVersion {
  const body: ClauseVersion['body'] = [{ type: 'paragraph', children: [{ text: 'Support is given for five years.' }] }]
  return { code, kind: 'statement', title: code, language, jurisdictions, version: number, valid, tags: [], evidence: [], body }
}

const british = version('statement/support', 'en-GB', ['GB'])
const irish = version('statement/support', 'en-GB', ['IE'])
const irishEnglish = version('statement/support', 'en-IE', ['IE'])
const german = version('statement/support', 'de-DE', ['DE'])
const short = version('statement/support/short', 'en-GB', ['GB'])
const other = version('statement/repairs', 'en-GB', ['GB'])
const library = [short, german, other, irishEnglish, irish, british]

const named = (versions: readonly ClauseVersion[]): string[] =>
  versions.map(({ code, language, jurisdictions, version: number }) => [code, language, ...jurisdictions, number].join(' '))

test('alternatives are the other languages, jurisdictions and forms of a clause, the nearest first', () => {
  expect(named(alternativesTo(british, library, '2026-11-23'))).toEqual([
    'statement/support en-GB IE 1',
    'statement/support en-IE IE 1',
    'statement/support de-DE DE 1',
    'statement/support/short en-GB GB 1',
  ])
})

test('the longer form is an alternative to the shorter one', () => {
  expect(named(alternativesTo(short, library, '2026-11-23'))).toContain('statement/support en-GB GB 1')
})

test('of each alternative the version that is valid on the day is taken', () => {
  const renewed = version('statement/support', 'en-GB', ['IE'], 2, { from: '2027-01-01' })
  const taken = (day: string): string | undefined => named(alternativesTo(british, [british, irish, renewed], day))[0]
  expect([taken('2026-11-23'), taken('2027-02-01')]).toEqual(['statement/support en-GB IE 1', 'statement/support en-GB IE 2'])
})

test('a clause that is only called short is no shorter form of another', () => {
  expect([isShortForm('statement/short'), isShortForm('statement/support/short')]).toEqual([false, true])
})
