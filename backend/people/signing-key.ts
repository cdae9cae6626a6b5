import { randomBytes } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { PublicKey, Signature } from '../../core/review/index.ts'

/** An Ed25519 key pair (RFC 8032 §5.1.5); the private key is its 32-byte seed. */
export interface SigningKey {
  readonly privateKey: Uint8Array
  readonly publicKey: PublicKey
}

export function newSigningKey(): SigningKey {
  const privateKey = randomBytes(32)
  return { privateKey, publicKey: publicKeyOf(privateKey) }
}

export function publicKeyOf(privateKey: Uint8Array): PublicKey {
  return Buffer.from(ed25519.getPublicKey(privateKey)).toString('hex')
}

/** Signs words in UTF-8 (RFC 8032 §5.1.6). */
export function sign(words: string, privateKey: Uint8Array): Signature {
  return Buffer.from(ed25519.sign(utf8ToBytes(words), privateKey)).toString('hex')
}
