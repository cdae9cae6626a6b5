import { latin, PdfFault, type PdfDictionary, type PdfString, type PdfValue } from './value.ts'

/** How deep arrays and dictionaries may lie in each other. Real files stay below twenty. */
const deepest = 64

const space = new Set([0, 9, 10, 12, 13, 32])
const delimiters = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)))
const isRegular = (byte: number | undefined): byte is number => byte !== undefined && !space.has(byte) && !delimiters.has(byte)

const code = (sign: string): number => sign.charCodeAt(0)
const [slash, less, greater, round, closing, square, squareEnd, percent, backslash] = [...'/<>()[]%\\'].map(code)

const escapes = new Map([...'nrtbf'].map((sign, index) => [code(sign), [10, 13, 9, 8, 12][index] ?? 0]))

/** Reads objects off bytes, strictly: what no standard allows is a `PdfFault`, never a guess. */
export class ValueReader {
  readonly bytes: Uint8Array
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  /** Goes past white space and comments. */
  skip(): void {
    for (;;) {
      const byte = this.bytes[this.at]
      if (byte === percent) while (this.at < this.bytes.length && !isLineEnd(this.bytes[this.at])) this.at += 1
      else if (byte !== undefined && space.has(byte)) this.at += 1
      else return
    }
  }

  /** The word that stands here, after white space; empty where none does. */
  word(): string {
    this.skip()
    const from = this.at
    while (isRegular(this.bytes[this.at])) this.at += 1
    return latin(this.bytes.subarray(from, this.at))
  }

  /** True, and past it, where this word stands here. */
  take(word: string): boolean {
    const before = this.at
    if (this.word() === word) return true
    this.at = before
    return false
  }

  /** A whole number that is not negative. */
  count(): number {
    const word = this.word()
    if (!/^\d{1,15}$/u.test(word)) throw new PdfFault(`a number was to stand at byte ${String(this.at)}`)
    return Number(word)
  }

  value(depth = 0): PdfValue {
    if (depth > deepest) throw new PdfFault('objects lie too deep in each other')
    this.skip()
    const byte = this.bytes[this.at]
    if (byte === slash) return this.#name()
    if (byte === round) return this.#literal()
    if (byte === square) return this.#array(depth)
    if (byte === less) return this.bytes[this.at + 1] === less ? this.dictionary(depth) : this.#hex()
    return this.#plain()
  }

  dictionary(depth = 0): PdfDictionary {
    this.#expect('<<')
    const entries = new Map<string, PdfValue>()
    const repeated: string[] = []
    for (;;) {
      this.skip()
      if (this.bytes[this.at] === greater) break
      if (this.bytes[this.at] !== slash) throw new PdfFault(`a name was to stand at byte ${String(this.at)}`)
      const { name } = this.#name()
      if (entries.has(name)) repeated.push(name)
      entries.set(name, this.value(depth + 1))
    }
    this.#expect('>>')
    return { type: 'dictionary', entries, repeated }
  }

  #expect(signs: string): void {
    for (const sign of signs) {
      if (this.bytes[this.at] !== code(sign)) throw new PdfFault(`"${signs}" was to stand at byte ${String(this.at)}`)
      this.at += 1
    }
  }

  #name(): { readonly type: 'name'; readonly name: string } {
    this.at += 1
    const from = this.at
    while (isRegular(this.bytes[this.at])) this.at += 1
    const raw = latin(this.bytes.subarray(from, this.at))
    return {
      type: 'name',
      name: raw.replaceAll(/#([0-9a-f]{2})/giu, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    }
  }

  #array(depth: number): PdfValue {
    this.at += 1
    const items: PdfValue[] = []
    for (;;) {
      this.skip()
      if (this.bytes[this.at] === squareEnd) break
      if (this.at >= this.bytes.length) throw new PdfFault('an array has no end')
      items.push(this.value(depth + 1))
    }
    this.at += 1
    return { type: 'array', items }
  }

  #plain(): PdfValue {
    const word = this.word()
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/u.test(word)) throw new PdfFault(`an object was to stand at byte ${String(this.at)}`)
    return (/^\d{1,10}$/u.test(word) ? this.#reference(Number(word)) : undefined) ?? Number(word)
  }

  #reference(number: number): PdfValue | undefined {
    const before = this.at
    const generation = this.word()
    if (/^\d{1,5}$/u.test(generation) && this.take('R')) return { type: 'reference', number, generation: Number(generation) }
    this.at = before
    return undefined
  }

  #hex(): PdfString {
    const from = this.at
    this.at += 1
    const digits: number[] = []
    for (;;) {
      const byte = this.bytes[this.at]
      if (byte === undefined) throw new PdfFault('a string has no end')
      this.at += 1
      if (byte === greater) break
      if (space.has(byte)) continue
      const digit = hexDigit(byte)
      if (digit === undefined) throw new PdfFault(`a hexadecimal digit was to stand at byte ${String(this.at - 1)}`)
      digits.push(digit)
    }
    const bytes = new Uint8Array(Math.ceil(digits.length / 2))
    for (const [index, digit] of digits.entries()) bytes[index >> 1] = (bytes[index >> 1] ?? 0) | (index % 2 === 0 ? digit << 4 : digit)
    return { type: 'string', bytes, isHex: true, from, to: this.at }
  }

  /** A literal string with its escapes (ISO 32000-2 §7.3.4.2). */
  #literal(): PdfString {
    const from = this.at
    this.at += 1
    const bytes: number[] = []
    for (let open = 1; ;) {
      const byte = this.bytes[this.at]
      if (byte === undefined) throw new PdfFault('a string has no end')
      this.at += 1
      if (byte === backslash) {
        bytes.push(...this.#escaped())
        continue
      }
      if (byte === round) open += 1
      if (byte === closing) open -= 1
      if (open === 0) break
      bytes.push(byte)
    }
    return { type: 'string', bytes: Uint8Array.from(bytes), isHex: false, from, to: this.at }
  }

  #escaped(): number[] {
    const byte = this.bytes[this.at]
    if (byte === undefined) throw new PdfFault('a string has no end')
    const octal = /^[0-7]{1,3}/u.exec(latin(this.bytes.subarray(this.at, this.at + 3)))?.[0]
    this.at += octal?.length ?? 1
    if (octal !== undefined) return [Number.parseInt(octal, 8) & 0xff]
    if (byte === 13 && this.bytes[this.at] === 10) this.at += 1
    return isLineEnd(byte) ? [] : [escapes.get(byte) ?? byte]
  }
}

export function isLineEnd(byte: number | undefined): boolean {
  return byte === 10 || byte === 13
}

export function isSpace(byte: number | undefined): boolean {
  return byte !== undefined && space.has(byte)
}

function hexDigit(byte: number): number | undefined {
  if (byte >= 48 && byte <= 57) return byte - 48
  const letter = byte | 32
  return letter >= 97 && letter <= 102 ? letter - 87 : undefined
}
