import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import type { Block, MergeField } from '../../../core/document/index.ts'
import { passagesInLibrary, pinClause } from '../../../core/letter/index.ts'
import { clauseVersion, field, part } from './shelf.ts'

type Paragraph = Extract<Block, { type: 'paragraph' }>

const paragraph = (...children: (MergeField | string)[]): Paragraph => ({
  type: 'paragraph',
  children: children.map((child) => (typeof child === 'string' ? { text: child } : child)),
})

const updates = 'We supply security updates for every camera for at least seven years after its last sale, without charge.'
const model = 'We sell through authorised distributors alone, and never to end users.'
const closing = 'Please write to your account manager with any question on this statement.'

const version = (changes: Partial<ClauseVersion>): ClauseVersion =>
  clauseVersion({ jurisdictions: [], valid: {}, title: changes.code ?? '', ...changes })

const support = version({ code: 'statement/support', body: [paragraph(updates), paragraph(closing)] })
const selling = version({ code: 'business-model/selling', body: [paragraph(model)] })

interface Found {
  readonly from: number
  readonly until: number
  readonly code: string
  readonly isExact: boolean
}

const printed = (name: string): string | undefined => (name === 'company.name' ? 'Northlight Vision' : undefined)

function found(document: Block[], versions: readonly ClauseVersion[] = [support, selling], language = 'en-GB'): Found[] {
  const passages = passagesInLibrary({ document, versions, language, day: '2026-11-24', printed })
  return passages.map(({ from, until, version: { code, version: number }, likeness }) => ({
    from,
    until,
    code: `${code} ${String(number)}`,
    isExact: likeness === 1,
  }))
}

describe('passages of a letter that the library has', () => {
  test('are found over several blocks and between other text, exact where their words are the same', () => {
    expect(found([paragraph('Dear all,'), paragraph(updates), paragraph(closing), paragraph('More follows.'), paragraph(model)])).toEqual([
      { from: 1, until: 3, code: 'statement/support 1', isExact: true },
      { from: 4, until: 5, code: 'business-model/selling 1', isExact: true },
    ])
  })

  test('may have other words here and there, and are then near, not exact', () => {
    expect(found([paragraph(updates.replace('seven', 'five')), paragraph(closing)])).toEqual([
      { from: 0, until: 2, code: 'statement/support 1', isExact: false },
    ])
  })

  test('are not exact where only a comma differs', () => {
    expect(found([paragraph(model.replace(',', ''))])).toEqual([{ from: 0, until: 1, code: 'business-model/selling 1', isExact: false }])
  })

  test('are told from text of another meaning that shares some words', () => {
    expect(
      found([paragraph('Every camera is tested for at least seven hours before it is sold through our own shop in Bristol.')]),
    ).toEqual([])
  })

  test('are looked for with what the fields of the clause print', () => {
    const certified = version({
      code: 'certification/build',
      body: [paragraph('All cameras of ', field('company.name'), ' are certified by the assessors of the Build Office.')],
    })
    expect(found([paragraph('All cameras of Northlight Vision are certified by the assessors of the Build Office.')], [certified])).toEqual(
      [{ from: 0, until: 1, code: 'certification/build 1', isExact: true }],
    )
  })

  test('get the version that is valid on the day, and none of another language', () => {
    const newer = { ...selling, version: 2, valid: { from: '2027-01-01' } }
    const german = { ...selling, language: 'de-DE' }
    expect([found([paragraph(model)], [selling, newer]), found([paragraph(model)], [german])]).toEqual([
      [{ from: 0, until: 1, code: 'business-model/selling 1', isExact: true }],
      [],
    ])
  })

  test('are never parts of the letter, clauses of it, or short phrases', () => {
    const phrase = version({ code: 'closing/phrase', body: [paragraph('Yours faithfully,')] })
    expect(found([part('closing', model), pinClause(selling), paragraph('Yours faithfully,')], [selling, phrase])).toEqual([])
  })

  test('end where a condition begins, so that each stands under one condition', () => {
    const when = { field: 'partner.country', test: 'set' as const }
    expect(found([paragraph(updates), { ...paragraph(closing), when }]).map(({ from, until }) => [from, until])).toEqual([
      [0, 1],
      [1, 2],
    ])
  })

  test('are none while suggestions are open in them', () => {
    const by = { author: 'Ada Author', at: '2026-11-23T09:00:00.000Z' }
    expect(found([{ type: 'paragraph', children: [{ text: model, deleted: by }] }])).toEqual([])
  })

  test('are found behind a paragraph of very many words', () => {
    expect(found([paragraph('river stone '.repeat(100_000)), paragraph(model)])).toEqual([
      { from: 1, until: 2, code: 'business-model/selling 1', isExact: true },
    ])
  })

  test('whatever stands around them, each is found once and none lies over another', () => {
    const words = fc.array(fc.constantFrom('river', 'stone', 'amber', 'copper', 'meadow', 'signal'), { minLength: 1, maxLength: 12 })
    const clauses = fc.uniqueArray(fc.constantFrom(updates, model, closing), { minLength: 1 })
    fc.assert(
      fc.property(clauses, fc.array(words, { minLength: 4, maxLength: 4 }), (texts, between) => {
        const versions = texts.map((text, index) => version({ code: `statement/number-${String(index)}`, body: [paragraph(text)] }))
        const document = texts.flatMap((text, index) => [paragraph(`${(between[index] ?? []).join(' ')}.`), paragraph(text)])
        expect(found(document, versions)).toEqual(
          texts.map((_text, index) => ({
            from: 2 * index + 1,
            until: 2 * index + 2,
            code: `statement/number-${String(index)} 1`,
            isExact: true,
          })),
        )
      }),
    )
  })
})
