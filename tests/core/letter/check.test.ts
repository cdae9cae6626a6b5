import { describe, expect, test } from 'vitest'
import type { Block, Footnote } from '../../../core/document/index.ts'
import { identityOf } from '../../../core/clause/index.ts'
import { assembleLetter, checkLetter, pinClause, type Finding, type Letter } from '../../../core/letter/index.ts'
import { clauseVersion, field, paragraph, present, shelf, source, template } from './shelf.ts'

function findings(
  body: Block[],
  values: Record<string, string> = {},
  on = shelf(),
  change: (letter: Letter) => Letter = (letter) => letter,
): Finding[] {
  return checkLetter(change(present(assembleLetter(source(body, values), on).letter)), on)
}

const codes = (found: Finding[]): string[] => found.map((finding) => `${finding.severity} ${finding.code}`)
const clause = pinClause(clauseVersion())

describe('checks of values', () => {
  test('a complete letter has no findings', () => {
    expect(findings([paragraph('Text.')])).toEqual([])
  })

  test('a footnote without text is doubtful, one with a field is not', () => {
    const note = (...children: Footnote['children']): Block => ({
      type: 'paragraph',
      children: [{ text: 'Counted.' }, { type: 'footnote', children }, { text: '' }],
    })
    expect(codes(findings([note({ text: ' ' }), note({ text: '' }, field('partner.name'), { text: '' })]))).toEqual([
      'warning footnote-empty',
    ])
  })

  test('an item of a list without text is doubtful', () => {
    const item = (text: string): Block => ({ type: 'list-item', kind: 'bullet', level: 0, children: [{ text }] })
    expect(codes(findings([item('One'), item(' ')]))).toEqual(['warning item-empty'])
  })

  test('a heading without words is an error, one with a field is not', () => {
    const heading = (...children: Footnote['children']): Block => ({ type: 'heading', level: 2, children })
    const found = findings([heading({ text: ' ' }), heading({ text: '' }, field('partner.name'), { text: '' }), paragraph('Text.')])
    expect([codes(found), found[0]?.place]).toEqual([['error heading-empty'], { path: [expect.any(Number)] }])
  })

  test('open suggestions are told once, and the letter is checked as if they were accepted', () => {
    const by = { author: 'Ada Author', at: '2026-11-23T09:00:00.000Z' }
    const gone: Block = {
      type: 'paragraph',
      deleted: by,
      children: [{ text: '' }, { ...field('partner.nmae'), deleted: by }, { text: '' }],
    }
    expect(findings([paragraph('Text.'), gone])).toEqual([
      {
        severity: 'warning',
        code: 'suggestion-open',
        message: 'A suggestion by Ada Author is open. The pages show the letter as if it were accepted.',
        remedy: 'Accept or reject it.',
        place: { path: [expect.any(Number)] },
      },
    ])
  })

  test('a required value that is missing is an error that names the field', () => {
    expect(findings([], { 'partner.name': ' ' })).toEqual([
      {
        severity: 'error',
        code: 'value-missing',
        message: '“Partner” (partner.name) has no value.',
        remedy: 'Fill in Partner.',
        place: { field: 'partner.name' },
      },
    ])
  })

  test('an optional value that the body shows must be there', () => {
    expect(codes(findings([paragraph(field('partner.address'))]))).toEqual(['error value-missing'])
  })

  test('a field that nobody knows is an error', () => {
    expect(codes(findings([paragraph(field('partner.nmae'))]))).toEqual(['error field-unknown'])
  })

  test('a missing date is an error, never today', () => {
    expect(findings([], { 'letter.date': '' })[0]).toMatchObject({ code: 'value-missing', place: { field: 'letter.date' } })
  })

  test('a date that is no day is an error', () => {
    expect(codes(findings([], { 'letter.date': '2026-02-30' }))).toEqual(['error value-invalid'])
  })

  test('a value outside its choices is an error', () => {
    expect(codes(findings([], { 'partner.tier': 'bronze' }))).toEqual(['error value-invalid'])
  })

  test('an unknown format is an error at its place', () => {
    expect(findings([paragraph(field('letter.date', 'lnog'))])[0]).toMatchObject({ code: 'format-unknown', place: { path: [5, 0] } })
  })

  test('an embargo is read though nothing shows it', () => {
    expect(findings([], { 'letter.not_before': '2026-12-01' })).toEqual([])
  })

  test('an embargo until what is no day is an error', () => {
    expect(findings([], { 'letter.not_before': 'Christmas' })[0]).toMatchObject({
      code: 'value-invalid',
      place: { field: 'letter.not_before' },
    })
  })

  test('a value that nothing shows is a warning', () => {
    expect(codes(findings([], { 'parnter.name': 'x' }))).toEqual(['warning value-unused'])
  })
})

