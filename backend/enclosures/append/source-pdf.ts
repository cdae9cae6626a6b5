import { fail, succeed, type Result } from '../../../core/requests/index.ts'
import {
  countIn,
  isType,
  nameIn,
  PdfFault,
  PdfFile,
  type PdfDictionary,
  type PdfFailure,
  type PdfValue,
  type Revision,
} from '../../signature/pdf/index.ts'

/** Most pages of one enclosed file that are appended. */
export const mostPages = 500

/** The highest number in a tree of numbers. */
const largestKey = 1_000_000

/** How deep pages may lie in each other's lists. */
const deepest = 32

/** Attributes that a page has from the lists above it (ISO 32000-2 §7.7.3.4). */
const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const

/** A page with what it has from above; `number` is that of its object. */
export interface SourcePage {
  readonly number: number
  readonly entries: ReadonlyMap<string, PdfValue>
}

/** A PDF whose pages are to be appended, as it stands after its last saving. Reading it may end in a `PdfFault`. */
export class SourcePdf {
  readonly file: PdfFile
  readonly last: Revision
  readonly catalog: PdfDictionary
  readonly pages: readonly SourcePage[]

  private constructor(file: PdfFile) {
    this.file = file
    this.last = file.last
    this.catalog = file.catalog(file.last)
    this.pages = this.#pagesBelow(this.catalog.entries.get('Pages'), new Map(), 0, new Set())
    if (this.pages.length === 0) throw new PdfFault('it has no pages')
  }

  static read(bytes: Uint8Array): Result<SourcePdf, PdfFailure | 'damaged'> {
    const file = PdfFile.read(bytes)
    if (!file.ok) return file
    try {
      return succeed(new SourcePdf(file.value))
    } catch (error) {
      if (error instanceof PdfFault) return fail('damaged')
      throw error
    }
  }

  resolve(value: PdfValue | undefined): PdfValue | undefined {
    return this.file.resolve(value, this.last)
  }

  dictionary(value: PdfValue | undefined): PdfDictionary | undefined {
    return this.file.dictionary(value, this.last)
  }

  items(value: PdfValue | undefined): readonly PdfValue[] {
    return this.file.items(value, this.last)
  }

  /** The numbers of an array; undefined where it is none. */
  numbers(value: PdfValue | undefined): number[] | undefined {
    const items = this.items(value).map((item) => this.resolve(item))
    const numbers = items.filter((item) => typeof item === 'number')
    return items.length > 0 && numbers.length === items.length ? numbers : undefined
  }

  /** The bytes that a page's content is, its streams behind each other. */
  contentOf(page: SourcePage): Uint8Array {
    const contents = page.entries.get('Contents')
    const single = this.resolve(contents)
    const streams = isType(single, 'stream') ? [single] : this.items(contents).map((item) => this.resolve(item))
    const pieces = streams.flatMap((stream) => (isType(stream, 'stream') ? [this.file.unpack(stream), Buffer.from('\n')] : []))
    return Buffer.concat(pieces)
  }

  #pagesBelow(value: PdfValue | undefined, above: ReadonlyMap<string, PdfValue>, depth: number, seen: Set<number>): SourcePage[] {
    const node = this.dictionary(value)
    if (node === undefined || !isType(value, 'reference')) throw new PdfFault('its pages are not where it says')
    if (seen.has(value.number) || depth > deepest) throw new PdfFault('its pages lead in a circle')
    seen.add(value.number)
    if (seen.size > mostPages * 4) throw new PdfFault('it has too many pages')
    const own = inherited.flatMap((name) => {
      const entry = node.entries.get(name)
      return entry === undefined ? [] : [[name, entry] as const]
    })
    const entries = new Map([...above, ...own])
    if (nameIn(node.entries.get('Type')) === 'Page') return [{ number: value.number, entries: new Map([...entries, ...node.entries]) }]
    return this.items(node.entries.get('Kids')).flatMap((kid) => this.#pagesBelow(kid, entries, depth + 1, seen))
  }
}

/** The entry of a number tree (ISO 32000-2 §7.9.7) by its key, all of them; a tree that is no tree is a `PdfFault`. */
export function numberTree(source: SourcePdf, root: PdfValue | undefined): Map<number, PdfValue> {
  const found = new Map<number, PdfValue>()
  const open = [source.dictionary(root)]
  for (let step = 0; open.length > 0; step += 1) {
    if (step > 100_000) throw new PdfFault('a list of its tags leads in a circle')
    const node = open.pop()
    if (node === undefined) continue
    open.push(...source.items(node.entries.get('Kids')).map((kid) => source.dictionary(kid)))
    const numbers = source.items(node.entries.get('Nums'))
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      const key = countIn(source.resolve(numbers[at]))
      const value = numbers[at + 1]
      if (key !== undefined && key > largestKey) throw new PdfFault('its tags are numbered too high')
      if (key !== undefined && value !== undefined) found.set(key, value)
    }
  }
  return found
}
