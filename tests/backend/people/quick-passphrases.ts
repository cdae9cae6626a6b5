import type crypto from 'node:crypto'

/**
 * node:crypto with a cheap scrypt, for `vi.mock` in tests that open and seal keys dozens of times in one process: at its real
 * cost each takes a third of a second. That the program takes the real cost, sealed-bytes.test.ts shows.
 */
export function quickPassphrases(real: typeof crypto): typeof crypto {
  const scrypt = (
    passphrase: string,
    salt: Uint8Array,
    length: number,
    cost: crypto.ScryptOptions,
    done: (error: Error | null, key: Buffer<ArrayBuffer>) => void,
  ): void => real.scrypt(passphrase, salt, length, { ...cost, N: 2 }, done)
  // Node also offers it without a cost, which nobody here calls.
  return { ...real, scrypt: scrypt as typeof real.scrypt }
}
