import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLetterSetter } from '../../../../backend/layout/set-letter.ts'
import { readPem, signLetter, type Identity, type LetterOptions } from '../../../../backend/signature/index.ts'
import { PdfFile } from '../../../../backend/signature/pdf/index.ts'
import { additionsAfter, type Addition } from '../../../../backend/signature/verify/additions.ts'
import { signaturesIn, type FoundSignature } from '../../../../backend/signature/verify/signatures-in.ts'
import { letterOf } from '../../layout/pages.ts'
import { must } from '../../release/house.ts'
import type { Authority, KeyKind, LeafOptions } from '../authority/index.ts'

/** A letter without words, as the engine sets it. */
export function plainLetter(): Buffer {
  return Buffer.from(createLetterSetter().pdf(letterOf([]), []).bytes)
}

/** The same letter with its objects in streams. */
export function packed(bytes: Uint8Array, { folder }: Authority): Buffer {
  const path = join(folder, 'packed.pdf')
  writeFileSync(path, bytes)
  execFileSync('qpdf', ['--object-streams=generate', '--newline-before-endstream', '--replace-input', path])
  return readFileSync(path)
}

export function identityFrom(authority: Authority, kind: KeyKind = 'p-256', options: LeafOptions = {}): Identity {
  const leaf = authority.leaf(kind, options)
  return must(readPem(readFileSync(leaf.key, 'utf8') + readFileSync(leaf.chain, 'utf8'), ''))
}

/** A file with one signature for each of the options, one after the other. */
export async function signedBy(bytes: Uint8Array, authority: Authority, ...signatures: readonly Partial<LetterOptions>[]): Promise<Buffer> {
  let signed = bytes
  const served = { authorities: [authority.timestampAddress], trusted: [new X509Certificate(readFileSync(authority.root))] }
  for (const options of signatures) {
    const defaults: LetterOptions = { at: new Date('2026-11-26T09:30:00Z'), level: 'B-B', ...served }
    const outcome = must(await signLetter(signed, identityFrom(authority), { ...defaults, ...options }))
    if (outcome.bytes.length === 0) throw new Error(outcome.findings.map(({ message }) => message).join('\n'))
    signed = outcome.bytes
  }
  return Buffer.from(signed)
}

/** What came after the first signature of a file. */
export function additionsIn(bytes: Uint8Array): readonly Addition[] {
  const file = must(PdfFile.read(bytes))
  return additionsAfter(file, firstSignature(file))
}

function firstSignature(file: PdfFile): FoundSignature {
  const [first] = signaturesIn(file)
  if (first === undefined) throw new Error('the file is not signed')
  return first
}
