import { zlibSync } from 'fflate'
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRawStream, type PDFRef } from 'pdf-lib'
import { isType, nameIn, PdfFault, type PdfDictionary } from '../../signature/pdf/index.ts'
import { Graft, type GraftOptions } from './graft.ts'
import { StructureGraft } from './graft-structure.ts'
import { judgeAppending, keptLink } from './judge.ts'
import { LetterFile } from './letter-file.ts'
import { drawnNotes } from './drawn-notes.ts'
import { numberTree, SourcePdf, type SourcePage } from './source-pdf.ts'

/** A PDF whose pages follow the letter's. */
export interface AppendedFile {
  readonly bytes: Uint8Array
  /** "Enclosure 2" */
  readonly label: string
  readonly title: string
}

const name = (text: string): PDFName => PDFName.of(text)

/** What of a page comes along beside its content; boxes and turns as they are. */
const pageEntries = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox', 'Rotate', 'UserUnit'] as const

/**
 * Puts the pages of files behind those of a finished letter, each file with a bookmark, page labels and a part of the tags of
 * its own. Equal bytes give equal bytes. Throws for a file that `judgeAppending` refuses.
 */
export async function appendPages(letter: Uint8Array, files: readonly AppendedFile[]): Promise<Uint8Array> {
  const document = await PDFDocument.load(letter, { updateMetadata: false, parseSpeed: Infinity })
  const into = new LetterFile(document)
  let isAccessible = true
  for (const [index, file] of files.entries()) isAccessible = append(file, `enclosure-${String(index + 1)}.`, into) && isAccessible
  into.finish(isAccessible)
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: Infinity })
}

function append({ bytes, label, title }: AppendedFile, prefix: string, into: LetterFile): boolean {
  const judged = judgeAppending(bytes)
  const read = SourcePdf.read(bytes)
  if (!judged.ok || !read.ok) throw new PdfFault('a file cannot be appended')
  const source = read.value
  const { context } = into
  const refs = source.pages.map(() => context.nextRef())
  const part = context.nextRef()
  const partTags = context.obj({ Type: 'StructElem', S: 'Part', P: into.top, T: PDFHexString.fromText(`${label} – ${title}`) })
  const pages = judged.value.isTagged
    ? taggedPages(source, { part, partTags, refs, prefix }, into)
    : drawnPages(source, { part, partTags, refs, label: `${label} – ${title}` }, into)
  context.assign(part, partTags)
  into.addPart(part)
  into.addPages(pages, refs, `${label}, `)
  const [first] = refs
  if (first !== undefined) into.addBookmark(`${label} – ${title}`, first)
  return judged.value.isAccessible
}

interface Placing {
  readonly part: PDFRef
  readonly partTags: PDFDict
  readonly refs: readonly PDFRef[]
}

/** Pages with the tags that they have. */
function taggedPages(
  source: SourcePdf,
  { part, partTags, refs, prefix }: Placing & { readonly prefix: string },
  into: LetterFile,
): PDFDict[] {
  const { context } = into
  const parents = numberTree(source, source.dictionary(source.catalog.entries.get('StructTreeRoot'))?.entries.get('ParentTree'))
  const first = into.keys([...parents.keys()].reduce((largest, key) => Math.max(largest, key + 1), 0))
  const marked = (key: number): number | undefined => (parents.has(key) ? first + key : undefined)
  const graft = new Graft(source, context, { profile: profileOf(source), marked })
  const links = new Map<number, PDFRef>()
  const placed = new Map(source.pages.flatMap(({ number }, index) => (refs[index] === undefined ? [] : [[number, refs[index]] as const])))
  const pages = source.pages.map((page, index) => {
    const made = pageWith(page, graft)
    const contents = page.entries.get('Contents')
    if (contents !== undefined) made.set(name('Contents'), graft.value(contents))
    made.set(name('Resources'), graft.resources(page.entries.get('Resources')))
    const group = source.dictionary(page.entries.get('Group'))
    if (group !== undefined) made.set(name('Group'), graft.dictionary(group))
    const key = source.resolve(page.entries.get('StructParents'))
    const parent = typeof key === 'number' ? marked(key) : undefined
    if (parent !== undefined) made.set(name('StructParents'), PDFNumber.of(parent))
    const annotations = linksOn(source, page, { links, pages: placed, marked, page: refs[index], graft, into })
    if (annotations.length > 0) {
      made.set(name('Annots'), context.obj(annotations))
      made.set(name('Tabs'), name('S'))
    }
    return made
  })
  const structure = new StructureGraft(source, context, graft, {
    pages: placed,
    links,
    prefix,
  })
  partTags.set(name('K'), structure.elementsBelow(part))
  const language = source.resolve(source.catalog.entries.get('Lang'))
  if (isType(language, 'string')) partTags.set(name('Lang'), graft.value(language))
  for (const [key, value] of [...parents].toSorted(([left], [right]) => left - right))
    into.setParent(first + key, structure.parentOf(value))
  for (const { id, element } of structure.ids) into.addId(id, element)
  graft.finish()
  return pages
}

interface LinkPlaces {
  readonly links: Map<number, PDFRef>
  readonly pages: ReadonlyMap<number, PDFRef>
  marked(key: number): number | undefined
  readonly page: PDFRef | undefined
  readonly graft: Graft
  readonly into: LetterFile
}

