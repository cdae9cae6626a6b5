import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLetterSetter } from '../../../../backend/layout/set-letter.ts'
import { readPem, signPdf, type Identity, type SigningOptions } from '../../../../backend/signature/index.ts'
import { letterOf } from '../../layout/pages.ts'
import { Authority, openssl, type KeyKind, type LeafOptions } from '../authority/index.ts'

const at = new Date('2026-11-26T09:30:00Z')
const letter = Buffer.from(createLetterSetter().pdf(letterOf([]), []).bytes)

let authority: Authority
beforeAll(async () => {
  authority = await Authority.start()
})
afterAll(() => authority[Symbol.asyncDispose]())

function identity(kind: KeyKind, options?: LeafOptions): Identity {
  const leaf = authority.leaf(kind, options)
  const read = readPem(readFileSync(leaf.key, 'utf8') + readFileSync(leaf.chain, 'utf8'), '')
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

async function signed(bytes: Uint8Array, kind: KeyKind, options: Partial<SigningOptions> = {}): Promise<Buffer> {
  const outcome = await signPdf(bytes, identity(kind), { at, ...options })
  if (!outcome.ok) throw new Error(outcome.error.message)
  return Buffer.from(outcome.value)
}

/** The last signature of a file with what it covers, cut out without any of our own code. */
function lastSignature(file: Buffer): { cms: Buffer; covered: Buffer } {
  const range = /.*\/ByteRange \[0 (\d+) (\d+) (\d+)\]/su.exec(file.toString('latin1'))?.slice(1).map(Number) ?? []
  const [from = 0, to = 0, rest = 0] = range
  const cms = Buffer.from(file.subarray(from + 1, to - 1).toString('latin1'), 'hex')
  return { cms: cms.subarray(0, 4 + cms.readUInt16BE(2)), covered: Buffer.concat([file.subarray(0, from), file.subarray(to, to + rest)]) }
}

function judged(file: Buffer): string {
  const { cms, covered } = lastSignature(file)
  writeFileSync(join(authority.folder, 'cms.der'), cms)
  writeFileSync(join(authority.folder, 'covered'), covered)
  const trust = ['-CAfile', 'root.pem', '-purpose', 'any']
  const what = ['-binary', '-inform', 'DER', '-in', 'cms.der', '-content', 'covered', '-out', '/dev/null']
  execFileSync('openssl', ['cms', '-verify', '-cades', ...what, ...trust], { cwd: authority.folder, stdio: 'pipe' })
  return openssl(authority.folder, 'cms', '-cmsout', '-print', '-noout', '-inform', 'DER', '-in', 'cms.der')
}

const schemes: [KeyKind, Partial<SigningOptions>, string][] = [
  ['rsa-2048', {}, 'sha256WithRSAEncryption'],
  ['rsa-3072', { hash: 'sha384' }, 'sha384WithRSAEncryption'],
  ['rsa-2048', { hash: 'sha512' }, 'sha512WithRSAEncryption'],
  ['rsa-2048', { pss: true }, 'rsassaPss'],
  ['rsa-3072', { pss: true, hash: 'sha512' }, 'rsassaPss'],
  ['p-256', {}, 'ecdsa-with-SHA256'],
  ['p-384', {}, 'ecdsa-with-SHA384'],
  ['p-521', {}, 'ecdsa-with-SHA512'],
]

test.each(schemes)('openssl accepts a signature by %s with %o as CAdES', async (kind, options, name) => {
  expect(judged(await signed(letter, kind, options))).toContain(name)
})

test('what is signed is type, digest and signing certificate, and no time', async () => {
  const attributes = /signedAttrs:([\s\S]*?)signatureAlgorithm/u.exec(judged(await signed(letter, 'p-256')))?.[1] ?? ''
  expect(attributes.match(/object: \S+/gu)).toEqual(
    ['contentType', 'messageDigest', 'id-smime-aa-signingCertificateV2'].map((name) => `object: ${name}`),
  )
})

test('the file begins with the bytes that were signed, and the signature covers all but itself', async () => {
  const file = await signed(letter, 'p-256')
  const { covered, cms } = lastSignature(file)
  const hole = file.length - covered.length
  expect([file.subarray(0, letter.length).equals(letter), hole > 2 * cms.length]).toEqual([true, true])
})

test('an RSA key signs the same letter at the same time with the same bytes', async () => {
  const [one, two] = [await signed(letter, 'rsa-2048'), await signed(letter, 'rsa-2048')]
  expect(one.equals(two)).toBe(true)
})

test('qpdf finds nothing to mend in a file that was signed twice', async () => {
  const twice = await signed(await signed(letter, 'rsa-2048', { reason: 'Größte Sorgfalt (wirklich)' }), 'p-256')
  writeFileSync(join(authority.folder, 'twice.pdf'), twice)
  expect(execFileSync('qpdf', ['--check', 'twice.pdf'], { cwd: authority.folder, encoding: 'utf8' })).toMatch(/No syntax or stream/u)
})

describe('a file whose objects stand in streams', () => {
  test('keeps its form and is accepted by qpdf and openssl', async () => {
    writeFileSync(join(authority.folder, 'plain.pdf'), letter)
    execFileSync('qpdf', ['--object-streams=generate', 'plain.pdf', 'packed.pdf'], { cwd: authority.folder })
    const packed = readFileSync(join(authority.folder, 'packed.pdf'))
    const file = await signed(packed, 'p-256')
    writeFileSync(join(authority.folder, 'signed.pdf'), file)
    const said = execFileSync('qpdf', ['--check', 'signed.pdf'], { cwd: authority.folder, encoding: 'utf8' })
    expect([said, /\nxref\n/u.test(file.toString('latin1')), judged(file)]).toEqual([
      expect.stringMatching(/No syntax or stream/u),
      false,
      expect.stringContaining('ecdsa-with-SHA256'),
    ])
  })
})

describe('certification', () => {
  test.each([2, 3] as const)('%i lets another person sign', async (certify) => {
    const file = await signed(await signed(letter, 'rsa-2048', { certify }), 'p-256')
    expect(judged(file)).toContain('ecdsa-with-SHA256')
  })

  test('1 lets nobody sign after it', async () => {
    const outcome = await signPdf(await signed(letter, 'p-256', { certify: 1 }), identity('p-256'), { at })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'already-certified' } })
  })

  test('is refused to a second signature', async () => {
    const outcome = await signPdf(await signed(letter, 'p-256'), identity('p-256'), { at, certify: 2 })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'certify-first' } })
  })
})

test.each([
  ['nothing', ''],
  ['a letter file', '---\ntitle: A letter\n---\n'],
  ['a file cut off', letter.subarray(0, 9000)],
])('%s is no file to sign', async (_, bytes) => {
  expect((await signPdf(Buffer.from(bytes), identity('p-256'), { at })).ok).toBe(false)
})
