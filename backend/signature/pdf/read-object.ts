import { countIn, isType, latin, PdfFault, type PdfValue } from './value.ts'
import { ValueReader } from './value-reader.ts'

/** An object of the file with the bytes it takes: from its number to the end of `endobj`. */
export interface ReadObject {
  readonly number: number
  readonly generation: number
  readonly value: PdfValue
  readonly from: number
  readonly to: number
}

/** The object that stands at a byte. `lengthOf` finds the length of a stream that is another object. */
export function readObject(bytes: Uint8Array, from: number, lengthOf: (number: number) => number): ReadObject {
  if (from < 0 || from >= bytes.length) throw new PdfFault('an object lies outside of the file')
  const reader = new ValueReader(bytes, from)
  const number = reader.count()
  const generation = reader.count()
  if (!reader.take('obj')) throw new PdfFault(`no object stands at byte ${String(from)}`)
  const plain = reader.value()
  const value = isType(plain, 'dictionary') && reader.take('stream') ? streamOf(plain, reader, lengthOf) : plain
  if (!reader.take('endobj')) throw new PdfFault(`object ${String(number)} has no end`)
  return { number, generation, value, from, to: reader.at }
}

function streamOf(
  dictionary: Extract<PdfValue, { readonly type: 'dictionary' }>,
  reader: ValueReader,
  lengthOf: (number: number) => number,
): PdfValue {
  const { bytes } = reader
  const start = latin(bytes.subarray(reader.at, reader.at + 2))
  const from = reader.at + (start === '\r\n' ? 2 : 1)
  if (start !== '\r\n' && !start.startsWith('\n')) throw new PdfFault('a stream does not begin as streams do')
  const given = dictionary.entries.get('Length')
  const length = isType(given, 'reference') ? lengthOf(given.number) : countIn(given)
  if (length === undefined || from + length > bytes.length) throw new PdfFault('a stream is cut off')
  reader.at = from + length
  // Only white space may stand before the word: a comment here would be bytes of the stream to another reader.
  const end = /^\s{0,2}endstream/u.exec(latin(bytes.subarray(reader.at, reader.at + 12)))
  if (end === null) throw new PdfFault('a stream is longer or shorter than it says')
  reader.at += end[0].length
  return { type: 'stream', dictionary, from, to: from + length }
}
