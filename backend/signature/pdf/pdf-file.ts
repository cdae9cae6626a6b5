import { fail, succeed, type Result } from '../../../core/requests/result.ts'
import { lastTail, pastSpace, readSection, tailAfter, type Entry, type Section } from './cross-reference.ts'
import { pdfFailures, type PdfFailure } from './failures.ts'
import { readObject, type ReadObject } from './read-object.ts'
import { unpackStream, type Unpacking } from './streams.ts'
import { countIn, isType, nameIn, PdfFault, type PdfDictionary, type PdfStream, type PdfValue } from './value.ts'
import { ValueReader } from './value-reader.ts'

/** What one saving of the file added (ISO 32000-2 §7.5.6). */
export interface Revision {
  /** 1 is the oldest. */
  readonly number: number
  /** The bytes it added, up to and with the line end after its `%%EOF`. */
  readonly from: number
  readonly to: number
  readonly entries: ReadonlyMap<number, Entry>
  readonly trailer: PdfDictionary
  readonly sections: readonly Section[]
}

const mostSections = 4096
/** References that lead to references. */
const longestWay = 16

/**
 * A PDF as a pile of revisions, read strictly: tables of objects are followed and never rebuilt by looking around, so that
 * what is read here is what the file says. Values are read when they are asked for; a file that is damaged where nobody
 * asked is told by `PdfFault` then.
 */
export class PdfFile {
  readonly bytes: Uint8Array
  /** Oldest first, at least one. */
  readonly revisions: readonly Revision[]
  /** Bytes after the last `%%EOF` that are no white space. */
  readonly trailing: number
  readonly #objects = new Map<number, ReadObject>()
  readonly #packed = new Map<string, readonly ReadObject[]>()
  readonly #places = new Map<Revision, Float64Array>()
  /** Lengths of streams that are being looked for, each for the sake of the one before. */
  #lengths = 0
  readonly #unpacking: Unpacking = { done: 0 }

  private constructor(bytes: Uint8Array) {
    this.bytes = bytes
    const tail = lastTail(bytes)
    this.trailing = bytes.length - pastSpace(bytes, tail.to)
    this.revisions = revisionsOf(bytes, sectionsFrom(bytes, tail.section, this.#unpacking), tail)
  }

  /** Fails in a sentence for what is no PDF, is damaged or locked. */
  static read(bytes: Uint8Array): Result<PdfFile, PdfFailure> {
    if (!hasHeader(bytes)) return fail(pdfFailures.none)
    try {
      const file = new PdfFile(bytes)
      const isLocked = file.revisions.some(({ trailer }) => trailer.entries.has('Encrypt'))
      return isLocked ? fail(pdfFailures.locked) : succeed(file)
    } catch (error) {
      if (error instanceof PdfFault) return fail(pdfFailures.damaged(error.message))
      throw error
    }
  }

  get last(): Revision {
    const revision = this.revisions.at(-1)
    if (revision === undefined) throw new PdfFault('the file holds no revision')
    return revision
  }

  /** An object as it stood in a revision; undefined where there was none. */
  object(number: number, in_: Revision): ReadObject | undefined {
    for (let index = in_.number - 1; index >= 0; index -= 1) {
      const revision = this.revisions[index]
      const entry = revision?.entries.get(number)
      if (revision !== undefined && entry !== undefined) return this.#at(number, entry, revision)
    }
    return undefined
  }

  /** What a value is, past references. */
  resolve(value: PdfValue | undefined, in_: Revision): PdfValue | undefined {
    let found = value
    for (let way = 0; isType(found, 'reference'); way += 1) {
      if (way === longestWay) throw new PdfFault('references lead in a circle')
      found = this.object(found.number, in_)?.value ?? null
    }
    return found
  }

  /** The dictionary that a value is or leads to; undefined where it is none. */
  dictionary(value: PdfValue | undefined, in_: Revision): PdfDictionary | undefined {
    const found = this.resolve(value, in_)
    return isType(found, 'dictionary') ? found : isType(found, 'stream') ? found.dictionary : undefined
  }

  /** The items of an array; none where a value is none. */
  items(value: PdfValue | undefined, in_: Revision): readonly PdfValue[] {
    const found = this.resolve(value, in_)
    return isType(found, 'array') ? found.items : []
  }

  catalog(in_: Revision): PdfDictionary {
    const catalog = this.dictionary(in_.trailer.entries.get('Root'), in_)
    if (catalog === undefined) throw new PdfFault('the file has no catalog')
    return catalog
  }

  /** The unpacked bytes of a stream. */
  unpack(stream: PdfStream): Uint8Array {
    return unpackStream(stream.dictionary, this.bytes.subarray(stream.from, stream.to), this.#unpacking)
  }

  #at(number: number, entry: Entry, revision: Revision): ReadObject | undefined {
    if (entry.kind === 'free') return undefined
    if (entry.kind === 'in') return packedAt(this.#packedIn(entry.container, revision), entry.index, number)
    const known = this.#objects.get(entry.offset)
    const object = known ?? readObject(this.bytes, entry.offset, (length) => this.#lengthIn(length, revision))
    this.#objects.set(entry.offset, object)
    if (object.number !== number || object.generation !== entry.generation)
      throw new PdfFault(`another object stands where object ${String(number)} should`)
    if (object.to > this.#nextAfter(entry.offset, revision)) throw new PdfFault('objects lie in each other')
    return object
  }

  /** Where the next object of a revision begins: an object that reaches beyond it would be read over and over. */
  #nextAfter(offset: number, revision: Revision): number {
    const places = this.#places.get(revision) ?? placesIn(revision)
    this.#places.set(revision, places)
    let [low, high] = [0, places.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[middle] ?? 0) > offset) high = middle
      else low = middle + 1
    }
    return places[low] ?? this.bytes.length
  }

  #lengthIn(number: number, revision: Revision): number {
    // The length of a stream may stand in a packed object, whose stream has a length too, and so on.
    if (this.#lengths === longestWay) throw new PdfFault('references lead in a circle')
    this.#lengths += 1
    const length = countIn(this.object(number, revision)?.value)
    this.#lengths -= 1
    if (length === undefined) throw new PdfFault('the length of a stream is missing')
    return length
  }

  /** The objects of an object stream (ISO 32000-2 §7.5.7). */
  #packedIn(container: number, revision: Revision): readonly ReadObject[] {
    const key = `${String(container)} ${String(revision.number)}`
    const known = this.#packed.get(key)
    if (known !== undefined) return known
    // An object stream in itself would never come to an end.
    this.#packed.set(key, [])
    const holder = this.object(container, revision)
    const objects = holder === undefined ? [] : this.#unpackObjects(holder)
    this.#packed.set(key, objects)
    return objects
  }

  #unpackObjects({ value, from, to }: ReadObject): ReadObject[] {
    if (!isType(value, 'stream') || nameIn(value.dictionary.entries.get('Type')) !== 'ObjStm')
      throw new PdfFault('objects are missing that the file says it packed')
    const bytes = this.unpack(value)
    const reader = new ValueReader(bytes)
    const first = countIn(value.dictionary.entries.get('First')) ?? 0
    const count = countIn(value.dictionary.entries.get('N')) ?? 0
    if (count > bytes.length) throw new PdfFault('the file has too many objects')
    const places = Array.from({ length: count }, () => [reader.count(), reader.count()] as const)
    return places.map(([number, offset], index) => {
      const object = new ValueReader(bytes, first + offset)
      const value = object.value()
      if (object.at > first + (places[index + 1]?.[1] ?? bytes.length)) throw new PdfFault('objects lie in each other')
      return { number, generation: 0, value, from, to }
    })
  }
}

