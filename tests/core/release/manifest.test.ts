import { expect, test } from 'vitest'
import { assembleLetter, pinClause, resolveLetter } from '../../../core/letter/index.ts'
import { Manifest, manifestOf } from '../../../core/release/index.ts'
import { clauseVersion, present, shelf, source } from '../letter/shelf.ts'

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