/** The links on a page that lead to web and mail addresses, or to pages of the same file; no other note comes along. */
function linksOn(source: SourcePdf, page: SourcePage, { links, pages, marked, page: on, graft, into: { context } }: LinkPlaces): PDFRef[] {
  return source.items(page.entries.get('Annots')).flatMap((item) => {
    const link = source.dictionary(item)
    if (link === undefined || nameIn(link.entries.get('Subtype')) !== 'Link' || !isType(item, 'reference')) return []
    const target = keptLink(source, link)
    if (target === undefined) return []
    const made = context.obj({ Type: 'Annot', Subtype: 'Link', F: 4, Border: [0, 0, 0], ...(on !== undefined && { P: on }) })
    for (const key of ['Rect', 'QuadPoints', 'Contents'] as const) {
      const entry = link.entries.get(key)
      if (entry !== undefined) made.set(name(key), graft.value(entry))
    }
    const to = 'page' in target ? pages.get(target.page) : undefined
    if ('address' in target)
      made.set(name('A'), context.obj({ S: 'URI', URI: PDFHexString.of(Buffer.from(target.address).toString('hex').toUpperCase()) }))
    else if (to !== undefined) made.set(name('Dest'), context.obj([to, 'Fit']))
    const key = source.resolve(link.entries.get('StructParent'))
    const parent = typeof key === 'number' ? marked(key) : undefined
    if (parent !== undefined) made.set(name('StructParent'), PDFNumber.of(parent))
    const ref = context.register(made)
    links.set(item.number, ref)
    return [ref]
  })
}

/** Pages without tags: each is one picture with its place in the file for words, and its own text can still be copied. */
function drawnPages(source: SourcePdf, { part, partTags, refs, label }: Placing & { readonly label: string }, into: LetterFile): PDFDict[] {
  const { context } = into
  const graft = new Graft(source, context, { profile: profileOf(source) })
  const first = into.keys(source.pages.length)
  const figures: PDFRef[] = []
  const pages = source.pages.map((page, index) => {
    const box = source.numbers(page.entries.get('MediaBox'))
    if (box?.length !== 4) throw new PdfFault('a page of it has no size')
    const made = pageWith(page, graft)
    const drawing = drawingOf(source, page, { graft, box, into })
    const notes = drawnNotes(source, page, graft)
    const resources = context.obj({ XObject: { Page: drawing } })
    const xobjects = resources.lookup(name('XObject'), PDFDict)
    for (const [at, { form }] of notes.entries()) xobjects.set(name(`Note${String(at + 1)}`), form)
    const after = notes.map(({ placed }, at) => `q ${placed.join(' ')} cm /Note${String(at + 1)} Do Q\n`).join('')
    made.set(name('Resources'), resources)
    made.set(name('Contents'), context.register(context.stream(`/Figure <</MCID 0>> BDC\nq /Page Do Q\n${after}EMC\n`)))
    made.set(name('StructParents'), PDFNumber.of(first + index))
    const figure = context.register(
      context.obj({
        Type: 'StructElem',
        S: 'Figure',
        P: part,
        K: 0,
        Alt: PDFHexString.fromText(`${label}, ${String(index + 1)}/${String(source.pages.length)}`),
        A: { O: 'Layout', Placement: 'Block', BBox: box },
        ...(refs[index] !== undefined && { Pg: refs[index] }),
      }),
    )
    figures.push(figure)
    into.setParent(first + index, context.obj([figure]))
    return made
  })
  partTags.set(name('K'), context.obj(figures))
  graft.finish()
  return pages
}

function drawingOf(
  source: SourcePdf,
  page: SourcePage,
  { graft, box, into: { context } }: { readonly graft: Graft; readonly box: readonly number[]; readonly into: LetterFile },
): PDFRef {
  const made = context.obj({ Type: 'XObject', Subtype: 'Form', BBox: [...box], Filter: 'FlateDecode' })
  made.set(name('Resources'), graft.resources(page.entries.get('Resources')))
  const group = source.dictionary(page.entries.get('Group'))
  if (group !== undefined) made.set(name('Group'), graft.dictionary(group))
  return context.register(PDFRawStream.of(made, zlibSync(source.contentOf(page), { level: 9 })))
}

function pageWith({ entries }: SourcePage, graft: Graft): PDFDict {
  const kept = new Map(pageEntries.flatMap((key) => (entries.has(key) ? [[key as string, entries.get(key) ?? null] as const] : [])))
  return graft.dictionary({ type: 'dictionary', entries: kept, repeated: [] })
}

/** The colours that a file was made for: its output profile (ISO 19005-3, 6.2.3). */
function profileOf(source: SourcePdf): GraftOptions['profile'] {
  for (const item of source.items(source.catalog.entries.get('OutputIntents'))) {
    const stream = source.dictionary(item)?.entries.get('DestOutputProfile')
    const inks = source.resolve(profileEntries(source, item)?.entries.get('N'))
    if (stream !== undefined && typeof inks === 'number') return { stream, inks }
  }
  return undefined
}

function profileEntries(source: SourcePdf, intent: Parameters<SourcePdf['dictionary']>[0]): PdfDictionary | undefined {
  return source.dictionary(source.dictionary(intent)?.entries.get('DestOutputProfile'))
}
