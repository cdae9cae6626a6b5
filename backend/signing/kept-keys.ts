import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { certificatesIn, holdsOpenKey, makeTestCertificate, openToken, pemOf, readP12, readPem, type Identity } from '../signature/index.ts'
import type { KeptCertificate, KeptKey } from '../store/index.ts'
import type { TokenHost } from '../tokens/index.ts'

/** A certificate and its key, ready to be kept. */
export interface CertificateToKeep {
  /** The signer's certificate first, then those above it, as PEM. */
  readonly certificate: string
  readonly key: KeptKey
}

/** A key on a token is held until it is closed. */
export type HeldIdentity = Identity & { readonly close?: () => void }

const unlocked: Failure = {
  code: 'key-unlocked',
  message: 'The key in this file has no password, so whoever gets at the data folder could sign with it.',
  remedy: 'Export the key once more, under a password.',
}

const changedToken: Failure = {
  code: 'token-changed',
  message: 'The certificate on the token is not the one that was added here.',
  remedy: 'Remove it from your certificates, and add the one that is on the token now.',
}

/** Whether any key of a PEM file is not encrypted, also one that is not used (RFC 7468 §10 and §11, RFC 1421 §4.6.1.1). */
function holdsOpenPem(file: Uint8Array): boolean {
  const blocks = Buffer.from(file)
    .toString()
    .matchAll(/-----BEGIN (ENCRYPTED )?[A-Z ]*PRIVATE KEY-----\s*(Proc-Type: 4,ENCRYPTED)?/gu)
  return [...blocks].some(([, encrypted, older]) => encrypted === undefined && older === undefined)
}

/** What is kept of a key file that its password opens. Fails as `readP12` and `readPem`, and with `key-unlocked`. */
export function keptFromFile(file: Uint8Array, password: string): Result<CertificateToKeep> {
  const format = isPem(file) ? 'pem' : 'p12'
  const identity = read(format, file, password)
  if (!identity.ok) return identity
  // A PEM key that is not encrypted opens under any password, and a PKCS #12 file that has one may hold its key in the clear.
  const isOpen = format === 'pem' ? holdsOpenPem(file) || read(format, file, '').ok : password === '' || holdsOpenKey(file)
  if (isOpen) return fail(unlocked)
  const { certificate, chain } = identity.value
  return succeed({ certificate: [certificate, ...chain].map(({ raw }) => pemOf(raw)).join(''), key: { kind: 'file', format, file } })
}

/** A certificate for trying out, in somebody's name, with a new key under a password. */
export function testCertificateFor(name: string, password: string, at: Date): CertificateToKeep {
  const pem = makeTestCertificate({ name, password, at })
  const certificate = pem.slice(pem.indexOf('-----BEGIN CERTIFICATE-----'))
  return { certificate, key: { kind: 'test', format: 'pem', file: Buffer.from(pem) } }
}

/**
 * Opens a key with its password, or with the PIN of its token. Fails with `password-wrong`, where the key cannot be used, as `openToken`, and
 * with `token-changed` where another certificate is on the token by now.
 */
export async function openIdentity(kept: KeptCertificate, password: string, host: TokenHost): Promise<Result<HeldIdentity>> {
  const { key } = kept
  if (key.kind !== 'token') return read(key.format, key.file, password)
  const { module, token, serial, id } = key.place
  const opened = await openToken({ module, token, serial, key: { id }, ...(password !== '' && { pin: password }) }, host)
  if (!opened.ok || opened.value.certificate.raw.equals(certificatesOf(kept).certificate.raw)) return opened
  opened.value.close()
  return fail(changedToken)
}

/** The certificate of a signer and those above it. */
export function certificatesOf({ certificate }: Pick<KeptCertificate, 'certificate'>): Pick<Identity, 'certificate' | 'chain'> {
  const [own, ...chain] = certificatesIn(Buffer.from(certificate)) ?? []
  if (own === undefined) throw new Error('a certificate that was kept is none')
  return { certificate: own, chain }
}

function isPem(file: Uint8Array): boolean {
  return Buffer.from(file).includes('-----BEGIN ')
}

function read(format: 'p12' | 'pem', file: Uint8Array, password: string): Result<Identity> {
  return format === 'pem' ? readPem(Buffer.from(file).toString(), password) : readP12(file, password)
}
