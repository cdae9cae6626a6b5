import { createHash } from 'node:crypto'
import type { Hash } from './signer.ts'

/** A file with a hole in it: /Contents is still zeros, and all around it is what is signed (ISO 32000-2 §12.8.1). */
export interface Prepared {
  readonly bytes: Buffer
  /** Places of the hole, with its angle brackets. */
  readonly from: number
  readonly to: number
}

/** As long as the longest place in a file, so that the true places fit into its place later. */
export const unknownPlace = 9_999_999_999

/** Writes the range of bytes that is signed into the object of the signature that begins at `at`. */
export function prepare(bytes: Buffer, at: number): Prepared {
  const from = bytes.indexOf('/Contents <', at) + '/Contents '.length
  const to = bytes.indexOf('>', from) + 1
  const range = bytes.indexOf('/ByteRange [', at) + '/ByteRange '.length
  const end = bytes.indexOf(']', range) + 1
  const text = `[0 ${String(from)} ${String(to)} ${String(bytes.length - to)}]`
  bytes.write(text.padEnd(end - range), range, 'latin1')
  return { bytes, from, to }
}

export function digestAround({ bytes, from, to }: Prepared, hash: Hash): Buffer {
  return createHash(hash).update(bytes.subarray(0, from)).update(bytes.subarray(to)).digest()
}

/** All bytes but the hole. */
export function signedBytes({ bytes, from, to }: Prepared): Buffer {
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
}

/** How many bytes the hole holds. */
export function roomIn({ from, to }: Prepared): number {
  return (to - from - 2) / 2
}

/** Puts the signature into the hole; what is left of it stays zeros. */
export function fillRoom({ bytes, from }: Prepared, contents: Uint8Array): void {
  bytes.write(Buffer.from(contents).toString('hex'), from + 1, 'latin1')
}
