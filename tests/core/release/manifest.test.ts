import { expect, test } from 'vitest'
import { assembleLetter, pinClause, resolveLetter } from '../../../core/letter/index.ts'
import { Manifest, manifestOf } from '../../../core/release/index.ts'
import { clauseVersion, present, shelf, source } from '../letter/shelf.ts'

test('the manifest says words once that became free text in a block inside of another of the same clause', () => {
  const { code, version, language, jurisdictions, digest } = pinClause(clauseVersion())
  const origin = { code, version, language, jurisdictions, digest }
  const inside = { type: 'paragraph' as const, origins: [origin], children: [{ text: 'Certified since 2019.' }] }
  const quotation = { type: 'quotation' as const, origins: [origin], children: [inside] }
  const letter = present(assembleLetter(source([quotation, inside]), shelf()).letter)
  const { resolved } = resolveLetter(letter, shelf(), { draftLine: true, printLetterhead: true, images: new Map() })
  if (resolved === undefined) throw new Error('not resolved')
  const manifest = Manifest.parse(manifestOf(letter, resolved, { state: 'draft', layout: 'x' }))
  expect(manifest.detached?.map(({ text }) => text)).toEqual(['Certified since 2019.\nCertified since 2019.'])
})

test('the manifest names each clause version with the words it has in this letter', () => {
  const letter = present(assembleLetter(source([pinClause(clauseVersion())]), shelf()).letter)
  const { resolved } = resolveLetter(letter, shelf(), { draftLine: true, printLetterhead: true, images: new Map() })
  if (resolved === undefined) throw new Error('not resolved')
  const manifest = Manifest.parse(manifestOf(letter, resolved, { state: 'draft', layout: 'x' }))
  expect(manifest.clauses).toMatchObject([
    {
      key: 'clause-1',
      code: 'certification/secure-build',
      version: 1,
      lock: 'locked',
      text: 'Cameras of Northlight Vision are certified.',
    },
  ])
})
