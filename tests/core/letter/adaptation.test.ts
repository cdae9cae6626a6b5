import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import { digestOfDocument, parseDocument, type Clause, type Document, type SuggestionMark } from '../../../core/document/index.ts'
import {
  adaptClause,
  adaptedFrom,
  assembleLetter,
  checkLetter,
  clauseVersionsIn,
  digestOfLetter,
  pinClause,
} from '../../../core/letter/index.ts'
import { acceptAll, rejectAll, suggest, suggestionsIn } from '../../../core/suggestion/index.ts'
import { clauseContent } from '../../arbitrary/document.ts'
import { clauseVersion, paragraph, present, shelf, source } from './shelf.ts'

const statement = clauseVersion({ code: 'statement/support', kind: 'statement', title: 'Support', jurisdictions: [], valid: {} })
const words = [paragraph('Support lasts eight years.')] as Clause['children']
const by: SuggestionMark = { author: 'Ada Author', at: '2026-11-23T09:00:00.000Z' }

function adapted(version: ClauseVersion = statement, children: Clause['children'] = words): Clause {
  return { ...adaptClause(pinClause(version), 'The tender asks for eight.'), children }
}

function found(version: ClauseVersion, adaptable?: ClauseVersion['kind'][], clause = adapted(version)): string[] {
  const on = shelf({ versions: [version], ...(adaptable && { adaptable }) })
  const { letter } = assembleLetter(source([clause]), on)
  return checkLetter(present(letter), on).map(({ severity, code }) => `${severity} ${code}`)
}

describe('a clause that a letter adapts', () => {
  test('is told, and is not taken for one that was altered', () => {
    expect(found(statement)).toEqual(['warning clause-adapted'])
  })

  test('keeps where it came from: it counts as a use of its version', () => {
    expect(clauseVersionsIn([adapted()])).toMatchObject([
      { code: 'statement/support', version: 1, digest: digestOfDocument(statement.body) },
    ])
  })

  test('whose kind the house does not let letters adapt is an error', () => {
    expect(found(statement, ['closing'])).toEqual(['error clause-not-adaptable'])
    expect(found(clauseVersion({ valid: {} }))).toEqual(['error clause-not-adaptable'])
    expect(found(clauseVersion({ valid: {} }), ['certification'])).toEqual(['warning clause-adapted'])
  })

  test('whose version forbids it is an error, whatever the house says', () => {
    expect(found({ ...statement, verbatim: true }, ['statement'])).toEqual(['error clause-not-adaptable'])
  })

  test('whose version is sealed is an error, whatever the house says', () => {
    const sealed = { ...statement, evidence: [{ title: 'Source' }], seal: { evidence: 0 } }
    expect(found(sealed, ['statement'])).toEqual(['error clause-not-adaptable'])
  })

  test('whose approved words the library does not have is altered', () => {
    expect(found(statement, undefined, { ...adapted(), digest: 'ab'.repeat(32) })).toEqual(['error clause-altered'])
  })

  test('is judged by the dates of its version', () => {
    expect(found({ ...statement, valid: { until: '2020-01-01' } })).toContain('error clause-expired')
  })

  test('moves to the words of a newer version by their digest alone', () => {
    const newer = clauseVersion({ ...statement, version: 2, body: [paragraph('Support lasts seven years.')] as Clause['children'] })
    expect(adaptedFrom(adapted(), newer)).toEqual({ ...adapted(), version: 2, digest: digestOfDocument(newer.body) })
  })

  test('and gets the approved words back, leaves the letter with the digest it had', () => {
    const body = fc.array(clauseContent, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(body, body, (approved, own) => {
        const version = { ...statement, body: approved }
        const on = shelf({ versions: [version] })
        const letterOf = (clause: Clause) => present(assembleLetter(source([clause]), on).letter)
        const before = digestOfLetter(letterOf(pinClause(version)))
        const changed = letterOf(adapted(version, own))
        const back = changed.document.map((block) => (block.type === 'clause' ? pinClause(version) : block))
        expect(digestOfLetter(changed)).not.toBe(before)
        expect(digestOfLetter({ ...changed, document: back })).toBe(before)
      }),
    )
  })
})

describe('the grammar of an adapted clause', () => {
  test('lets it say why, and a locked clause not', () => {
    expect(parseDocument([adapted()]).ok).toBe(true)
    expect(parseDocument([{ ...pinClause(statement), reason: 'None of its business.' }])).toMatchObject({
      error: { message: expect.stringContaining('Only an adapted clause says why.') },
    })
  })

  test('holds suggestions: they are told, accepted and rejected as anywhere else', () => {
    const before: Document = [adapted()]
    const after: Document = [adapted(statement, [paragraph('Support lasts nine years.')] as Clause['children'])]
    const { document } = suggest(before, after, by)
    expect(parseDocument(document).ok).toBe(true)
    expect(suggestionsIn(document)).not.toEqual([])
    expect([digestOfDocument(acceptAll(document)), digestOfDocument(rejectAll(document))]).toEqual([
      digestOfDocument(after),
      digestOfDocument(before),
    ])
  })
})
