import { constants, createHash, verify, type KeyObject } from 'node:crypto'
import { contentOf, der, partsIn } from '../../sign/der.ts'

/** Digests that count as strong (SOG-IS Agreed Cryptographic Mechanisms 1.3), by their names in ASN.1. */
const strong = ['2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3'] as const
const hashNames = ['sha256', 'sha384', 'sha512'] as const
type HashName = (typeof hashNames)[number]

const schemes: readonly (readonly [name: string, hash: HashName, kind: 'rsa' | 'ec'])[] = [
  ['1.2.840.113549.1.1.11', 'sha256', 'rsa'],
  ['1.2.840.113549.1.1.12', 'sha384', 'rsa'],
  ['1.2.840.113549.1.1.13', 'sha512', 'rsa'],
  ['1.2.840.10045.4.3.2', 'sha256', 'ec'],
  ['1.2.840.10045.4.3.3', 'sha384', 'ec'],
  ['1.2.840.10045.4.3.4', 'sha512', 'ec'],
]
const pss = der.identifier('1.2.840.113549.1.1.10')

/** The digest that an AlgorithmIdentifier names; undefined for a weak or unknown one. */
export function hashOf(name: string): HashName | undefined {
  return hashNames[strong.findIndex((known) => known === name)]
}

/** A structure that an authority signed: what is signed, with which algorithm, and the signature (RFC 5280 §4.1.1 and §5.1.1, RFC 6960 §4.2.1). */
export interface SignedBytes {
  readonly body: Uint8Array
  readonly algorithm: Uint8Array
  readonly signature: Uint8Array
}

/** @throws RangeError for what is not of this form. */
export function signedBytesIn(encoded: Uint8Array): SignedBytes {
  const [body, algorithm, bits] = partsIn(encoded)
  if (body === undefined || algorithm === undefined || bits === undefined) throw new RangeError('a signed structure is cut off')
  // The first byte of a BIT STRING says how many bits of its last byte are not used.
  return { body, algorithm, signature: contentOf(bits).subarray(1) }
}

/** Whether a key made a signature, by an algorithm that is not weak. */
export function isSignedBy({ body, algorithm, signature }: SignedBytes, key: KeyObject): boolean {
  const [name = new Uint8Array(), parameters] = partsIn(algorithm)
  try {
    if (pss.equals(name)) return isSignedByPss({ body, algorithm, signature }, key, parameters)
    const scheme = schemes.find(([known]) => der.identifier(known).equals(name))
    if (scheme === undefined || key.asymmetricKeyType !== scheme[2]) return false
    return verify(scheme[1], body, key, signature)
  } catch {
    return false
  }
}

/** RSASSA-PSS with the digest that its parameters name; SHA-1, which they mean where they name none, is weak (RFC 4055 §3.1). */
function isSignedByPss({ body, signature }: SignedBytes, key: KeyObject, parameters: Uint8Array | undefined): boolean {
  const digest = (parameters === undefined ? [] : partsIn(parameters)).find((part) => part[0] === 0xa0)
  const [algorithm] = digest === undefined ? [] : partsIn(digest)
  const [name = new Uint8Array()] = algorithm === undefined ? [] : partsIn(algorithm)
  const hash = hashNames[strong.findIndex((known) => der.identifier(known).equals(name))]
  if (hash === undefined || (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'rsa-pss')) return false
  const padding = constants.RSA_PKCS1_PSS_PADDING
  return verify(hash, body, { key, padding, saltLength: constants.RSA_PSS_SALTLEN_AUTO }, signature)
}

/** Whether what an AlgorithmIdentifier of a certificate says is weak: MD5, SHA-1, or not known here. */
export function isWeakAlgorithm(encoded: Uint8Array): boolean {
  const [name = new Uint8Array(), parameters] = partsIn(signedBytesIn(encoded).algorithm)
  if (pss.equals(name)) return !strong.some((known) => Buffer.from(parameters ?? []).includes(der.identifier(known)))
  return !schemes.some(([known]) => der.identifier(known).equals(name))
}

/** The digest of bytes by an algorithm named in ASN.1, for comparing names of certificates: SHA-1 is good enough for that (RFC 6960 §4.1.1). */
export function digestForName(name: string, bytes: Uint8Array): Buffer | undefined {
  const hash = name === '1.3.14.3.2.26' ? 'sha1' : hashOf(name)
  return hash && createHash(hash).update(bytes).digest()
}
