import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachmentsOf } from '../../../../backend/export/index.ts'
import { createLetterSetter } from '../../../../backend/layout/set-letter.ts'
import { isReleasedLetter, readPem, signPdf } from '../../../../backend/signature/index.ts'
import { manifestOf, releasedManifestOf } from '../../../../core/release/index.ts'
import { clauseVersion, shelf } from '../../../core/letter/shelf.ts'
import { approved, factsOf, layout, resolvedOf } from '../../../core/release/released.ts'
import { letterOf } from '../../layout/pages.ts'
import { Authority } from '../authority/index.ts'

const version = approved(clauseVersion())
const facts = factsOf({ versions: [version] })
const resolved = resolvedOf(facts.letter, shelf({ versions: [version.facts.version] }))
const manifest = releasedManifestOf(facts, resolved, { layout, audit: { seq: 41, hash: 'cd'.repeat(32) } })
const setter = createLetterSetter()
const released = setter.pdf(resolved, attachmentsOf(resolved, manifest)).bytes

let authority: Authority
beforeAll(async () => {
  authority = await Authority.start()
})
afterAll(() => authority[Symbol.asyncDispose]())

describe('a released letter', () => {
  test('is known by its manifest', () => {
    expect(isReleasedLetter(released)).toBe(true)
  })

  test('stays one when it is signed', async () => {
    const leaf = authority.leaf('p-256')
    const identity = readPem(readFileSync(leaf.key, 'utf8') + readFileSync(leaf.chain, 'utf8'), '')
    const signed = identity.ok ? await signPdf(released, identity.value, { at: new Date() }) : identity
    expect(signed.ok && isReleasedLetter(signed.value)).toBe(true)
  })
})

test.each([
  ['a draft', setter.pdf(resolved, attachmentsOf(resolved, manifestOf(facts.letter, resolved, { state: 'draft', layout }))).bytes],
  ['a letter without a manifest', setter.pdf(letterOf([]), []).bytes],
  ['no PDF', Buffer.from('Dear partner')],
])('%s is no released letter', (_, bytes) => {
  expect(isReleasedLetter(bytes)).toBe(false)
})
