import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachmentsOf, buildFiles } from '../../../../backend/export/index.ts'
import { layoutVersion, type LayoutVersion } from '../../../../backend/layout/index.ts'
import { PdfFile } from '../../../../backend/signature/pdf/index.ts'
import { embeddedFilesIn, type EmbeddedFiles } from '../../../../backend/signature/verify/embedded-files.ts'
import { proveLetter } from '../../../../backend/signature/verify/self-proof.ts'
import { pagesBy } from '../../../../backend/signature/verify/pages-by.ts'
import { resolveLetter } from '../../../../core/letter/index.ts'
import { EmbeddedLetter, letterFromEmbedded, Manifest, manifestOf, ReleasedManifest } from '../../../../core/release/index.ts'
import { canonicalJson, type Json } from '../../../../core/document/index.ts'
import type { SelfProof } from '../../../../core/verification/index.ts'
import { rootKeys } from '../../../core/review/house.ts'
import { example, exampleNames, library } from '../../../templates/starter-library.ts'
import { brokenOtherwise } from '../../layout/earlier.ts'
import { must } from '../../release/house.ts'
import { releasingHouse, type ReleasingHouse } from './released.ts'

let house: ReleasingHouse
let released: Uint8Array
let embedded: EmbeddedFiles
beforeAll(async () => {
  house = await releasingHouse()
  const release = await house.release()
  released = must(await house.store.register.file(release.pdf.digest))
  embedded = embeddedIn(released)
}, 120_000)
afterAll(() => house[Symbol.asyncDispose]())

function embeddedIn(bytes: Uint8Array): EmbeddedFiles {
  const file = must(PdfFile.read(bytes))
  const found = embeddedFilesIn(file, file.last)
  if (found === undefined) throw new Error('the file carries no letter')
  return found
}

async function proofOf(bytes: Uint8Array, of = embeddedIn(bytes)): Promise<SelfProof> {
  const found = await proveLetter(bytes, of, pagesBy(house.layout))
  if (!('proof' in found)) throw new Error(found.fault)
  return found.proof
}

/** The file that the program would make of an embedded letter and manifest which somebody changed. */
async function made(of: EmbeddedFiles): Promise<Uint8Array> {
  const letter = EmbeddedLetter.parse(JSON.parse(Buffer.from(of.letter).toString()))
  const images = new Map(Object.entries(letter.images).map(([digest, bytes]) => [digest, Buffer.from(bytes, 'base64')]))
  const resolved = letterFromEmbedded(letter, images)
  const manifest = Manifest.parse(JSON.parse(Buffer.from(of.manifest).toString()))
  return must(await house.layout.pdf(resolved, attachmentsOf(resolved, manifest))).bytes
}

function changed(bytes: Uint8Array, change: (text: string) => string): Uint8Array {
  return Buffer.from(canonicalJson(JSON.parse(change(Buffer.from(bytes).toString())) as Json))
}

test.each(exampleNames)('the pages of %s are set again byte for byte from what its file carries', async (name) => {
  const options = { formats: ['pdf'] as const, draftLine: true, printLetterhead: true, images: library.images }
  const [file] = must(await buildFiles(example(name), library.shelf, house.layout, options)).files
  const proof = await proofOf(file?.bytes ?? new Uint8Array())
  expect([proof.state, proof.pages, proof.released?.size, proof.faults]).toEqual(['draft', 'same', file?.bytes.length, []])
})

test('a released letter shows the decisions that let it leave, up to the root of its house, and the head of the audit trail', async () => {
  const proof = await proofOf(released)
  const manifest = ReleasedManifest.parse(JSON.parse(Buffer.from(embedded.manifest).toString()))
  expect([proof.state, proof.pages, proof.faults, proof.root?.key, proof.audit]).toEqual([
    'released',
    'same',
    [],
    rootKeys.publicKey,
    manifest.release.audit,
  ])
  expect(
    [...proof.approvals, ...proof.clauses.flatMap(({ approvals }) => approvals)].every(({ counts, name }) => counts && name !== undefined),
  ).toBe(true)
})

