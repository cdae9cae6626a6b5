import { p256, p384, p521 } from '@noble/curves/nist.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { mgf1, PKCS1_SHA256, PKCS1_SHA384, PKCS1_SHA512, PSS } from 'micro-rsa-dsa-dh/rsa.js'
import type { PublicKey } from './public-key.ts'

export const constants = { RSA_PKCS1_PADDING: 1, RSA_PKCS1_PSS_PADDING: 6 } as const

const hashes = { sha256, sha384, sha512 } as const
const plain = { sha256: PKCS1_SHA256, sha384: PKCS1_SHA384, sha512: PKCS1_SHA512 } as const
const curves = { prime256v1: p256, secp384r1: p384, secp521r1: p521 } as const
type Hash = keyof typeof hashes

interface RsaUse {
  readonly key: PublicKey
  readonly padding: number
  readonly saltLength?: number
}

/** Larger numbers than anybody's key has, which would keep the page busy for minutes. */
const longestModulus = 16_384
const largestExponent = 2n ** 33n

/** Whether a key made a signature over what has this digest, as `verify` of `node:crypto` tells; false for what is not of its form. */
export function verify(hash: Hash, body: Uint8Array, by: PublicKey | RsaUse, signature: Uint8Array): boolean {
  try {
    return 'padding' in by ? rsaMade(hash, body, by, signature) : ecMade(hash, body, by, signature)
  } catch {
    return false
  }
}

function ecMade(hash: Hash, body: Uint8Array, { ec }: PublicKey, signature: Uint8Array): boolean {
  if (ec === undefined) return false
  const digest = hashes[hash](body)
  return curves[ec.curve].verify(Uint8Array.from(signature), digest, ec.point, { prehash: false, format: 'der', lowS: false })
}

function rsaMade(
  hash: Hash,
  body: Uint8Array,
  { key: { rsa, asymmetricKeyDetails }, padding, saltLength }: RsaUse,
  signature: Uint8Array,
): boolean {
  if (rsa === undefined || (asymmetricKeyDetails.modulusLength ?? 0) > longestModulus || rsa.e > largestExponent) return false
  const given = Uint8Array.from(signature)
  if (padding === constants.RSA_PKCS1_PADDING) return plain[hash].verify(rsa, body, given)
  return PSS(hashes[hash], mgf1(hashes[hash]), saltLength ?? hashes[hash].outputLen).verify(rsa, body, given)
}
