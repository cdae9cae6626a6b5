import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Block } from './block.ts'
import { canonicalJson, serialiseDocument, type Json } from './canonical.ts'

/** SHA-256 (FIPS 180-4) of bytes or of a text's UTF-8, as 64 lower-case hexadecimal digits. */
export function digestOf(content: Uint8Array | string): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content))
}

/** The digest of a value's canonical JSON. */
export function digestOfJson(value: Json): string {
  return digestOf(canonicalJson(value))
}

/** The digest of a document's canonical form; equal for the same document from the editor and from a file. */
export function digestOfDocument(blocks: readonly Block[]): string {
  return digestOf(serialiseDocument(blocks))
}
