import { describe, expect, test } from 'vitest'
import { digestOfDocument, plainText, type ClauseReference } from '../../../core/document/index.ts'
import { assembleLetter, digestOfLetter, newLetter, resolveLetter } from '../../../core/letter/index.ts'
import { clauseVersion, field, paragraph, present, shelf, source, template } from './shelf.ts'

const reference = (changes: Partial<ClauseReference> = {}): ClauseReference => ({
  type: 'clause-reference',
  code: 'certification/secure-build',
  children: [{ text: '' }],
  ...changes,
})

function assembled(...arguments_: Parameters<typeof assembleLetter>) {
  return present(assembleLetter(...arguments_).letter)
}

const resolveOptions = { draftLine: false, printLetterhead: true, images: new Map() }

describe('assembly', () => {
  test('puts the template’s parts around the body', () => {
    const kinds = assembled(source([paragraph('Text.')]), shelf()).document.map((block) =>
      block.type === 'part' ? block.part : block.type,
    )
    expect(kinds).toEqual(['date', 'reference', 'recipient', 'subject', 'salutation', 'paragraph', 'closing', 'signature'])
  })

  test('pins a clause reference to the newest version valid on the letter’s date', () => {
    const versions = [clauseVersion(), clauseVersion({ version: 2 }), clauseVersion({ version: 3, valid: { from: '2027-01-01' } })]
    expect(assembled(source([reference()]), shelf({ versions })).document[5]).toMatchObject({ type: 'clause', version: 2 })
  })

  test('pins the version that the reference names', () => {
    const versions = [clauseVersion(), clauseVersion({ version: 2 })]
    expect(assembled(source([reference({ version: 1 })]), shelf({ versions })).document[5]).toMatchObject({ type: 'clause', version: 1 })
  })

  test('gives the pinned clause the digest of the library’s words', () => {
    expect(assembled(source([reference()]), shelf()).document[5]).toMatchObject({ digest: digestOfDocument(clauseVersion().body) })
  })

  test('closes a sealed quotation for good', () => {
    const versions = [clauseVersion({ seal: { evidence: 0 } })]
    expect(assembled(source([reference()]), shelf({ versions })).document[5]).toMatchObject({ lock: 'sealed' })
  })

  test('leaves an unknown clause as a reference', () => {
    expect(assembled(source([reference({ code: 'certification/other' })]), shelf()).document[5]).toMatchObject({ type: 'clause-reference' })
    expect(assembled(source([reference({ language: 'fr' })]), shelf()).document[5]).toMatchObject({ type: 'clause-reference' })
  })

  test('finds an unknown template and names the nearest', () => {
    expect(assembleLetter({ ...source([]), template: 'noet' }, shelf())).toEqual({
      letter: undefined,
      findings: [
        {
          severity: 'error',
          code: 'template-unknown',
          message: 'There is no letter template “noet”.',
          remedy: 'Did you mean “note”?',
          place: {},
        },
      ],
    })
  })

  test('dates a new letter with the day it is made', () => {
    expect(newLetter(template, shelf(), '2026-11-23').values).toEqual({ 'letter.date': '2026-11-23' })
  })
})

describe('resolving', () => {
  const bodyText = (values: Record<string, string>, ...inlines: Parameters<typeof paragraph>): string | undefined => {
    const { resolved } = resolveLetter(assembled(source([paragraph(...inlines)], values), shelf()), shelf(), resolveOptions)
    return resolved && plainText(resolved.body.map(({ block }) => block))
  }

  test('fills merge fields with the letter’s values', () => {
    expect(bodyText({}, 'For ', field('partner.name'), '.')).toBe('For Example Distribution.')
  })

  test('keeps the marks of a merge field on its value', () => {
    const marked = { ...field('partner.name'), children: [{ text: '', bold: true }] as [{ text: string; bold: boolean }] }
    const { resolved } = resolveLetter(assembled(source([paragraph(marked)]), shelf()), shelf(), resolveOptions)
    expect(resolved?.body[0]?.block).toEqual({ type: 'paragraph', children: [{ text: 'Example Distribution', bold: true }] })
  })

  test('takes an author’s value as it is, braces and all', () => {
    expect(bodyText({ 'partner.name': '{{company.name}}' }, field('partner.name'))).toBe('{{company.name}}')
  })

  test('shows the name of a field without a value', () => {
    expect(bodyText({}, field('partner.address'))).toBe('‹partner.address›')
  })

  test('leaves out a part whose optional fields are all empty', () => {
    const { resolved } = resolveLetter(assembled(source([]), shelf()), shelf(), resolveOptions)
    expect([...(resolved?.parts.keys() ?? [])]).toEqual(['date', 'recipient', 'subject', 'salutation', 'closing', 'signature'])
  })

  test('leaves out the line of an optional field, not the lines around it', () => {
    const { resolved } = resolveLetter(assembled(source([]), shelf()), shelf(), resolveOptions)
    expect(resolved?.parts.get('recipient')?.children).toEqual([{ text: 'Example Distribution' }])
  })

  test('fills fields inside the template’s defaults', () => {
    const { resolved } = resolveLetter(assembled(source([]), shelf()), shelf(), resolveOptions)
    expect(resolved?.subject).toBe('News for Example Distribution')
  })

  test('fills the letterhead with the company’s values', () => {
    const { resolved } = resolveLetter(assembled(source([]), shelf()), shelf(), resolveOptions)
    expect(resolved?.letterhead.name).toBe('Northlight Vision')
  })

  test('ends when company values lead to each other', () => {
    const circular = shelf({ company: { 'company.name': '{{company.alias}}', 'company.alias': 'x{{company.name}}' } })
    const { resolved } = resolveLetter(assembled(source([]), circular), circular, resolveOptions)
    expect(resolved?.letterhead.name).toBe('x')
  })

  test.each([
    [true, 'Draft, not released'],
    [false, undefined],
  ])('with draftLine %s the running header says %s', (draftLine, expected) => {
    const { resolved } = resolveLetter(assembled(source([]), shelf()), shelf(), { ...resolveOptions, draftLine })
    expect(resolved?.draftLine).toBe(expected)
  })
})

test('a value that a file escaped into it cannot break the letter: halves of surrogate pairs and control characters go', () => {
  const letter = present(assembleLetter(source([], { 'partner.name': 'a\uD800b\u0000c\r\nd' }), shelf()).letter)
  expect([letter.values['partner.name'], digestOfLetter(letter).length]).toEqual(['a\uFFFDbc\nd', 64])
})
