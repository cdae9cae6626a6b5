import { Asn1Fault } from './asn1.ts'

/** The permutation of RFC 2268 §2, made of the digits of π. */
const table = Buffer.from(
  [
    'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2',
    '179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82',
    '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626',
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7',
    '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec',
    'c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731',
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9',
    '0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
  ].join(''),
  'hex',
)

/**
 * RC2 in CBC, for opening the old PKCS #12 files that hold certificates under it (RFC 2268); Node has it no longer. Nothing
 * is ever encrypted with it.
 */
export class Rc2 {
  readonly #words = new Uint16Array(64)

  constructor(key: Uint8Array) {
    const expanded = new Uint8Array(128)
    expanded.set(key)
    const at = (index: number): number => expanded[index] ?? 0
    for (let index = key.length; index < 128; index += 1) expanded[index] = table[(at(index - 1) + at(index - key.length)) & 0xff] ?? 0
    expanded[128 - key.length] = table[at(128 - key.length)] ?? 0
    for (let index = 127 - key.length; index >= 0; index -= 1) expanded[index] = table[at(index + 1) ^ at(index + key.length)] ?? 0
    for (let index = 0; index < 64; index += 1) this.#words[index] = at(2 * index) | (at(2 * index + 1) << 8)
  }

  /** @throws Asn1Fault where what comes out is not padded as it should be: another key. */
  decryptBlocks(bytes: Uint8Array, initial: Uint8Array): Buffer {
    if (bytes.length === 0 || bytes.length % 8 !== 0) throw new Asn1Fault('encrypted bytes are cut off')
    const out = Buffer.alloc(bytes.length)
    let before = initial
    for (let at = 0; at < bytes.length; at += 8) {
      const block = bytes.subarray(at, at + 8)
      const plain = this.#decryptBlock(block)
      for (let index = 0; index < 8; index += 1) out[at + index] = (plain[index] ?? 0) ^ (before[index] ?? 0)
      before = block
    }
    const padding = out.at(-1) ?? 0
    const isPadded = padding >= 1 && padding <= 8 && out.subarray(-padding).every((byte) => byte === padding)
    if (!isPadded) throw new Asn1Fault('the padding is wrong')
    return out.subarray(0, -padding)
  }

  /** RFC 2268 §4. */
  #decryptBlock(block: Uint8Array): Buffer {
    const words = Uint16Array.from({ length: 4 }, (_, index) => (block[2 * index] ?? 0) | ((block[2 * index + 1] ?? 0) << 8))
    for (let round = 15; round >= 0; round -= 1) {
      this.#unmix(words, round)
      if (round === 11 || round === 5) this.#unmash(words)
    }
    const plain = Buffer.alloc(8)
    for (const [index, word] of words.entries()) plain.writeUInt16LE(word, 2 * index)
    return plain
  }

  #unmix(words: Uint16Array, round: number): void {
    for (const [index, turn] of [5, 3, 2, 1].entries()) {
      const target = 3 - index
      const [one = 0, two = 0, three = 0] = [1, 2, 3].map((back) => words[(target - back + 4) % 4])
      const word = words[target] ?? 0
      const turned = (word >> turn) | (word << (16 - turn))
      words[target] = turned - (this.#words[4 * round + target] ?? 0) - (one & two) - (~one & three)
    }
  }

  #unmash(words: Uint16Array): void {
    for (const target of [3, 2, 1, 0]) words[target] = (words[target] ?? 0) - (this.#words[(words[(target + 3) % 4] ?? 0) & 63] ?? 0)
  }
}
