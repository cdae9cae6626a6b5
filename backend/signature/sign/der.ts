/** DER, written (ITU-T X.690): enough for what a signature is made of. Whatever is given as bytes is DER already. */
export const der = {
  sequence: (...parts: readonly Uint8Array[]): Buffer => tagged(0x30, Buffer.concat(parts)),
  /** A SET OF has its parts in the order of their bytes (X.690 §11.6). */
  setOf: (...parts: readonly Uint8Array[]): Buffer => tagged(0x31, Buffer.concat(parts.toSorted(Buffer.compare))),
  octets: (bytes: Uint8Array): Buffer => tagged(0x04, bytes),
  null: (): Buffer => Buffer.from([0x05, 0x00]),
  true: (): Buffer => Buffer.from([0x01, 0x01, 0xff]),
  integer: (value: number): Buffer => der.wholeNumber(Buffer.from(value.toString(16).padStart(value > 0xff ? 4 : 2, '0'), 'hex')),
  /** A number that is not negative, most significant byte first. */
  wholeNumber: (bytes: Uint8Array): Buffer => {
    const first = bytes.findIndex((byte) => byte !== 0)
    const digits = first < 0 ? Uint8Array.of(0) : bytes.subarray(first)
    return tagged(0x02, (digits[0] ?? 0) >= 0x80 ? Buffer.concat([Uint8Array.of(0), digits]) : digits)
  },
  identifier: (dotted: string): Buffer => {
    const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
    return tagged(0x06, Buffer.from([40 * first + second, ...rest].flatMap(base128)))
  },
  /** `[number] EXPLICIT` or a constructed `[number] IMPLICIT`. */
  context: (number: number, ...parts: readonly Uint8Array[]): Buffer => tagged(0xa0 + number, Buffer.concat(parts)),
} as const

/** The same bytes under another tag, as IMPLICIT asks. */
export function retagged(bytes: Uint8Array, tag: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[0] = tag
  return copy
}

function tagged(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Uint8Array.of(tag, ...lengthOf(content.length)), content])
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length]
  const bytes = [...Buffer.from(length.toString(16).padStart(2 * Math.ceil(length.toString(16).length / 2), '0'), 'hex')]
  return [0x80 + bytes.length, ...bytes]
}

function base128(value: number): number[] {
  const digits = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift(0x80 + (rest % 128))
  return digits
}

/** The encodings that stand one after the other inside of a constructed value. */
export function partsIn(value: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = []
  for (let at = contentAt(value, 0); at < value.length;) {
    const end = endAt(value, at)
    parts.push(value.subarray(at, end))
    at = end
  }
  return parts
}

/** The content of a value. */
export function contentOf(value: Uint8Array): Uint8Array {
  return value.subarray(contentAt(value, 0), endAt(value, 0))
}

function contentAt(bytes: Uint8Array, at: number): number {
  const length = bytes[at + 1] ?? 0
  return at + 2 + (length < 0x80 ? 0 : length - 0x80)
}

function endAt(bytes: Uint8Array, at: number): number {
  const from = contentAt(bytes, at)
  const length = from === at + 2 ? (bytes[at + 1] ?? 0) : Number(`0x${Buffer.from(bytes.subarray(at + 2, from)).toString('hex')}`)
  if (!(from + length <= bytes.length)) throw new RangeError('a value of ASN.1 is cut off')
  return from + length
}