/** Readers find a packed object by its number or by its place, so that both must lead to the same one. */
function packedAt(objects: readonly ReadObject[], index: number, number: number): ReadObject {
  const object = objects[index]
  if (object?.number !== number) throw new PdfFault(`another object stands where object ${String(number)} should`)
  return object
}

function placesIn({ entries }: Revision): Float64Array {
  return Float64Array.from([...entries.values()].flatMap((entry) => (entry.kind === 'at' ? [entry.offset] : []))).sort()
}

function hasHeader(bytes: Uint8Array): boolean {
  return [0x25, 0x50, 0x44, 0x46, 0x2d].every((byte, index) => bytes[index] === byte)
}

/** All sections, newest first, by each one's word for the one before it. */
function sectionsFrom(bytes: Uint8Array, last: number, unpacking: Unpacking): Section[] {
  const sections: Section[] = []
  const seen = new Set<number>()
  for (let at: number | undefined = last; at !== undefined;) {
    if (seen.has(at)) throw new PdfFault('tables of objects lead in a circle')
    if (seen.size === mostSections) throw new PdfFault('the file was saved too often to be read')
    seen.add(at)
    const section = readSection(bytes, at, unpacking)
    sections.push(section)
    const before = section.trailer.entries.get('Prev')
    at = countIn(before)
    if (before !== undefined && at === undefined) throw new PdfFault('a table of objects names no place for the one before it')
  }
  return sections
}

/** Sections that were saved together: in a linearized file the first of two stands before the other (ISO 32000-2, Annex F). */
function revisionsOf(bytes: Uint8Array, sections: readonly Section[], tail: { readonly to: number }): Revision[] {
  const saved: Section[][] = []
  for (const section of sections) {
    const newer = saved.at(-1)?.at(-1)
    if (newer !== undefined && newer.from < section.from) saved.at(-1)?.push(section)
    else saved.push([section])
  }
  const oldestFirst = saved.toReversed()
  let from = 0
  return oldestFirst.map((together, index) => {
    const end = tailAfter(bytes, Math.max(...together.map(({ to }) => to)))
    if (end.to <= from) throw new PdfFault('revisions lie in each other')
    if (end.section !== together[0]?.from) throw new PdfFault('a revision names another table of objects than its own')
    if (index === oldestFirst.length - 1 && end.to !== tail.to) throw new PdfFault('the file has two ends')
    const revision = { number: index + 1, from, to: end.to, entries: merged(together), trailer: trailerOf(together), sections: together }
    from = end.to
    return revision
  })
}

function merged(sections: readonly Section[]): Map<number, Entry> {
  return new Map(sections.toReversed().flatMap(({ entries }) => [...entries]))
}

function trailerOf(sections: readonly Section[]): PdfDictionary {
  const [first] = sections
  if (first === undefined) throw new PdfFault('the file holds no table of objects')
  return first.trailer
}
