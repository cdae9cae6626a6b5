import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, type PDFContext, type PDFObject, type PDFRef } from 'pdf-lib'
import { isType, nameIn, PdfFault, type PdfDictionary, type PdfValue } from '../../signature/pdf/index.ts'
import type { Graft } from './graft.ts'
import type { SourcePdf } from './source-pdf.ts'
import { deepestTag, mostTags } from './sound-tags.ts'
import { standardType } from './standard-types.ts'

/** What an element says as words, of itself or of what it holds. */
const words = ['Alt', 'ActualText', 'E', 'Lang', 'T'] as const

interface Places {
  /** The pages as they stand in the letter's file, by their objects' numbers in the source. */
  readonly pages: ReadonlyMap<number, PDFRef>
  /** Links that were taken over, likewise. */
  readonly links: ReadonlyMap<number, PDFRef>
  /** Stands before every ID, which no two elements of the letter's file share. */
  readonly prefix: string
}

/** The tags of an appended PDF (ISO 32000-1 §14.7.2), element by element: types, words, attributes and what they hold. */
export class StructureGraft {
  readonly #source: SourcePdf
  readonly #context: PDFContext
  readonly #graft: Graft
  readonly #places: Places
  readonly #root: PdfDictionary | undefined
  readonly #elements = new Map<number, PDFRef>()
  /** Elements by their IDs in the letter's file. */
  readonly ids: { readonly id: PDFHexString; readonly element: PDFRef }[] = []
  #count = 0

  constructor(source: SourcePdf, context: PDFContext, graft: Graft, places: Places) {
    this.#source = source
    this.#context = context
    this.#graft = graft
    this.#places = places
    this.#root = source.dictionary(source.catalog.entries.get('StructTreeRoot'))
  }

  /** The elements at the top of the tree, below `parent`. */
  elementsBelow(parent: PDFRef): PDFArray {
    return this.#kids(this.#root?.entries.get('K'), parent, 0)
  }

