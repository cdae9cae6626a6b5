import { constants, createHash, createPrivateKey, generateKeyPairSync, sign, verify, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as page from '../../verification-page/crypto/node-crypto.ts'
import { Authority, type KeyKind } from '../backend/signature/authority/index.ts'

const kinds: readonly KeyKind[] = ['rsa-2048', 'rsa-4096', 'p-256', 'p-384', 'p-521']

let authority: Authority
beforeAll(async () => {
  authority = await Authority.start()
})
afterAll(() => authority[Symbol.asyncDispose]())

/** What judging reads of a certificate. */
function facts(certificate: X509Certificate | page.X509Certificate): unknown {
  const { raw, subject, issuer, validFromDate, validToDate, ca, keyUsage, publicKey } = certificate
  const { asymmetricKeyType, asymmetricKeyDetails } = publicKey
  const { modulusLength, namedCurve } = asymmetricKeyDetails ?? {}
  const { OU, CN } = certificate.toLegacyObject().subject as Record<string, unknown>
  const dates = [validFromDate, validToDate].map((date) => date.toISOString())
  return { raw: raw.toString('hex'), subject, issuer, dates, ca, keyUsage, asymmetricKeyType, modulusLength, namedCurve, OU, CN }
}

function everyCertificate(): string[] {
  const leafs = kinds.map((kind) => authority.leaf(kind).certificate)
  const faulty = (['expired', 'not-yet-valid', 'self-signed', 'wrong-usage'] as const).map(
    (fault) => authority.leaf('p-256', { fault }).certificate,
  )
  const named = authority.leaf('p-256', { commonName: 'Łukasz “Öl” Müller + Co, Ltd; <x>' }).certificate
  return [...leafs, ...faulty, named, authority.root, join(authority.folder, 'intermediate.pem')]
}

test('a certificate says in the page what it says in Node', () => {
  for (const path of everyCertificate()) {
    const pem = readFileSync(path)
    const of = new X509Certificate(pem)
    expect(facts(new page.X509Certificate(of.raw))).toEqual(facts(of))
    expect(facts(new page.X509Certificate(pem))).toEqual(facts(of))
  }
})

test('who issued whom is told in the page as in Node', () => {
  const all = everyCertificate().map((path) => readFileSync(path))
  const told = (of: readonly { checkIssued(other: never): boolean; verify(key: never): boolean; publicKey: unknown }[]): boolean[] =>
    of.flatMap((lower) => of.map((upper) => lower.checkIssued(upper as never) && lower.verify(upper.publicKey as never)))
  const here = told(all.map((pem) => new page.X509Certificate(pem)))
  expect(here).toEqual(told(all.map((pem) => new X509Certificate(pem))))
  expect(here.filter(Boolean).length).toBeGreaterThan(8)
})

test.each(['', 'no certificate', Buffer.from('3003020100', 'hex'), Buffer.from('3000', 'hex')])('%o is no certificate', (given) => {
  expect(() => new page.X509Certificate(given)).toThrow()
})

const body = Buffer.from('Words that somebody signed.')
const hashes = ['sha256', 'sha384', 'sha512'] as const

test.each(kinds)('a signature by %s holds in the page, and one with another bit does not', (kind) => {
  const leaf = authority.leaf(kind)
  const key = createPrivateKey(readFileSync(leaf.key))
  const theirs = new X509Certificate(readFileSync(leaf.certificate)).publicKey
  const { publicKey } = new page.X509Certificate(readFileSync(leaf.certificate))
  const uses = kind.startsWith('rsa')
    ? [{ padding: constants.RSA_PKCS1_PADDING }, { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }]
    : [undefined]
  for (const hash of hashes)
    for (const use of uses) {
      const signature = sign(hash, body, use === undefined ? key : { key, ...use })
      const spoiled = Buffer.from(signature)
      spoiled[20] = (spoiled[20] ?? 0) ^ 1
      const given = [
        [body, signature],
        [body, spoiled],
        // At its end: of one that begins with nothing, Node takes the rest as well.
        [body, signature.subarray(0, -1)],
        [Buffer.from('Other words.'), signature],
      ] as const
      const here = given.map(([words, made]) => page.verify(hash, words, use === undefined ? publicKey : { key: publicKey, ...use }, made))
      const node = given.map(([words, made]) => verify(hash, words, use === undefined ? theirs : { key: theirs, ...use }, made))
      expect(here).toEqual([true, false, false, false])
      expect(here).toEqual(node)
    }
})

test('a salt of another length than is named does not hold', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const padding = constants.RSA_PKCS1_PSS_PADDING
  const signature = sign('sha256', body, { key: privateKey, padding, saltLength: 20 })
  const { n, e } = publicKey.export({ format: 'jwk' })
  const number = (text = ''): bigint => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`)
  const key = { asymmetricKeyType: 'rsa', asymmetricKeyDetails: { modulusLength: 2048 }, rsa: { n: number(n), e: number(e) } } as const
  const told = [20, 32].map((saltLength) => page.verify('sha256', body, { key, padding, saltLength }, signature))
  expect(told).toEqual([20, 32].map((saltLength) => verify('sha256', body, { key: publicKey, padding, saltLength }, signature)))
})

test.each(['sha1', ...hashes] as const)('%s is the digest that Node makes', (name) => {
  const theirs = createHash(name).update(body).update(body)
  const ours = page.createHash(name).update(body).update(body)
  expect(ours.digest('hex')).toBe(theirs.digest('hex'))
})

test('a key that would keep the page busy for minutes holds nothing', () => {
  const n = (1n << 40_000n) + 1n
  const key = { asymmetricKeyType: 'rsa', asymmetricKeyDetails: { modulusLength: 40_001 }, rsa: { n, e: n - 2n } } as const
  expect(page.verify('sha256', body, { key, padding: 1 }, new Uint8Array(5001))).toBe(false)
})
