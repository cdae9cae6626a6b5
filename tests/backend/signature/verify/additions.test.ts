import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LetterOptions } from '../../../../backend/signature/index.ts'
import { Attacker } from '../attacks/attacker.ts'
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

describe('metadata that a program writes anew when it saves', () => {
  async function said(what: RegExp, by: string): Promise<string[]> {
    const attacker = new Attacker(await signedBy(letter, authority, {}))
    const metadata = attacker.numberAt(attacker.root, 'Metadata')
    expect(attacker.textOf(metadata)).toMatch(what)
    return additionsIn(attacker.replace(metadata, what, by).save()).map((addition) => addition.what)
  }

  test('are explained where they say but another time of saving', async () => {
    const additions = await said(/<xmp:ModifyDate>2026/u, '<xmp:ModifyDate>2027')
    expect(additions.filter((what) => what.includes('metadata'))).toEqual([])
  })

  test.each([
    ['another title', />A subject</u, '>A Subject<'],
    ['another author', />A\. Person</u, '>B. Person<'],
    ['no more that the file is archival', /<pdfaid:part>3/u, '<pdfaid:part>1'],
    ['what is no XML', /<\/rdf:RDF>/u, '</rdf:RDX>'],
  ])('are not where they say %s', async (_, what, by) => {
    expect(await said(what, by)).toContainEqual(expect.stringMatching(/metadata was replaced/u))
  })
})
