import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { PublicKey } from './person.ts'

/** What people compare a root key by: SHA-256 of its 32 bytes, as sixteen groups of four hexadecimal digits. */
export function fingerprintOf(key: PublicKey): string {
  return bytesToHex(sha256(hexToBytes(key))).replaceAll(/(.{4})(?=.)/gu, '$1 ')
}
