import { describe, expect, test } from 'vitest'
import { identityOf, type ClauseVersion } from '../../../core/clause/index.ts'
import type { Document } from '../../../core/document/index.ts'
import type { Finding } from '../../../core/letter/index.ts'
import { mendClause, mendingOf } from '../../../renderer/letter-screen/mend-clause.ts'
import { certificate, certificateBlock, editorWith, paragraph, shape } from '../letter-editor/letters.ts'

const body: Document = [paragraph('Before'), certificateBlock, paragraph('After')]
const renewed: ClauseVersion = { ...certificate, version: certificate.version + 1 }
const other: ClauseVersion = {
  ...certificate,
  code: 'certification/other',
  version: 1,
  body: [{ type: 'paragraph', children: [{ text: 'Another one.' }] }],
}
const library = { versions: [certificate, renewed, other] }

function withdrawn(about: Partial<Finding>): Finding {
  return {
    severity: 'warning',
    code: 'clause-withdrawn',
    message: 'It was withdrawn.',
    remedy: 'Replace it.',
    place: { path: [1], clause: certificate.code },
    ...about,
  }
}

const by = (version: ClauseVersion): Partial<Finding> => ({ replaceBy: { identity: identityOf(version), version: version.version } })

describe('what a finding about a clause proposes', () => {
  test('is the version it names', () => {
    expect(mendingOf(editorWith(body), withdrawn({ takeVersion: renewed.version }), library)?.newer).toBe(renewed)
  })
  test('is the clause that stands in for a withdrawn one', () => {
    expect(mendingOf(editorWith(body), withdrawn(by(other)), library)?.newer).toBe(other)
  })
  test('is nothing where the library does not offer it', () => {
    expect(mendingOf(editorWith(body), withdrawn(by({ ...other, version: 9 })), library)).toBeUndefined()
  })
  test('is nothing where the clause stands there already', () => {
    expect(mendingOf(editorWith(body), withdrawn(by(certificate)), library)).toBeUndefined()
  })
  test('is nothing where something else stands in its place by now', () => {
    expect(mendingOf(editorWith([paragraph('Before'), paragraph('After')]), withdrawn(by(other)), library)).toBeUndefined()
  })
})

test('the clause that stands in for a withdrawn one takes its place', () => {
  const editor = editorWith(body)
  const mending = mendingOf(editor, withdrawn(by(other)), library)
  expect([mending !== undefined && mendClause(editor, mending), shape(editor)]).toEqual([
    true,
    ['paragraph: Before', 'clause: Another one.', 'paragraph: After'],
  ])
})
