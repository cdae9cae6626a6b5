import { describe, expect, test } from 'vitest'
import { identityOf, type ClauseVersion } from '../../../core/clause/index.ts'
import { toSlateForm, type Block, type Clause, type Element } from '../../../core/document/index.ts'
import type { VersionState } from '../../../core/requests/index.ts'
import { houseStandings } from '../../../renderer/clause-standing/house-standings.ts'
import { createFieldValues, type ValueRecord } from '../../../renderer/letter-editor/field-values.ts'
import { createLineFacts } from '../../../renderer/letter-editor/line-facts.ts'
import { factsOf } from '../../../renderer/letter-editor/view/clause-facts.ts'
import { pinClause } from '../../../core/letter/index.ts'
import { certificate, item, paragraph, part } from './letters.ts'

describe('what elements show of those around them', () => {
  const noted = (text: string): Block => ({
    type: 'paragraph',
    children: [{ text }, { type: 'footnote', children: [{ text: 'note' }] }, { text: '' }],
  })

  const under = (text: string): Block => ({
    ...(paragraph(text) as Extract<Block, { type: 'paragraph' }>),
    when: { field: 'partner.country', test: 'is', value: 'GB' },
  })

  test('list items have the labels of the exported page', () => {
    const facts = createLineFacts()
    const blocks = [item('one'), item('two'), paragraph('between'), item('one again')]
    facts.update(blocks)
    expect(blocks.map((block) => facts.of(block))).toEqual(['1.', '2.', undefined, '1.'])
  })

  test('footnotes are numbered through the letter', () => {
    const facts = createLineFacts()
    const blocks = [noted('a'), noted('b')]
    facts.update(blocks)
    expect(blocks.map((block) => facts.of(block.children[1] as Element))).toEqual(['1', '2'])
  })

  test('a footnote that comes before others moves their numbers', () => {
    const facts = createLineFacts()
    const last = noted('b')
    facts.update([last])
    facts.update([noted('a'), last])
    expect(facts.of(last.children[1] as Element)).toBe('2')
  })

  test('citations of one source share a number', () => {
    const facts = createLineFacts()
    const cite = (source: string): Block =>
      toSlateForm<Block>([{ type: 'paragraph', children: [{ type: 'citation', source, children: [{ text: '' }] }] }])[0] as Block
    const blocks = [cite('A'), cite('B'), cite('A')]
    facts.update(blocks)
    expect(blocks.map((block) => facts.of(block.children[1] as Element))).toEqual(['1', '2', '1'])
  })

  test.each<[string, number, Block]>([
    ['the words of an item', 1, item('other words')],
    ['the level of an item', 1, item('two', 1)],
    ['an item that becomes a paragraph', 1, paragraph('two')],
    ['the words of a line with a note', 3, noted('other words')],
    ['a note that comes in', 4, noted('plain')],
    ['a note that goes', 3, paragraph('a')],
    ['a condition that is taken off', 6, paragraph('same')],
    ['words under a condition', 6, under('other words')],
  ])('after a change of %s all facts are those of a document that was opened so', (_what, index, block) => {
    const before = [item('one'), item('two'), item('three'), noted('a'), paragraph('plain'), under('first'), under('same'), noted('b')]
    const after = before.with(index, block)
    const [kept, fresh] = [createLineFacts(), createLineFacts()]
    kept.update(before)
    kept.update(after)
    fresh.update(after)
    const all = ({ of, isLikeAbove }: typeof kept): unknown[] =>
      after.map((each) => [of(each), isLikeAbove(each), ...each.children.map((child) => ('type' in child ? of(child as Element) : ''))])
    expect(all(kept)).toEqual(all(fresh))
  })

  test('a condition and an origin are said once above all the lines that share them', () => {
    const facts = createLineFacts()
    const origins = [{ code: 'statement/support', version: 2, language: 'en-GB', jurisdictions: [], digest: 'a'.repeat(64) }]
    const under = (text: string, value: string): Block => ({
      ...(paragraph(text) as Extract<Block, { type: 'paragraph' }>),
      origins,
      when: { field: 'partner.country', test: 'is', value },
    })
    const blocks = [under('One', 'GB'), under('Two', 'GB'), under('Three', 'IE'), paragraph('Own'), under('Four', 'IE')]
    facts.update(blocks)
    expect(blocks.map((block) => facts.isLikeAbove(block))).toEqual([false, true, false, false, false])
  })

  test('only an empty line that is all of the body is the place for the placeholder', () => {
    const facts = createLineFacts()
    const line = paragraph('')
    facts.update([part('date', '4 May'), line, part('closing', 'Yours')])
    expect(facts.isOnlyLine(line)).toBe(true)
    facts.update([part('date', '4 May'), line, paragraph('more'), part('closing', 'Yours')])
    expect(facts.isOnlyLine(line)).toBe(false)
  })
})

