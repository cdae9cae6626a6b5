import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRawStream,
  type PDFContext,
  type PDFObject,
  type PDFRef,
} from 'pdf-lib'
import { isType, nameIn, PdfFault, type PdfDictionary, type PdfStream, type PdfValue } from '../../signature/pdf/index.ts'
import type { SourcePdf } from './source-pdf.ts'

/** Never taken over with what a page draws: actions, scripts, other files, and what a page can be drawn without. */
const dropped: ReadonlySet<string> = new Set([
  'AA', 'AF', 'Alternates', 'JS', 'LastModified', 'Measure', 'Metadata', 'OC', 'OPI', 'OpenAction', 'PS', 'Parent', 'PieceInfo', 'PtData', 'Ref', 'StructParent',
]) // prettier-ignore

/** What a stream says of another file in which its bytes are. */
const elsewhere: ReadonlySet<string> = new Set(['F', 'FFilter', 'FDecodeParms', 'Length'])

/** What no page draws: whoever refers to it from there gets nothing. */
const undrawn: ReadonlySet<string> = new Set([
  'Action',
  'Annot',
  'Catalog',
  'Filespec',
  'OCG',
  'OCMD',
  'Page',
  'Pages',
  'Sig',
  'StructElem',
  'StructTreeRoot',
])

const mostObjects = 200_000

const defaultSpaces: Readonly<Record<number, string>> = { 1: 'DefaultGray', 3: 'DefaultRGB', 4: 'DefaultCMYK' }

/** What a graft is told beside its source. */
export interface GraftOptions {
  /** The colours for which the source was made: its output profile and how many inks that has. */
  readonly profile?: { readonly stream: PdfValue; readonly inks: number } | undefined
  /** Gives a stream of marked content its number in the tree of the file; undefined leaves it out. */
  marked?(key: number): number | undefined
}

/** Takes objects of one PDF over into another, each once, and only what draws. Reading may end in a `PdfFault`. */
export class Graft {
  readonly #source: SourcePdf
  readonly #context: PDFContext
  readonly #options: GraftOptions
  readonly #taken = new Map<number, PDFRef>()
  readonly #waiting: { readonly number: number; readonly ref: PDFRef }[] = []
  readonly #profile: PDFObject | undefined

  constructor(source: SourcePdf, context: PDFContext, options: GraftOptions) {
    this.#source = source
    this.#context = context
    this.#options = options
    this.#profile = options.profile && context.obj([PDFName.of('ICCBased'), this.value(options.profile.stream)])
  }

  value(value: PdfValue | undefined): PDFObject {
    if (value === undefined || value === null) return PDFNull
    if (typeof value === 'boolean') return value ? PDFBool.True : PDFBool.False
    if (typeof value === 'number') return PDFNumber.of(value)
    switch (value.type) {
      case 'name':
        return nameOf(value.name)
      case 'string':
        return PDFHexString.of(Buffer.from(value.bytes).toString('hex').toUpperCase())
      case 'array':
        return this.#array(value.items)
      case 'dictionary':
        return this.dictionary(value)
      case 'stream':
        return this.#stream(value)
      case 'reference':
        return this.#reference(value.number)
    }
  }

  dictionary({ entries }: PdfDictionary, without: ReadonlySet<string> = dropped): PDFDict {
    const made = PDFDict.withContext(this.#context)
    for (const [key, entry] of entries) {
      if (dropped.has(key) || without.has(key)) continue
      if (key === 'StructParents') this.#mark(made, entry)
      else made.set(nameOf(key), key === 'Resources' ? this.resources(entry) : this.value(entry))
    }
    return made
  }

  /** Resources, with the colours that names of devices stood for in the source (ISO 32000-2 §8.6.5.6). */
  resources(value: PdfValue | undefined): PDFDict {
    const found = this.#source.dictionary(value)
    const made = found === undefined ? PDFDict.withContext(this.#context) : this.dictionary(found)
    const space = defaultSpaces[this.#options.profile?.inks ?? 0]
    if (space === undefined || this.#profile === undefined) return made
    const spaces = this.#source.dictionary(found?.entries.get('ColorSpace'))
    const all = spaces === undefined ? PDFDict.withContext(this.#context) : this.dictionary(spaces)
    if (!all.has(PDFName.of(space))) all.set(PDFName.of(space), this.#profile)
    made.set(PDFName.of('ColorSpace'), all)
    return made
  }

  /** Takes over everything that was referred to so far. */
  finish(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      const object = this.#source.file.object(next.number, this.#source.last)
      this.#context.assign(next.ref, this.value(isUndrawn(object?.value) ? null : object?.value))
    }
  }

  #array(items: readonly PdfValue[]): PDFArray {
    const made = PDFArray.withContext(this.#context)
    for (const item of items) made.push(this.value(item))
    return made
  }

  #reference(number: number): PDFObject {
    const known = this.#taken.get(number)
    if (known !== undefined) return known
    if (this.#taken.size === mostObjects) throw new PdfFault('it is made of too many parts')
    const ref = this.#context.nextRef()
    this.#taken.set(number, ref)
    this.#waiting.push({ number, ref })
    return ref
  }

  #stream({ dictionary, from, to }: PdfStream): PDFRawStream {
    return PDFRawStream.of(this.dictionary(dictionary, elsewhere), this.#source.file.bytes.slice(from, to))
  }

  #mark(made: PDFDict, entry: PdfValue): void {
    const key = this.#source.resolve(entry)
    const number = typeof key === 'number' ? this.#options.marked?.(key) : undefined
    if (number !== undefined) made.set(PDFName.of('StructParents'), PDFNumber.of(number))
  }
}

/** pdf-lib takes number signs in a name for escapes. */
export function nameOf(name: string): PDFName {
  return PDFName.of(name.replaceAll('#', '#23'))
}

function isUndrawn(value: PdfValue | undefined): boolean {
  const dictionary = isType(value, 'dictionary') ? value : isType(value, 'stream') ? value.dictionary : undefined
  return undrawn.has(nameIn(dictionary?.entries.get('Type')) ?? '')
}
