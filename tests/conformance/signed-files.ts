import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { signLetter, type LetterOptions } from '../../backend/signature/index.ts'
import { PdfFile } from '../../backend/signature/pdf/index.ts'
import { judgeSignatures } from '../../backend/signature/verify/judging/judge-signatures.ts'
import type { JudgedSignature } from '../../core/verification/index.ts'
import { square } from '../backend/images/pictures.ts'
import { must } from '../backend/release/house.ts'
import { identityFrom, plainLetter } from '../backend/signature/attacks/signed-files.ts'
import type { Authority, KeyKind } from '../backend/signature/authority/index.ts'
import { releasingHouse } from '../backend/signature/verify/released.ts'

/** A file: the signatures it gets, one after the other. `packed` has its objects in streams first; `released` is a letter that a house released. */
export interface Made {
  readonly name: string
  readonly packed?: boolean
  readonly released?: boolean
  readonly signatures: readonly (Partial<LetterOptions> & { readonly key: KeyKind })[]
}

const seal = { page: 1, left: 25, top: 200, width: 70, height: 20 }

/** The files that Chancery signs here, of every kind of key and level. */
export const files: readonly Made[] = [
  { name: 'rsa-2048', signatures: [{ key: 'rsa-2048' }] },
  { name: 'rsa-3072-sha512', signatures: [{ key: 'rsa-3072', hash: 'sha512' }] },
  { name: 'rsa-2048-pss', signatures: [{ key: 'rsa-2048', pss: true, hash: 'sha384' }] },
  { name: 'rsa-4096', signatures: [{ key: 'rsa-4096' }] },
  { name: 'p-256', signatures: [{ key: 'p-256', reason: 'Größte Sorgfalt', place: 'Leeds', contact: 'letters@vision.example' }] },
  { name: 'p-384', signatures: [{ key: 'p-384' }] },
  { name: 'p-521', signatures: [{ key: 'p-521' }] },
  { name: 'packed', packed: true, signatures: [{ key: 'p-256' }] },
  { name: 'twice', signatures: [{ key: 'rsa-2048' }, { key: 'p-256' }] },
  { name: 'packed-twice', packed: true, signatures: [{ key: 'rsa-2048' }, { key: 'p-256' }] },
  { name: 'certified-1', signatures: [{ key: 'p-256', certify: 1 }] },
  { name: 'certified-2-and-signed', signatures: [{ key: 'rsa-2048', certify: 2 }, { key: 'p-256' }] },
  { name: 'certified-3-and-signed', signatures: [{ key: 'p-256', certify: 3 }, { key: 'p-384' }] },
  { name: 'released-certified-1', released: true, signatures: [{ key: 'rsa-2048', certify: 1 }] },
  { name: 'released-certified-2-and-signed', released: true, signatures: [{ key: 'p-256', certify: 2 }, { key: 'rsa-2048' }] },
  { name: 'released-certified-3-and-signed', released: true, signatures: [{ key: 'rsa-2048', certify: 3 }, { key: 'p-256' }] },
  { name: 'released-certified-2-b-lta', released: true, signatures: [{ key: 'p-256', level: 'B-LTA', certify: 2 }] },
  { name: 'sealed', signatures: [{ key: 'p-256', reason: 'Größte Sorgfalt', seal: { place: seal } }] },
  { name: 'sealed-with-picture', signatures: [{ key: 'p-256', seal: { place: seal, image: square } }, { key: 'rsa-2048' }] },
  { name: 'packed-sealed-b-lta', packed: true, signatures: [{ key: 'p-256', level: 'B-LTA', seal: { place: seal } }] },
  { name: 'b-t', signatures: [{ key: 'p-256', level: 'B-T' }] },
  { name: 'b-lt', signatures: [{ key: 'rsa-2048', level: 'B-LT' }] },
  { name: 'b-lta', signatures: [{ key: 'rsa-2048', level: 'B-LTA' }] },
  { name: 'packed-b-lta', packed: true, signatures: [{ key: 'p-384', level: 'B-LTA' }] },
  { name: 'certified-2-b-lta', signatures: [{ key: 'p-256', level: 'B-LTA', certify: 2 }] },
  {
    name: 'twice-b-lta',
    signatures: [
      { key: 'p-256', level: 'B-LT' },
      { key: 'p-384', level: 'B-LTA' },
    ],
  },
]

/** The place of a file in the authority's folder. */
export function pathOf(name: string, { folder }: Authority): string {
  return join(folder, `${name}.pdf`)
}

export function trustedOf({ root }: Authority): X509Certificate[] {
  return [new X509Certificate(readFileSync(root))]
}

/** Signs every one of the files; a warning at one of them is a fault of the test. */
export async function makeFiles(authority: Authority): Promise<void> {
  const letters = { plain: plainLetter(), released: await releasedLetter() }
  for (const file of files) await make(file, letters[file.released === true ? 'released' : 'plain'], authority)
}

/** The bytes of a letter as a house released them, with its source and manifest. */
async function releasedLetter(): Promise<Uint8Array> {
  await using house = await releasingHouse()
  const { pdf } = await house.release()
  return must(await house.store.register.file(pdf.digest))
}

async function make({ name, packed = false, signatures }: Made, letter: Uint8Array, authority: Authority): Promise<void> {
  const path = pathOf(name, authority)
  let bytes = letter
  if (packed) {
    writeFileSync(path, bytes)
    execFileSync('qpdf', ['--object-streams=generate', '--newline-before-endstream', '--replace-input', path])
    bytes = readFileSync(path)
  }
  for (const { key, ...options } of signatures) {
    const served = { authorities: [authority.timestampAddress], trusted: trustedOf(authority) }
    const defaults: LetterOptions = { at: new Date(), level: 'B-B', ...served }
    const signed = must(await signLetter(bytes, identityFrom(authority, key), { ...defaults, ...options }))
    if (signed.findings.length > 0) throw new Error(signed.findings.map(({ message }) => message).join('\n'))
    bytes = signed.bytes
  }
  writeFileSync(path, bytes)
}

/** Our own judgement of a file, by the authority's root. */
export function judgedHere(path: string, authority: Authority): JudgedSignature[] {
  return judgeSignatures(must(PdfFile.read(readFileSync(path))), { now: new Date(), trusted: trustedOf(authority) })
}
