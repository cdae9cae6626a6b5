import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { PdfFile } from './pdf-file.ts'
import { countIn, isType, PdfFault, type PdfDictionary, type PdfReference, type PdfValue } from './value.ts'
import { arrayOf, changed, dictionaryOf, hexOf, nameOf, referenceTo, written } from './write-value.ts'

/** What an update wrote: the whole file, and where each object of the update begins in it. */
export interface Updated {
  readonly bytes: Buffer
  readonly places: ReadonlyMap<number, number>
}

/**
 * Objects to be added to a file behind its last byte (ISO 32000-2 §7.5.6). What the file holds already stays as it is, byte
 * for byte. The table of objects comes in the form that the file has: a table or a stream, since readers may refuse a mix.
 */
export class Update {
  readonly file: PdfFile
  readonly #objects = new Map<number, { readonly generation: number; readonly value: Buffer }>()
  readonly #changed = new Map<number, PdfDictionary>()
  #next: number

  constructor(file: PdfFile) {
    this.file = file
    const sizes = file.revisions.map(({ trailer, entries }) => Math.max(countIn(trailer.entries.get('Size')) ?? 0, ...upTo(entries)))
    this.#next = Math.max(1, ...sizes)
  }

  /** A number for an object that is given later by `put`. */
  reserve(): PdfReference {
    this.#next += 1
    return referenceTo(this.#next - 1)
  }

  put({ number, generation }: PdfReference, value: PdfValue): void {
    this.#objects.set(number, { generation, value: Buffer.from(written(value), 'latin1') })
    if (isType(value, 'dictionary')) this.#changed.set(number, value)
  }

  add(value: PdfValue): PdfReference {
    const reference = this.reserve()
    this.put(reference, value)
    return reference
  }

  putStream({ number, generation }: PdfReference, dictionary: PdfDictionary, bytes: Uint8Array): void {
    const head = `${written(changed(dictionary, { Length: bytes.length }))}\nstream\n`
    this.#objects.set(number, {
      generation,
      value: Buffer.concat([Buffer.from(head, 'latin1'), bytes, Buffer.from('\nendstream', 'latin1')]),
    })
  }

  /** A stream, packed unless it says how it is packed already. */
  addStream(dictionary: PdfDictionary, bytes: Uint8Array): PdfReference {
    const reference = this.reserve()
    if (dictionary.entries.has('Filter')) this.putStream(reference, dictionary, bytes)
    else this.putStream(reference, changed(dictionary, { Filter: nameOf('FlateDecode') }), deflateSync(bytes))
    return reference
  }

  /** The dictionary that a reference leads to, as this update leaves it. */
  dictionary(reference: PdfValue | undefined): PdfDictionary {
    const own = isType(reference, 'reference') ? this.#changed.get(reference.number) : undefined
    const found = own ?? this.file.dictionary(reference, this.file.last)
    if (found === undefined) throw new PdfFault('an object is missing')
    return found
  }

  /** The reference to the catalog. */
  get root(): PdfReference {
    const root = this.file.last.trailer.entries.get('Root')
    if (!isType(root, 'reference')) throw new PdfFault('the file has no catalog')
    return root
  }

  /** The file with the update behind it. The same update of the same file gives the same bytes. */
  write(): Updated {
    const before = Buffer.from(this.file.bytes.buffer, this.file.bytes.byteOffset, this.file.bytes.length)
    const parts: Buffer[] = [before]
    let at = before.length
    const add = (part: Buffer): void => {
      parts.push(part)
      at += part.length
    }
    if (before.at(-1) !== 10) add(Buffer.from('\n'))
    const places = new Map<number, number>()
    for (const [number, { generation, value }] of [...this.#objects].sort(([left], [right]) => left - right)) {
      places.set(number, at)
      add(Buffer.from(`${String(number)} ${String(generation)} obj\n`, 'latin1'))
      add(value)
      add(Buffer.from('\nendobj\n', 'latin1'))
    }
    const section = at
    add(this.#section(places, at, before))
    add(Buffer.from(`startxref\n${String(section)}\n%%EOF\n`, 'latin1'))
    return { bytes: Buffer.concat(parts), places }
  }

  #section(places: ReadonlyMap<number, number>, at: number, before: Buffer): Buffer {
    const [newest] = this.file.last.sections
    if (newest === undefined) throw new PdfFault('the file holds no table of objects')
    return newest.stream === undefined ? this.#table(places, newest.from, before) : this.#stream(places, newest.from, at, before)
  }

  #table(places: ReadonlyMap<number, number>, previous: number, before: Buffer): Buffer {
    const spans = spansOf([...places.keys()]).map(([first, count]) => {
      const rows = Array.from({ length: count }, (_, index) => {
        const place = String(places.get(first + index) ?? 0).padStart(10, '0')
        return `${place} ${String(this.#objects.get(first + index)?.generation ?? 0).padStart(5, '0')} n \n`
      })
      return `${String(first)} ${String(count)}\n${rows.join('')}`
    })
    return Buffer.from(`xref\n${spans.join('')}trailer\n${written(this.#trailer(previous, before))}\n`, 'latin1')
  }

  /** Rows of one byte of kind, eight of place, two of generation. */
  #stream(places: ReadonlyMap<number, number>, previous: number, at: number, before: Buffer): Buffer {
    const { number } = this.reserve()
    const all = new Map([...places, [number, at]])
    const rows = Buffer.alloc(10 * all.size)
    for (const [index, [object, place]] of [...all].sort(([left], [right]) => left - right).entries()) {
      rows.writeUInt8(1, 10 * index)
      rows.writeUIntBE(place, 10 * index + 2, 6)
      rows.writeUInt16BE(this.#objects.get(object)?.generation ?? 0, 10 * index + 8)
    }
    const packed = deflateSync(rows)
    const dictionary = changed(this.#trailer(previous, before), {
      Type: nameOf('XRef'),
      W: arrayOf([1, 7, 2]),
      Index: arrayOf(spansOf([...all.keys()]).flat()),
      Filter: nameOf('FlateDecode'),
      Length: packed.length,
    })
    const head = `${String(number)} 0 obj\n${written(dictionary)}\nstream\n`
    return Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream\nendobj\n', 'latin1')])
  }

  /** The second part of the file's identifier names this state of it (ISO 32000-2 §14.4). */
  #trailer(previous: number, before: Buffer): PdfDictionary {
    const { entries } = this.file.last.trailer
    const [first] = this.file.items(entries.get('ID'), this.file.last)
    const state = hexOf(createHash('sha256').update(before).digest().subarray(0, 16))
    return dictionaryOf({
      Size: this.#next,
      Root: this.root,
      Info: entries.get('Info'),
      ID: arrayOf([first ?? state, state]),
      Prev: previous,
    })
  }
}

function upTo(entries: ReadonlyMap<number, unknown>): number[] {
  let most = 0
  for (const number of entries.keys()) most = Math.max(most, number + 1)
  return [most]
}

/** Numbers as runs: each one's first and how many. */
function spansOf(numbers: readonly number[]): [number, number][] {
  const spans: [number, number][] = []
  for (const number of [...numbers].sort((left, right) => left - right)) {
    const last = spans.at(-1)
    if (last !== undefined && last[0] + last[1] === number) last[1] += 1
    else spans.push([number, 1])
  }
  return spans
}
