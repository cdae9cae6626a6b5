import { readObject, type ReadObject } from './read-object.ts'
import { unpackStream, type Unpacking } from './streams.ts'
import { countIn, isType, latin, nameIn, PdfFault, type PdfDictionary, type PdfValue } from './value.ts'
import { isSpace, ValueReader } from './value-reader.ts'

/** Where an object stands: at a byte of the file, or in an object stream. */
export type Entry =
  | { readonly kind: 'free' }
  | { readonly kind: 'at'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'in'; readonly container: number; readonly index: number }

/** A cross-reference section, as a table or as a stream, with its trailer (ISO 32000-2 §7.5.4, §7.5.8). */
export interface Section {
  readonly from: number
  readonly to: number
  readonly entries: ReadonlyMap<number, Entry>
  readonly trailer: PdfDictionary
  /** The object that the section is, where it is a stream. */
  readonly stream: number | undefined
}

/** The most objects of one file, far above what any has. */
const mostObjects = 2_000_000

/** The section that stands at a byte. */
export function readSection(bytes: Uint8Array, at: number, unpacking: Unpacking): Section {
  if (at < 0 || at >= bytes.length) throw new PdfFault('a table of objects lies outside of the file')
  const reader = new ValueReader(bytes, at)
  return reader.take('xref') ? readTable(reader, at, unpacking) : readStream(bytes, at, unpacking)
}

function readTable(reader: ValueReader, from: number, unpacking: Unpacking): Section {
  const entries = new Map<number, Entry>()
  while (!reader.take('trailer')) {
    const first = reader.count()
    const count = reader.count()
    if (first + count > mostObjects) throw new PdfFault('the file has too many objects')
    for (let number = first; number < first + count; number += 1) add(entries, number, tableEntry(reader))
  }
  reader.skip()
  const trailer = reader.dictionary()
  const to = reader.at
  const hybrid = countIn(trailer.entries.get('XRefStm'))
  if (hybrid !== undefined) addHidden(entries, readStream(reader.bytes, hybrid, unpacking))
  return { from, to, entries, trailer, stream: undefined }
}

function tableEntry(reader: ValueReader): Entry {
  const offset = reader.count()
  const generation = reader.count()
  const word = reader.word()
  if (word !== 'n' && word !== 'f') throw new PdfFault('the table of objects is damaged')
  return word === 'f' ? { kind: 'free' } : { kind: 'at', offset, generation }
}

/** In a hybrid file the table calls objects free that only its stream knows (ISO 32000-2 §7.5.8.4). */
function addHidden(entries: Map<number, Entry>, { entries: hidden }: Section): void {
  for (const [number, entry] of hidden) if ((entries.get(number)?.kind ?? 'free') === 'free') entries.set(number, entry)
}

function add(entries: Map<number, Entry>, number: number, entry: Entry): void {
  if (entries.has(number)) throw new PdfFault(`the table of objects has object ${String(number)} twice`)
  entries.set(number, entry)
}

function readStream(bytes: Uint8Array, from: number, unpacking: Unpacking): Section {
  const { number, value, to }: ReadObject = readObject(bytes, from, () => {
    throw new PdfFault('the length of a stream of objects’ places stands elsewhere')
  })
  if (!isType(value, 'stream') || nameIn(value.dictionary.entries.get('Type')) !== 'XRef')
    throw new PdfFault('no table of objects stands where the file says')
  const trailer = value.dictionary
  const rows = unpackStream(trailer, bytes.subarray(value.from, value.to), unpacking)
  const entries = new Map<number, Entry>()
  const widths = numbers(trailer.entries.get('W'))
  if (widths.length !== 3 || widths.some((width) => width > 8)) throw new PdfFault('the table of objects is damaged')
  const spans = numbers(trailer.entries.get('Index') ?? { type: 'array', items: [0, trailer.entries.get('Size') ?? 0] })
  let at = 0
  for (let index = 0; index + 1 < spans.length; index += 2) {
    const [first = 0, count = 0] = spans.slice(index)
    if (first + count > mostObjects) throw new PdfFault('the file has too many objects')
    for (let object = first; object < first + count; object += 1) at = addRow(entries, object, rows, at, widths)
  }
  return { from, to, entries, trailer, stream: number }
}

function addRow(entries: Map<number, Entry>, object: number, rows: Uint8Array, from: number, widths: readonly number[]): number {
  let at = from
  const [kind, second, third] = widths.map((width, column) => {
    if (width === 0) return column === 0 ? 1 : 0
    let value = 0
    for (const end = at + width; at < end; at += 1) {
      const byte = rows[at]
      if (byte === undefined) throw new PdfFault('the table of objects is cut off')
      value = value * 256 + byte
    }
    if (!Number.isSafeInteger(value)) throw new PdfFault('the table of objects is damaged')
    return value
  })
  if (kind === 0) add(entries, object, { kind: 'free' })
  else if (kind === 1) add(entries, object, { kind: 'at', offset: second ?? 0, generation: third ?? 0 })
  else if (kind === 2) add(entries, object, { kind: 'in', container: second ?? 0, index: third ?? 0 })
  else throw new PdfFault('the table of objects is damaged')
  return at
}

function numbers(value: PdfValue | undefined): number[] {
  if (!isType(value, 'array')) throw new PdfFault('the table of objects is damaged')
  return value.items.map((item) => {
    const number = countIn(item)
    if (number === undefined) throw new PdfFault('the table of objects is damaged')
    return number
  })
}

/** What ends a file and each of its revisions: the place of the section, and `%%EOF` with its line end. */
export interface Tail {
  readonly section: number
  readonly to: number
}

/** The tail that follows a section at once, with nothing but white space between. */
export function tailAfter(bytes: Uint8Array, at: number): Tail {
  const reader = new ValueReader(bytes, pastSpace(bytes, at))
  if (latin(bytes.subarray(reader.at, reader.at + 9)) !== 'startxref') throw new PdfFault('a table of objects has no end')
  reader.at = pastSpace(bytes, reader.at + 9)
  // No comment may stand here: readers that look for the number alone would find another one.
  if (bytes[reader.at] === 0x25) throw new PdfFault('a revision has no end')
  const section = reader.count()
  const end = pastSpace(bytes, reader.at)
  if (latin(bytes.subarray(end, end + 5)) !== '%%EOF') throw new PdfFault('a revision has no end')
  return { section, to: pastLineEnd(bytes, end + 5) }
}

/** The tail of the whole file, and how many bytes that are no white space come after it. */
export function lastTail(bytes: Uint8Array): Tail {
  const from = Math.max(0, bytes.length - 2048)
  const at = latin(bytes.subarray(from)).lastIndexOf('startxref')
  if (at < 0) throw new PdfFault('the end of the file is missing')
  return tailAfter(bytes, from + at)
}

export function pastSpace(bytes: Uint8Array, from: number): number {
  let at = from
  while (isSpace(bytes[at])) at += 1
  return at
}

function pastLineEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 13) return bytes[at + 1] === 10 ? at + 2 : at + 1
  return bytes[at] === 10 ? at + 1 : at
}
