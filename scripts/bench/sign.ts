import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { createLetterSetter } from '../../backend/layout/set-letter.ts'
import { readPem, signPdf, type Identity } from '../../backend/signature/index.ts'
import { signedAttributes, signedData } from '../../backend/signature/sign/cms.ts'
import { digestAround } from '../../backend/signature/sign/room.ts'
import { prepareSignature } from '../../backend/signature/sign/sign-pdf.ts'
import { exampleLetter, resolved } from './letters.ts'
import { whyNoToken } from '../soft-token.ts'
import { measureInTurn, milliseconds, table } from './measure.ts'
import type { SigningWork } from './peers/signing.ts'
import { TokenKey } from './token-key.ts'

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
  using token = new TokenKey()
  const onToken = await token.identity()
  const measured = await measureInTurn(runs, {
    whole: () => signPdf(letter, identity, options),
    prepare: () => prepareSignature(letter, identity, options),
    digest: () => digestAround(prepared.value, 'sha256'),
    key: () => identity.signer.sign(attributes, scheme),
    cms: () => signedData(parts),
    // Without a token the row says why, and this costs nothing.
    onToken: () => onToken && signPdf(letter, onToken, options),
  })
  onToken?.close()
  const stage = 'a stage of it'
  const stages = table(`Signing a two-page letter, PAdES B-B with RSA-2048 (${String(runs)} runs)`, [
    { what: 'a letter signed', figure: milliseconds(measured.whole), beside: 'at most 12 ms', kept: measured.whole.p50 <= 12 },
    { what: 'reading the file, writing the update', figure: milliseconds(measured.prepare), beside: stage },
    { what: 'digest of the file', figure: milliseconds(measured.digest), beside: stage },
    { what: 'the key', figure: milliseconds(measured.key), beside: stage },
    { what: 'the CMS around it', figure: milliseconds(measured.cms), beside: stage },
    {
      what: 'a letter signed by the key on a token',
      figure: onToken === undefined ? `not measured: ${String(whyNoToken)}` : milliseconds(measured.onToken),
      beside: 'SoftHSM through PKCS #11, the token open; a real one takes its own time',
    },
  ])
  return `${stages}\n${await benchMany(letter, runs * 5)}`
}

/** Many letters, on all cores, with this program and with its peer, in turn. */
async function benchMany(letter: Uint8Array, letters: number): Promise<string> {
  const p12 = newP12()
  const own = await lettersASecond({ with: 'chancery', letter, p12, password, letters })
  // A tenth of them: it is that much slower, and its rate does not change.
  const peer = await lettersASecond({ with: '@signpdf', letter, p12, password, letters: Math.ceil(letters / 10) })
  return table(`${String(letters)} letters signed in ${String(availableParallelism())} threads, RSA-2048`, [
    {
      what: 'letters a second',
      figure: own.toFixed(0),
      beside: `@signpdf ${peer.toFixed(0)}, which opens the key for each letter, with pdf-lib for the field`,
      kept: own >= peer,
    },
  ])
}

/** The rate of one thread a core, from when all are ready until the last is done. */
async function lettersASecond(work: SigningWork): Promise<number> {
  const threads = availableParallelism()
  const share = Math.ceil(work.letters / threads)
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('peers/signing.ts', import.meta.url), { workerData: { ...work, letters: share } }),
  )
  await Promise.all(workers.map((worker) => once(worker, 'message')))
  const begin = performance.now()
  await Promise.all(
    workers.map((worker) => {
      const done = once(worker, 'message')
      worker.postMessage('begin')
      return done
    }),
  )
  const seconds = (performance.now() - begin) / 1000
  await Promise.all(workers.map((worker) => worker.terminate()))
  return (share * threads) / seconds
}

const password = 'bench'

/** A key in a file, as both can read it, with a certificate that it signed itself. */
function newP12(): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
  const run = (...words: string[]): void => {
    execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' })
  }
  run('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem', '-subj', '/CN=Bench', '-out', 'certificate.pem')
  run('pkcs12', '-export', '-inkey', 'key.pem', '-in', 'certificate.pem', '-out', 'key.p12', '-passout', `pass:${password}`)
  const bytes = readFileSync(join(folder, 'key.p12'))
  rmSync(folder, { recursive: true, force: true })
  return bytes
}

/** A key with a certificate that it signed itself, for this name. */
export function newIdentity(name = 'Bench'): Identity {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  writeFileSync(join(folder, 'key.pem'), key)
  // The settings of the system would make it one for authorities.
  writeFileSync(join(folder, 'settings'), '[req]\ndistinguished_name=name\nx509_extensions=own\n[name]\n[own]\nbasicConstraints=CA:FALSE\n')
  const about = ['-config', 'settings', '-subj', `/CN=${name}`, '-out', 'certificate.pem']
  execFileSync('openssl', ['req', '-x509', '-new', '-key', 'key.pem', ...about], { cwd: folder })
  const read = readPem(key + readFileSync(join(folder, 'certificate.pem'), 'utf8'), '')
  rmSync(folder, { recursive: true, force: true })
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}