  /** What stands in the tree of parents under a key of the source, in the letter's file. */
  parentOf(value: PdfValue): PDFObject {
    if (isType(value, 'reference') && this.#elements.has(value.number)) return this.#elementAt(value.number)
    const found = this.#source.resolve(value)
    const list = PDFArray.withContext(this.#context)
    if (isType(found, 'array'))
      for (const item of found.items) list.push(isType(item, 'reference') ? this.#elementAt(item.number) : this.#graft.value(null))
    return list
  }

  #elementAt(number: number): PDFObject {
    return this.#elements.get(number) ?? this.#graft.value(null)
  }

  #kids(value: PdfValue | undefined, parent: PDFRef, depth: number): PDFArray {
    if (depth > deepestTag) throw new PdfFault('its tags lie too deep in each other')
    const made = PDFArray.withContext(this.#context)
    const found = this.#source.resolve(value)
    const items = isType(found, 'array') ? found.items : value === undefined ? [] : [value]
    for (const item of items) {
      const kid = this.#kid(item, parent, depth)
      if (kid !== undefined) made.push(kid)
    }
    return made
  }

  #kid(value: PdfValue, parent: PDFRef, depth: number): PDFObject | undefined {
    const found = this.#source.resolve(value)
    if (typeof found === 'number') return PDFNumber.of(found)
    if (!isType(found, 'dictionary')) return undefined
    const type = nameIn(this.#source.resolve(found.entries.get('Type')))
    if (type === 'MCR') return this.#content(found)
    if (type === 'OBJR') return this.#object(found)
    return this.#element(found, isType(value, 'reference') ? value.number : undefined, parent, depth)
  }

  #element(element: PdfDictionary, number: number | undefined, parent: PDFRef, depth: number): PDFRef {
    this.#count += 1
    if (number !== undefined && this.#elements.has(number)) throw new PdfFault('its tags lead in a circle')
    if (this.#count > mostTags) throw new PdfFault('it has too many tags')
    const ref = this.#context.nextRef()
    if (number !== undefined) this.#elements.set(number, ref)
    const made = PDFDict.withContext(this.#context)
    const roles = this.#source.dictionary(this.#root?.entries.get('RoleMap'))
    const type = standardType(this.#source, roles, nameIn(this.#source.resolve(element.entries.get('S'))))
    made.set(PDFName.of('Type'), PDFName.of('StructElem'))
    made.set(PDFName.of('S'), PDFName.of(type))
    made.set(PDFName.of('P'), parent)
    const page = this.#pageOf(element)
    if (page !== undefined) made.set(PDFName.of('Pg'), page)
    for (const name of words) {
      const said = this.#source.resolve(element.entries.get(name))
      if (isType(said, 'string')) made.set(PDFName.of(name), this.#graft.value(said))
    }
    const id = this.#idFor(element, type)
    if (id !== undefined) {
      made.set(PDFName.of('ID'), id)
      this.ids.push({ id, element: ref })
    }
    const attributes = this.#attributesOf(element)
    if (attributes.size() > 0) made.set(PDFName.of('A'), attributes)
    made.set(PDFName.of('K'), this.#kids(element.entries.get('K'), ref, depth + 1))
    this.#context.assign(ref, made)
    return ref
  }

  #pageOf(dictionary: PdfDictionary): PDFRef | undefined {
    const page = dictionary.entries.get('Pg')
    return isType(page, 'reference') ? this.#places.pages.get(page.number) : undefined
  }

  #content(content: PdfDictionary): PDFDict {
    const made = PDFDict.withContext(this.#context)
    const page = this.#pageOf(content)
    made.set(PDFName.of('Type'), PDFName.of('MCR'))
    if (page !== undefined) made.set(PDFName.of('Pg'), page)
    for (const name of ['MCID', 'Stm'] as const) {
      const entry = content.entries.get(name)
      if (entry !== undefined) made.set(PDFName.of(name), this.#graft.value(entry))
    }
    return made
  }

  #object(reference: PdfDictionary): PDFDict | undefined {
    const object = reference.entries.get('Obj')
    const link = isType(object, 'reference') ? this.#places.links.get(object.number) : undefined
    if (link === undefined) return undefined
    const made = PDFDict.withContext(this.#context)
    const page = this.#pageOf(reference)
    made.set(PDFName.of('Type'), PDFName.of('OBJR'))
    made.set(PDFName.of('Obj'), link)
    if (page !== undefined) made.set(PDFName.of('Pg'), page)
    return made
  }

  /** Its own attributes and those of its classes, which do not come along by name. */
  #attributesOf(element: PdfDictionary): PDFArray {
    const classes = this.#source.dictionary(this.#root?.entries.get('ClassMap'))
    const list = (value: PdfValue | undefined): readonly PdfValue[] => {
      const found = this.#source.resolve(value)
      return isType(found, 'array') ? found.items : found === undefined || found === null ? [] : [found]
    }
    const named = list(element.entries.get('C')).flatMap((name) => list(classes?.entries.get(nameIn(this.#source.resolve(name)) ?? '')))
    const made = PDFArray.withContext(this.#context)
    // Numbers beside them count how often an element was changed.
    for (const value of [...list(element.entries.get('A')), ...named]) {
      const attribute = this.#source.dictionary(value)
      if (attribute !== undefined) made.push(this.#attribute(attribute))
    }
    return made
  }

  #attribute(attribute: PdfDictionary): PDFDict {
    const made = this.#graft.dictionary(attribute)
    const headers = this.#source.items(attribute.entries.get('Headers')).map((item) => this.#source.resolve(item))
    if (headers.length === 0) return made
    const renamed = PDFArray.withContext(this.#context)
    for (const header of headers) if (isType(header, 'string')) renamed.push(this.#idOf(header.bytes))
    made.set(PDFName.of('Headers'), renamed)
    return made
  }

  /** Its own ID; a note gets one where it has none, by which it is told from others (ISO 14289-1, 7.9). */
  #idFor(element: PdfDictionary, type: string): PDFHexString | undefined {
    const id = this.#source.resolve(element.entries.get('ID'))
    if (isType(id, 'string')) return this.#idOf(id.bytes)
    return type === 'Note' ? this.#idOf(Buffer.from(`note ${String(this.#count)}`)) : undefined
  }

  #idOf(bytes: Uint8Array): PDFHexString {
    return PDFHexString.of(
      Buffer.concat([Buffer.from(this.#places.prefix), bytes])
        .toString('hex')
        .toUpperCase(),
    )
  }
}
