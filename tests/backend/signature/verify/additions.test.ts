import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LetterOptions } from '../../../../backend/signature/index.ts'
import { additionsIn, packed, plainLetter, signedBy } from '../attacks/signed-files.ts'
import { Authority } from '../authority/index.ts'

const seal = { place: { page: 1, left: 25, top: 200, width: 70, height: 20 } }
const letter = plainLetter()

let authority: Authority
beforeAll(async () => {
  authority = await Authority.start()
})
afterAll(() => authority[Symbol.asyncDispose]())

const own: readonly (readonly [string, readonly Partial<LetterOptions>[], readonly string[]])[] = [
  ['nothing', [{}], []],
  ['another signature', [{}, {}], ['3 signature']],
  ['a signature with a seal', [{}, { seal }], ['3 signature']],
  ['two signatures with seals', [{ seal }, { seal: { place: { ...seal.place, top: 230 } } }, {}], ['3 signature', '4 signature']],
  ['a store for later validation', [{ level: 'B-LT' }], ['3 security-store']],
  ['a store and a timestamp of the file', [{ level: 'B-LTA' }], ['3 security-store', '4 document-timestamp']],
  [
    'another signature, a store, and a timestamp of the file',
    [{ level: 'B-LT' }, { level: 'B-LTA', seal }],
    ['3 security-store', '4 signature', '5 security-store', '6 document-timestamp'],
  ],
  ['a signature after a certification', [{ certify: 2 }, { seal }], ['3 signature']],
  [
    'a store and a timestamp after the strictest certification',
    [{ certify: 1, level: 'B-LTA' }],
    ['3 security-store', '4 document-timestamp'],
  ],
]

describe.each([
  ['a table of objects', (bytes: Buffer) => bytes],
  ['objects in streams', (bytes: Buffer) => packed(bytes, authority)],
])('after a signature of a file with %s, we explain and allow what we write ourselves:', (_, form) => {
  test.each(own)('%s', async (__, signatures, expected) => {
    const additions = additionsIn(await signedBy(form(letter), authority, ...signatures))
    expect(
      additions.map(({ revision, kind, what, allowed }) => `${String(revision)} ${kind}${allowed ? '' : ` not allowed: ${what}`}`),
    ).toEqual(expected)
  })
})
