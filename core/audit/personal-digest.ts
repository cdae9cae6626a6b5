import { digestOf } from '../document/index.ts'

/**
 * What stands inside an audit entry for personal data that is kept outside: SHA-256 of the salt and the data, one after
 * the other, in UTF-8. `salt` is random, 128 bits or more as hexadecimal digits, and used once; `data` is canonical JSON.
 * Once both are erased, nobody can find the data by trying names.
 */
export function personalDigest(salt: string, data: string): string {
  return digestOf(salt + data)
}