describe('the line above a clause', () => {
  const quotation: ClauseVersion['body'][number] = {
    type: 'quotation',
    children: [{ type: 'paragraph', children: [{ text: 'It applies to sensitive sites.' }] }],
  }
  const shown = (version: ClauseVersion, clause: Clause, day = '2026-05-04', states: readonly VersionState[] = []): string =>
    factsOf(clause, { versions: [version], standings: houseStandings([version], states), day, language: 'en-GB' })
      .facts.map(({ text }) => text)
      .join(' · ')

  test('says version, validity and lock', () => {
    expect(shown(certificate, pinClause(certificate), '2026-05-04')).toBe('v2 · Approved · valid until 31 December 2027 · locked')
  })

  test('says that it ended before the date of the letter', () => {
    expect(shown(certificate, pinClause(certificate), '2028-01-01')).toBe('v2 · Expired on 31 December 2027 · locked')
  })

  test('says that it is not valid yet on the date of the letter', () => {
    expect(shown(certificate, pinClause(certificate), '2024-12-31')).toBe('v2 · Not valid before 1 January 2025 · locked')
  })

  test('names what a sealed quotation is sealed to', () => {
    const sealed: ClauseVersion = {
      ...certificate,
      valid: {},
      evidence: [{ title: 'Statement', reference: 'EX-1' }],
      seal: { evidence: 0 },
      body: [quotation],
    }
    expect(shown(sealed, pinClause(sealed))).toBe('v2 · Approved · sealed to EX-1 · locked')
  })

  test('says that only the quotation is sealed where words of the house stand beside it', () => {
    const mixed: ClauseVersion = {
      ...certificate,
      valid: {},
      evidence: [{ title: 'Statement', reference: 'EX-1' }],
      seal: { evidence: 0 },
      body: [quotation, { type: 'paragraph', children: [{ text: 'We keep to it.' }] }],
    }
    expect(shown(mixed, pinClause(mixed))).toBe('v2 · Approved · quotation sealed to EX-1, the rest the house’s own · locked')
  })

  test('says that the library has other words under the same version', () => {
    const other: ClauseVersion = { ...certificate, valid: {}, body: [{ type: 'paragraph', children: [{ text: 'Other words.' }] }] }
    expect(shown(other, pinClause(certificate))).toBe('v2 · Approved · differs from the library · locked')
  })

  test('says that the version is not approved, whatever its dates', () => {
    const state: VersionState = { identity: identityOf(certificate), version: certificate.version, state: 'draft' }
    expect(shown(certificate, pinClause(certificate), '2026-05-04', [state])).toBe('v2 · Draft · locked')
  })

  test('says that the version was withdrawn, though the library offers it no longer', () => {
    const state: VersionState = { identity: identityOf(certificate), version: certificate.version, state: 'withdrawn' }
    const around = { versions: [], standings: houseStandings([], [state]), day: '2026-05-04', language: 'en-GB' }
    expect(factsOf(pinClause(certificate), around).facts.map(({ text }) => text)).toEqual(['v2', 'Withdrawn', 'locked'])
  })

  test('says that the library does not have it', () => {
    const around = { versions: [], standings: houseStandings([], []), day: '2026-05-04', language: 'en-GB' }
    expect(factsOf(pinClause(certificate), around).facts.map(({ text }) => text)).toContain('not offered by the library')
  })
})

describe('field values', () => {
  test('are printed as on the page: a day is written out', () => {
    const fields = createFieldValues()
    fields.replace({ 'letter.date': '2026-05-04' }, 'en-GB')
    expect(fields.printed('letter.date', undefined)).toBe('4 May 2026')
  })

  test.each<ValueRecord>([{}, { 'partner.name': '' }, { 'partner.name': '  ' }])('are none in %j', (values) => {
    const fields = createFieldValues()
    fields.replace(values)
    expect(fields.printed('partner.name', undefined)).toBeUndefined()
  })

  test('tell who listens, until they stop', () => {
    const fields = createFieldValues()
    let calls = 0
    const stop = fields.subscribe(() => (calls += 1))
    fields.replace({ a: '1' })
    stop()
    fields.replace({ a: '2' })
    expect(calls).toBe(1)
  })
})
