import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { Buffer } from 'buffer'

/*
 * What stands for `node:crypto` in the page that anybody opens: as much of it as judging a PDF asks for. A test holds each answer
 * against Node's own.
 */
export { constants, verify } from './verify.ts'
export { X509Certificate } from './certificate.ts'

const hashes = { sha1, sha256, sha384, sha512 } as const

interface Digest {
  update(bytes: Uint8Array): Digest
  digest(): Buffer
  digest(encoding: 'hex'): string
}

export function createHash(name: keyof typeof hashes): Digest {
  const hash = hashes[name].create()
  function digest(): Buffer
  function digest(encoding: 'hex'): string
  function digest(encoding?: 'hex'): Buffer | string {
    const made = Buffer.from(hash.digest())
    return encoding === undefined ? made : made.toString(encoding)
  }
  const self: Digest = {
    update(bytes) {
      hash.update(bytes)
      return self
    },
    digest,
  }
  return self
}

/** Nothing is made at random where nothing is signed. */
export function randomBytes(): never {
  throw new Error('This page signs nothing.')
}
