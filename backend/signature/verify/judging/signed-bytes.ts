import { createHash, type KeyObject } from 'node:crypto'
import { contentOf, partsIn } from '../../sign/der.ts'
import { hashNamed, isMadeBy, schemeIn, type StrongHash } from '../algorithms.ts'

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
  try {
    const scheme = schemeIn(algorithm)
    if (scheme?.hash === undefined) return false
    return isMadeBy(signature, body, { ...scheme, hash: scheme.hash }, key)
  } catch {
    return false
  }
}

/** Whether what an AlgorithmIdentifier of a certificate says is weak: MD5, SHA-1, or not known here. */
export function isWeakAlgorithm(encoded: Uint8Array): boolean {
  return schemeIn(signedBytesIn(encoded).algorithm)?.hash === undefined
}

/** The digest of bytes by an algorithm named in ASN.1, for comparing names of certificates: SHA-1 is good enough for that (RFC 6960 §4.1.1). */
export function digestForName(name: string, bytes: Uint8Array): Buffer | undefined {
  const hash: StrongHash | 'sha1' | undefined = name === '1.3.14.3.2.26' ? 'sha1' : hashNamed(name)
  return hash && createHash(hash).update(bytes).digest()
}
