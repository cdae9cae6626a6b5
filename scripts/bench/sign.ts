import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLetterSetter } from '../../backend/layout/set-letter.ts'
import { readPem, signPdf, type Identity } from '../../backend/signature/index.ts'
import { signedAttributes, signedData } from '../../backend/signature/sign/cms.ts'
import { digestAround } from '../../backend/signature/sign/room.ts'
import { prepareSignature } from '../../backend/signature/sign/sign-pdf.ts'
import { exampleLetter, resolved } from './letters.ts'
import { measureInTurn, milliseconds, table } from './measure.ts'

/** Signing a letter of two pages at B-B with RSA-2048, whole and by its stages. */
export async function benchSign(runs: number): Promise<string> {
  const letter = createLetterSetter().pdf(resolved(exampleLetter('partner-letter.md')), []).bytes
  const identity = newIdentity()
  const options = { at: new Date('2026-11-26T09:30:00Z') }
  const scheme = { kind: 'rsa', hash: 'sha256' } as const
  const prepared = prepareSignature(letter, identity, options)
  if (!prepared.ok) throw new Error(prepared.error.message)
  const digest = digestAround(prepared.value, 'sha256')
  const attributes = signedAttributes(digest, identity.certificate)
  const signature = await identity.signer.sign(attributes, scheme)
  if (!signature.ok) throw new Error(signature.error.message)
  const parts = { certificate: identity.certificate, chain: [], scheme, attributes, signature: signature.value }
  const measured = await measureInTurn(runs, {
    whole: () => signPdf(letter, identity, options),
    prepare: () => prepareSignature(letter, identity, options),
    digest: () => digestAround(prepared.value, 'sha256'),
    key: () => identity.signer.sign(attributes, scheme),
    cms: () => signedData(parts),
  })
  const stage = 'a stage of it'
  return table(`Signing a two-page letter, PAdES B-B with RSA-2048 (${String(runs)} runs)`, [
    { what: 'a letter signed', figure: milliseconds(measured.whole), beside: 'at most 12 ms', kept: measured.whole.p50 <= 12 },
    { what: 'reading the file, writing the update', figure: milliseconds(measured.prepare), beside: stage },
    { what: 'digest of the file', figure: milliseconds(measured.digest), beside: stage },
    { what: 'the key', figure: milliseconds(measured.key), beside: stage },
    { what: 'the CMS around it', figure: milliseconds(measured.cms), beside: stage },
  ])
}

/** A key with a certificate that it signed itself. */
function newIdentity(): Identity {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  writeFileSync(join(folder, 'key.pem'), key)
  execFileSync('openssl', ['req', '-x509', '-new', '-key', 'key.pem', '-subj', '/CN=Bench', '-out', 'certificate.pem'], { cwd: folder })
  const read = readPem(key + readFileSync(join(folder, 'certificate.pem'), 'utf8'), '')
  rmSync(folder, { recursive: true, force: true })
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}
