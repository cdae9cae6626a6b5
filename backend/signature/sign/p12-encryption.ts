import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto'
import { Asn1Fault, identifierOf, isIdentifier, numberOf, octetsOf, partsOf, type Block } from './asn1.ts'
import { Rc2 } from './rc2.ts'

/** The most rounds that a file may ask for, far above what programs write: an endless number would hang the program. */
const mostRounds = 5_000_000

const pbes2 = '1.2.840.113549.1.5.13'

const ciphers: Readonly<Record<string, { readonly name: string; readonly key: number; readonly block: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', key: 16, block: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', key: 24, block: 16 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', key: 32, block: 16 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', key: 24, block: 8 },
}

const oldCiphers: Readonly<Record<string, { readonly name: 'des-ede3-cbc' | 'rc2'; readonly key: number }>> = {
  '1.2.840.113549.1.12.1.3': { name: 'des-ede3-cbc', key: 24 },
  '1.2.840.113549.1.12.1.5': { name: 'rc2', key: 16 },
  '1.2.840.113549.1.12.1.6': { name: 'rc2', key: 5 },
}

export const digestNames: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

const pseudoRandom: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
}

/**
 * Opens what a PKCS #12 file has encrypted, by PBES2 (RFC 8018 §6.2) or in the old ways with 3DES and RC2 (RFC 7292,
 * appendix C).
 *
 * @throws Asn1Fault for an encryption that is not known; Node's error or an Asn1Fault where the password is wrong.
 */
export function decrypt(algorithm: Block | undefined, bytes: Uint8Array, password: string): Buffer {
  const [name, parameters] = partsOf(algorithm)
  const identifier = identifierOf(name)
  return identifier === pbes2 ? decryptNew(parameters, bytes, password) : decryptOld(identifier, parameters, bytes, password)
}

function decryptNew(parameters: Block | undefined, bytes: Uint8Array, password: string): Buffer {
  const [derivation, encryption] = partsOf(parameters)
  const [encryptionName, initial] = partsOf(encryption)
  const cipher = ciphers[identifierOf(encryptionName)]
  if (cipher === undefined) throw new Asn1Fault('the encryption is not known')
  const key = pbkdf2Key(derivation, password, cipher.key)
  const decipher = createDecipheriv(cipher.name, key, octetsOf(initial))
  return Buffer.concat([decipher.update(bytes), decipher.final()])
}

/** A key by PBKDF2 as its parameters say (RFC 8018 §5.2, appendix A.2). */
export function pbkdf2Key(derivation: Block | undefined, password: string, length: number): Buffer {
  const [name, parameters] = partsOf(derivation)
  if (identifierOf(name) !== '1.2.840.113549.1.5.12') throw new Asn1Fault('the derivation of the key is not known')
  const [salt, rounds, ...more] = partsOf(parameters)
  const algorithm = more.findLast((part) => !isNumber(part))
  const digest = algorithm === undefined ? 'sha1' : pseudoRandom[identifierOf(partsOf(algorithm)[0])]
  if (digest === undefined) throw new Asn1Fault('the derivation of the key is not known')
  return pbkdf2Sync(password, octetsOf(salt), checkedRounds(rounds), length, digest)
}

function isNumber(part: Block): boolean {
  return !isIdentifier(part) && part.idBlock.tagNumber === 2
}

function decryptOld(identifier: string, parameters: Block | undefined, bytes: Uint8Array, password: string): Buffer {
  const cipher = oldCiphers[identifier]
  if (cipher === undefined) throw new Asn1Fault('the encryption is not known')
  const [salt, rounds] = partsOf(parameters)
  const derive = (purpose: number, length: number): Buffer =>
    oldKey({ password, salt: octetsOf(salt), rounds: checkedRounds(rounds), digest: 'sha1', purpose, length })
  const [key, initial] = [derive(1, cipher.key), derive(2, 8)]
  if (cipher.name === 'rc2') return new Rc2(key).decryptBlocks(bytes, initial)
  const decipher = createDecipheriv(cipher.name, key, initial)
  return Buffer.concat([decipher.update(bytes), decipher.final()])
}

export function checkedRounds(block: Block | undefined): number {
  const rounds = numberOf(block)
  if (!(rounds >= 1 && rounds <= mostRounds)) throw new Asn1Fault('the number of rounds is out of bounds')
  return rounds
}

export interface OldKey {
  readonly password: string
  readonly salt: Uint8Array
  readonly rounds: number
  readonly digest: string
  /** 1 for a key, 2 for an initial vector, 3 for a code of integrity. */
  readonly purpose: number
  readonly length: number
}

/** The derivation of PKCS #12 itself (RFC 7292, appendix B.2). */
export function oldKey({ password, salt, rounds, digest, purpose, length }: OldKey): Buffer {
  const block = digest === 'sha384' || digest === 'sha512' ? 128 : 64
  const words = Buffer.from(`${password}\0`, 'utf16le').swap16()
  const filled = Buffer.concat([repeated(salt, block), repeated(words, block)])
  const diversifier = Buffer.alloc(block, purpose)
  const parts: Buffer[] = []
  for (let have = 0; have < length;) {
    let part = createHash(digest).update(diversifier).update(filled).digest()
    for (let round = 1; round < rounds; round += 1) part = createHash(digest).update(part).digest()
    parts.push(part)
    have += part.length
    addToEach(filled, repeated(part, block).subarray(0, block), block)
  }
  return Buffer.concat(parts).subarray(0, length)
}

function repeated(bytes: Uint8Array, block: number): Buffer {
  const length = block * Math.ceil(bytes.length / block)
  return Buffer.from(Uint8Array.from({ length }, (_, index) => bytes[index % bytes.length] ?? 0))
}

/** Adds a number and 1 to each block, most significant byte first, without the carry out of it. */
function addToEach(filled: Buffer, number: Uint8Array, block: number): void {
  for (let from = 0; from < filled.length; from += block) {
    let carry = 1
    for (let index = block - 1; index >= 0; index -= 1) {
      const sum = (filled[from + index] ?? 0) + (number[index] ?? 0) + carry
      filled[from + index] = sum & 0xff
      carry = sum >> 8
    }
  }
}
