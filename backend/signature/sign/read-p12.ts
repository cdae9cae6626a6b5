import { createHmac, createPrivateKey, timingSafeEqual, X509Certificate, type KeyObject } from 'node:crypto'
import { fail, type Result } from '../../../core/requests/index.ts'
import { Asn1Fault, contextTag, encoded, identifierOf, octetsOf, partsOf, readAsn1, type Block } from './asn1.ts'
import { identityOf, type IdentityFailure } from './key-signer.ts'
import { checkedRounds, decrypt, digestNames, oldKey, pbkdf2Key } from './p12-encryption.ts'
import { wrongPassword } from './read-pem.ts'
import type { Identity } from './signer.ts'

const names = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509: '1.2.840.113549.1.9.22.1',
  pbmac1: '1.2.840.113549.1.5.14',
} as const

/** What is found in the bags of a file. */
interface Found {
  readonly keys: KeyObject[]
  readonly certificates: X509Certificate[]
}

/**
 * The key and certificates of a PKCS #12 file (RFC 7292), whose integrity is checked with the password first. Opens both
 * today's encryption (PBES2 with AES) and the old one (3DES, RC2). Of several keys the first one counts.
 */
export function readP12(file: Uint8Array, password: string): Result<Identity, IdentityFailure> {
  try {
    const [, content, mac] = partsOf(readAsn1(file))
    const safe = contentOf(content)
    if (mac !== undefined && !isWhole(mac, safe, password)) return fail(wrongPassword)
    const found: Found = { keys: [], certificates: [] }
    for (const part of partsOf(readAsn1(safe))) for (const bag of bagsIn(part, password)) take(bag, password, found)
    const [key] = found.keys
    return key === undefined ? fail(noKey) : identityOf(key, found.certificates)
  } catch (error) {
    if (error instanceof Asn1Fault) return fail(unreadable)
    // Node's own words about a wrong password differ from version to version, and are not for a person.
    return fail(wrongPassword)
  }
}

/**
 * Whether a key lies in a PKCS #12 file for anybody to take: in the clear, or under an empty password. What keeps the file whole may have a
 * password all the same, and what its certificates lie under is left alone.
 */
export function holdsOpenKey(file: Uint8Array): boolean {
  const [, content] = partsOf(readAsn1(file))
  const found: Found = { keys: [], certificates: [] }
  for (const part of partsOf(readAsn1(contentOf(content))))
    for (const bag of unlessLocked(() => bagsIn(part, '')) ?? []) unlessLocked(() => take(bag, '', found))
  return found.keys.length > 0
}

function unlessLocked<Value>(open: () => Value): Value | undefined {
  try {
    return open()
  } catch {
    return undefined
  }
}

const unreadable: IdentityFailure = {
  code: 'key-unreadable',
  message: 'This is no PKCS #12 file that can be read here.',
  remedy: 'Check that it is the right file, or export the key once more.',
}

const noKey: IdentityFailure = {
  code: 'key-unreadable',
  message: 'There is no private key in the file.',
  remedy: 'Export the certificate once more, together with its private key.',
}

/** The bytes of a ContentInfo of plain data. */
function contentOf(block: Block | undefined): Buffer {
  const [kind, content] = partsOf(block)
  if (identifierOf(kind) !== names.data) throw new Asn1Fault('the content is of another kind')
  return octetsOf(partsOf(content)[0])
}

function isWhole(mac: Block, safe: Uint8Array, password: string): boolean {
  const [info, salt, rounds] = partsOf(mac)
  const [algorithm, digest] = partsOf(info)
  const [name, parameters] = partsOf(algorithm)
  const wanted = octetsOf(digest)
  const [hash, key] = identifierOf(name) === names.pbmac1 ? newMacKey(parameters, password) : oldMacKey(name, { salt, rounds }, password)
  const computed = createHmac(hash, key).update(safe).digest()
  return computed.length === wanted.length && timingSafeEqual(computed, wanted)
}

function oldMacKey(
  name: Block | undefined,
  { salt, rounds }: { readonly salt: Block | undefined; readonly rounds: Block | undefined },
  password: string,
): [string, Buffer] {
  const digest = digestNames[identifierOf(name)]
  if (digest === undefined) throw new Asn1Fault('the digest is not known')
  const length = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 }[digest] ?? 20
  const many = rounds === undefined ? 1 : checkedRounds(rounds)
  return [digest, oldKey({ password, salt: octetsOf(salt), rounds: many, digest, purpose: 3, length })]
}

/** PBMAC1 (RFC 9579). */
function newMacKey(parameters: Block | undefined, password: string): [string, Buffer] {
  const [derivation, scheme] = partsOf(parameters)
  const hash = { '1.2.840.113549.2.9': 'sha256', '1.2.840.113549.2.10': 'sha384', '1.2.840.113549.2.11': 'sha512' }[
    identifierOf(partsOf(scheme)[0])
  ]
  if (hash === undefined) throw new Asn1Fault('the digest is not known')
  return [hash, pbkdf2Key(derivation, password, { sha256: 32, sha384: 48, sha512: 64 }[hash] ?? 32)]
}

function bagsIn(part: Block, password: string): readonly Block[] {
  const [kind, content] = partsOf(part)
  if (identifierOf(kind) === names.data) return partsOf(readAsn1(contentOf(part)))
  if (identifierOf(kind) !== names.encryptedData) throw new Asn1Fault('the content is of another kind')
  const [, info] = partsOf(partsOf(content)[0])
  const [, algorithm, encrypted] = partsOf(info)
  return partsOf(readAsn1(decrypt(algorithm, implicitOctets(encrypted), password)))
}

/** `[0] IMPLICIT OCTET STRING`, in one piece or in several. */
function implicitOctets(block: Block | undefined): Buffer {
  if (contextTag(block) !== 0 || block === undefined) throw new Asn1Fault('encrypted bytes are missing')
  if (block.idBlock.isConstructed) return Buffer.concat(partsOf(block).map(octetsOf))
  return octetsOf(readAsn1(retaggedOctets(encoded(block))))
}

function retaggedOctets(bytes: Buffer): Buffer {
  bytes[0] = 0x04
  return bytes
}

function take(bag: Block, password: string, found: Found): void {
  const [kind, content] = partsOf(bag)
  const [value] = partsOf(content)
  const name = identifierOf(kind)
  if (name === names.keyBag && value !== undefined) found.keys.push(keyOf(encoded(value)))
  if (name === names.shroudedKeyBag) {
    const [algorithm, encrypted] = partsOf(value)
    found.keys.push(keyOf(decrypt(algorithm, octetsOf(encrypted), password)))
  }
  if (name !== names.certificateBag) return
  const [form, certificate] = partsOf(value)
  if (identifierOf(form) === names.x509) found.certificates.push(new X509Certificate(octetsOf(partsOf(certificate)[0])))
}

function keyOf(bytes: Buffer): KeyObject {
  return createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' })
}