describe('checks of clauses', () => {
  test('a valid clause has no finding', () => {
    expect(findings([clause])).toEqual([])
  })

  test('a clause after its last day is an error with both dates', () => {
    expect(findings([clause], { 'letter.date': '2027-01-04' })[0]).toMatchObject({
      severity: 'error',
      code: 'clause-expired',
      message: 'Secure Build certificate (v1) ended on 17 December 2026; the letter is dated 4 January 2027.',
      place: { path: [5], clause: 'certification/secure-build' },
    })
  })

  test('a clause before its first day is an error', () => {
    expect(codes(findings([clause], { 'letter.date': '2025-01-31' }))).toEqual(['error clause-not-yet-valid'])
  })

  test('a clause with a newer version valid on the date is a warning', () => {
    expect(codes(findings([clause], {}, shelf({ versions: [clauseVersion(), clauseVersion({ version: 2 })] })))).toEqual([
      'warning clause-superseded',
    ])
  })

  test('an unknown clause is an error that suggests the nearest code', () => {
    const reference = {
      type: 'clause-reference' as const,
      code: 'certification/secure-biuld',
      children: [{ text: '' }] as [{ text: string }],
    }
    expect(findings([reference])[0]).toMatchObject({ code: 'clause-unknown', remedy: 'Did you mean “certification/secure-build”?' })
  })

  test('a language that is named and not there is an error that lists those that are, and no other stands in for it', () => {
    const reference = {
      type: 'clause-reference' as const,
      code: 'certification/secure-build',
      language: 'fr',
      children: [{ text: '' }] as [{ text: string }],
    }
    expect(findings([reference])[0]).toMatchObject({
      code: 'clause-version-unknown',
      message: 'Clause “certification/secure-build” is not there in fr; the library has it in en-GB.',
    })
  })

  test('an unknown version is an error that lists the versions there are', () => {
    const reference = {
      type: 'clause-reference' as const,
      code: 'certification/secure-build',
      version: 9,
      children: [{ text: '' }] as [{ text: string }],
    }
    expect(findings([reference])[0]).toMatchObject({
      code: 'clause-version-unknown',
      remedy: 'Name one of the versions 1, or none to take the newest.',
    })
  })

  test('one changed character in a pinned clause is an error', () => {
    const altered = { ...clause, children: [{ type: 'paragraph' as const, children: [{ text: 'Cameras are certifiee.' }] }] }
    expect(codes(findings([altered]))).toEqual(['error clause-altered'])
  })

  test.each([
    ['a sealed version that the letter calls only locked', clauseVersion({ seal: { evidence: 0 } }), 'locked'],
    ['a version without a seal that the letter calls sealed', clauseVersion(), 'sealed'],
  ] as const)('%s is an error', (_what, version, lock) => {
    expect(codes(findings([{ ...pinClause(version), lock }], {}, shelf({ versions: [version] })))).toEqual(['error clause-altered'])
  })

  test('a pinned clause whose words the library changed under the same version is an error', () => {
    const rewritten = clauseVersion({ body: [{ type: 'paragraph', children: [{ text: 'Other words.' }] }] })
    expect(codes(findings([clause], {}, shelf({ versions: [rewritten] })))).toEqual(['error clause-altered'])
  })

  test('a clause of another language is a warning', () => {
    const german = clauseVersion({ language: 'de' })
    expect(codes(findings([pinClause(german)], {}, shelf({ versions: [german] })))).toEqual(['warning clause-outside-language'])
  })

  test('a clause that does not cover a jurisdiction of the letter is a warning', () => {
    const wider = (letter: Letter): Letter => ({ ...letter, jurisdictions: ['GB', 'IE'] })
    expect(codes(findings([clause], {}, shelf(), wider))).toEqual(['warning clause-outside-jurisdiction'])
  })

  test('a clause in another language proposes its variant in the language of the letter', () => {
    const [german, english] = [clauseVersion({ language: 'de' }), clauseVersion()]
    const [found] = findings([pinClause(german)], {}, shelf({ versions: [german, english] }))
    expect(found?.replaceBy).toEqual({ identity: identityOf(english), version: english.version })
  })

  test('a clause for too few jurisdictions proposes the variant that covers all of the letter’s', () => {
    const wider = (letter: Letter): Letter => ({ ...letter, jurisdictions: ['GB', 'IE'] })
    const both = clauseVersion({ jurisdictions: ['GB', 'IE'] })
    const [found] = findings([clause], {}, shelf({ versions: [clauseVersion(), both] }), wider)
    expect(found?.replaceBy).toEqual({ identity: identityOf(both), version: both.version })
  })

  test('a variant that is not valid on the letter’s date is not proposed', () => {
    const german = clauseVersion({ language: 'de' })
    const ended = clauseVersion({ valid: { until: '2020-01-01' } })
    const [found] = findings([pinClause(german)], {}, shelf({ versions: [german, ended] }))
    expect([found?.code, found?.replaceBy]).toEqual(['clause-outside-language', undefined])
  })

  test('a clause that the template asks for and the letter lacks is an error', () => {
    const strict = shelf({ templates: [{ ...template, mandatoryClauses: ['certification/secure-build'] }] })
    expect(codes(findings([], {}, strict))).toEqual(['error clause-missing'])
  })

  test('the same clause twice is a warning', () => {
    expect(codes(findings([clause, clause]))).toEqual(['warning clause-duplicate'])
  })

  test('errors come before warnings', () => {
    expect(codes(findings([clause, clause], { 'partner.name': '' }))).toEqual(['error value-missing', 'warning clause-duplicate'])
  })
})
