import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
  type PDFContext,
  type PDFDocument,
  type PDFObject,
  type PDFRef,
} from 'pdf-lib'

const name = (text: string): PDFName => PDFName.of(text)

/** The file of a letter while pages are appended to it: its lists of pages, tags, bookmarks and labels. */
export class LetterFile {
  readonly context: PDFContext
  readonly #document: PDFDocument
  readonly #pages: PDFRef
  readonly #tags: PDFDict
  readonly #parents: PDFArray
  readonly #labels: PDFArray
  readonly #ids: { readonly id: PDFHexString | PDFString; readonly element: PDFObject }[]
  #nextParent: number

  constructor(document: PDFDocument) {
    this.#document = document
    this.context = document.context
    const { catalog } = document
    this.#pages = catalog.get(name('Pages')) as PDFRef
    this.#tags = catalog.lookup(name('StructTreeRoot'), PDFDict)
    this.#parents = this.#tags.lookup(name('ParentTree'), PDFDict).lookup(name('Nums'), PDFArray)
    this.#nextParent = this.#tags.lookup(name('ParentTreeNextKey'), PDFNumber).asNumber()
    this.#ids = namesIn(this.#tags.lookupMaybe(name('IDTree'), PDFDict))
    this.#labels = this.context.obj([0, { S: 'D' }])
    catalog.set(name('PageLabels'), this.context.obj({ Nums: this.#labels }))
  }

  /** Counts keys in the tree of parents off: the first of so many. */
  keys(count: number): number {
    const first = this.#nextParent
    this.#nextParent += count
    return first
  }

  /** What the tree of parents says under a key; keys come in rising order. */
  setParent(key: number, parent: PDFObject): void {
    this.#parents.push(PDFNumber.of(key))
    this.#parents.push(parent)
  }

  /** The element of the letter itself, in which an enclosure is a part. */
  get top(): PDFRef {
    const kids = this.#tags.lookup(name('K'))
    return (kids instanceof PDFArray ? kids.get(0) : this.#tags.get(name('K'))) as PDFRef
  }

  /** Puts an element at the end of the letter's. */
  addPart(part: PDFRef): void {
    const top = this.context.lookup(this.top, PDFDict)
    const kids = top.lookup(name('K'))
    if (kids instanceof PDFArray) kids.push(part)
    else top.set(name('K'), this.context.obj([top.get(name('K')) ?? null, part]))
  }

  addId(id: PDFHexString, element: PDFRef): void {
    this.#ids.push({ id, element })
  }

  addPages(pages: readonly PDFDict[], refs: readonly PDFRef[], label: string): void {
    const list = this.context.lookup(this.#pages, PDFDict)
    const kids = list.lookup(name('Kids'), PDFArray)
    const before = list.lookup(name('Count'), PDFNumber).asNumber()
    for (const [index, page] of pages.entries()) {
      page.set(name('Type'), name('Page'))
      page.set(name('Parent'), this.#pages)
      const ref = refs[index]
      if (ref === undefined) continue
      this.context.assign(ref, page)
      kids.push(ref)
    }
    list.set(name('Count'), PDFNumber.of(before + pages.length))
    this.#labels.push(PDFNumber.of(before))
    this.#labels.push(this.context.obj({ S: 'D', P: PDFHexString.fromText(label) }))
  }

  /** A bookmark that leads to a page, behind those that there are. */
  addBookmark(title: string, page: PDFRef): void {
    const { catalog } = this.#document
    const ref = this.context.nextRef()
    let outlines = catalog.lookupMaybe(name('Outlines'), PDFDict)
    if (outlines === undefined) {
      outlines = this.context.obj({ Type: 'Outlines', Count: 0 })
      catalog.set(name('Outlines'), this.context.register(outlines))
    }
    const entry = this.context.obj({ Title: PDFHexString.fromText(title), Parent: catalog.get(name('Outlines')), Dest: [page, 'Fit'] })
    const last = outlines.get(name('Last')) as PDFRef | undefined
    if (last === undefined) outlines.set(name('First'), ref)
    else {
      this.context.lookup(last, PDFDict).set(name('Next'), ref)
      entry.set(name('Prev'), last)
    }
    outlines.set(name('Last'), ref)
    outlines.set(name('Count'), PDFNumber.of((outlines.lookupMaybe(name('Count'), PDFNumber)?.asNumber() ?? 0) + 1))
    this.context.assign(ref, entry)
  }

  /** Writes the lists, and what the file says of itself: so many pages, and PDF/UA no more where that is not known. */
  finish(isAccessible: boolean): void {
    this.#tags.set(name('ParentTreeNextKey'), PDFNumber.of(this.#nextParent))
    if (this.#ids.length > 0) {
      const sorted = this.#ids.toSorted((left, right) => Buffer.compare(left.id.asBytes(), right.id.asBytes()))
      this.#tags.set(name('IDTree'), this.context.obj({ Names: sorted.flatMap(({ id, element }) => [id, element]) }))
    }
    const at = this.#document.catalog.get(name('Metadata')) as PDFRef
    const metadata = this.context.lookup(at)
    if (!(metadata instanceof PDFRawStream)) return
    const pages = this.context.lookup(this.#pages, PDFDict).lookup(name('Count'), PDFNumber).asNumber()
    const packet = Buffer.from(metadata.contents).toString('utf8')
    const counted = packet.replace(/(<xmpTPg:NPages>)\d+/u, `$1${String(pages)}`)
    const said = isAccessible ? counted : counted.replace(/<pdfuaid:part>\d<\/pdfuaid:part>/u, '')
    this.context.assign(at, PDFRawStream.of(metadata.dict, Buffer.from(said, 'utf8')))
  }
}

function namesIn(tree: PDFDict | undefined): { id: PDFHexString | PDFString; element: PDFObject }[] {
  const own = tree?.lookupMaybe(name('Names'), PDFArray)?.asArray() ?? []
  const below = tree?.lookupMaybe(name('Kids'), PDFArray)?.asArray() ?? []
  const found = own.flatMap((id, at) => {
    const element = own[at + 1]
    return at % 2 === 0 && element !== undefined && (id instanceof PDFHexString || id instanceof PDFString) ? [{ id, element }] : []
  })
  return [...found, ...below.flatMap((kid) => namesIn(tree?.context.lookupMaybe(kid, PDFDict)))]
}