test('what was appended to a letter changes nothing of what it begins with', async () => {
  const longer = Buffer.concat([released, Buffer.from('% appended')])
  expect((await proofOf(longer, embedded)).pages).toBe('same')
})

test('a byte of the pages that is another is a fault', async () => {
  const other = Uint8Array.from(released)
  other[2000] = (other[2000] ?? 0) ^ 1
  const proof = await proofOf(other, embedded)
  expect([proof.pages, proof.faults.length]).toEqual(['different', 1])
})

test('a letter made in an earlier layout version is held against pages of that version', async () => {
  const letter = example('partner-letter-german.md')
  const longer = { ...letter, document: [...letter.document, { type: 'paragraph' as const, children: [{ text: brokenOtherwise }] }] }
  const { resolved } = resolveLetter(longer, library.shelf, { draftLine: true, printLetterhead: true, images: library.images })
  if (resolved === undefined) throw new Error('the letter has no page')
  const of = async (version: LayoutVersion, setIn: LayoutVersion): Promise<SelfProof['pages']> => {
    const attachments = attachmentsOf(resolved, manifestOf(longer, resolved, { state: 'draft', layout: version }))
    return (await proofOf(must(await house.layout.pdf(resolved, attachments, setIn)).bytes)).pages
  }
  const earlier = 'typst-0.14.2/chancery-5'
  expect([await of(earlier, earlier), await of(earlier, layoutVersion), await of(layoutVersion, earlier)]).toEqual([
    'same',
    'different',
    'different',
  ])
})

test('a letter of another layout version cannot be rebuilt here, and that is no fault', async () => {
  const other = {
    ...embedded,
    manifest: changed(embedded.manifest, (text) => text.replace(`"layout":"${layoutVersion}"`, '"layout":"typst-9.9.9/chancery-9"')),
  }
  const { pages, faults } = await proofOf(released, other)
  // Its digest was signed with the layout version in it.
  expect([pages, faults]).toEqual(['other-layout', ['The digest that was approved is not that of this letter.']])
})

describe('a file made anew to fit an altered letter or manifest is found out:', () => {
  test.each([
    ['words of the letter', 'letter', (text: string) => text.replace('security', 'insecurity')],
    ['the version of a clause', 'manifest', (text: string) => text.replace('"version":2', '"version":3')],
    ['words of a clause', 'manifest', (text: string) => text.replace(/"text":"\w+/u, '"text":"Never')],
    ['the role of who approved', 'manifest', (text: string) => text.replace('"role":"reviewer"', '"role":"administrator"')],
    [
      'the signature of an approval',
      'manifest',
      (text: string) => text.replace(/(?<="signature":")../u, (byte) => (byte === '00' ? '01' : '00')),
    ],
    ['the root key', 'manifest', (text: string) => text.replaceAll(rootKeys.publicKey, 'ab'.repeat(32))],
    ['the name of who approved', 'manifest', (text: string) => text.replaceAll(/"name":"[^"]+"/gu, '"name":"Somebody Else"')],
  ] as const)('%s', async (_, which, change) => {
    const forged = { ...embedded, [which]: changed(embedded[which], change) }
    expect(forged[which]).not.toEqual(embedded[which])
    const bytes = await made(forged)
    const proof = await proofOf(bytes)
    expect([proof.pages, proof.faults.length > 0]).toEqual(['same', true])
  })
})

test('attachments that are no letter of ours are a fault, in whatever way they are not', async () => {
  const of = (letter: string): EmbeddedFiles => ({ ...embedded, letter: Buffer.from(letter) })
  const faults = await Promise.all(
    [of(''), of('{}'), of(`${Buffer.from(embedded.letter).toString()}\n`), of('[[[')].map((each) =>
      proveLetter(released, each, pagesBy(house.layout)),
    ),
  )
  expect(faults).toEqual(Array.from({ length: 4 }, () => ({ fault: 'The embedded letter is none that this program writes.' })))
})
