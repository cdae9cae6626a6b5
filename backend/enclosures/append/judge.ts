import { fail, succeed, type Result } from '../../../core/requests/index.ts'
import { isType, latin, nameIn, PdfFault, textIn, type PdfDictionary, type PdfValue } from '../../signature/pdf/index.ts'
import { hasSoundTags } from './sound-tags.ts'
import { badFonts } from './check-fonts.ts'
import { mostPages, SourcePdf } from './source-pdf.ts'

/** Why the pages of a PDF cannot be appended, or would make the letter something else than it says it is. */
export type Hindrance = { readonly kind: 'unreadable'; readonly why: string } | { readonly kind: 'not-archival'; readonly why: string }

/** What appending the pages of a PDF comes to. */
export interface Judgement {
  readonly pages: number
  /** True where its tags come along; otherwise each page is one picture to those who cannot see it. */
  readonly isTagged: boolean
  /** False where the letter cannot say any more that it keeps to PDF/UA. */
  readonly isAccessible: boolean
  /** What its pages come without, in words. */
  readonly stripped: readonly string[]
}

/** Reads a PDF and says what appending it comes to. Nothing is believed but that a file keeps to PDF/A where it says so. */
export function judgeAppending(bytes: Uint8Array): Result<Judgement, Hindrance> {
  try {
    const source = SourcePdf.read(bytes)
    if (!source.ok) return fail({ kind: 'unreadable', why: source.error === 'damaged' ? damaged : wordsOf(source.error) })
    return judged(source.value)
  } catch (error) {
    if (error instanceof PdfFault) return fail({ kind: 'unreadable', why: damaged })
    throw error
  }
}

const damaged = 'it is damaged, or written in a way that is not read here'

function wordsOf({ code }: { readonly code: string }): string {
  return code === 'pdf-locked' ? 'it is encrypted' : code === 'pdf-none' ? 'it is no PDF' : damaged
}

function judged(source: SourcePdf): Result<Judgement, Hindrance> {
  const { catalog, pages } = source
  const unreadable = (why: string): Result<never, Hindrance> => fail({ kind: 'unreadable', why })
  const notArchival = (why: string): Result<never, Hindrance> => fail({ kind: 'not-archival', why })
  if (pages.length > mostPages) return unreadable(`it has more than ${String(mostPages)} pages`)
  if (catalog.entries.has('OCProperties')) return unreadable('it has layers, of which some may be hidden')
  const form = source.dictionary(catalog.entries.get('AcroForm'))
  if (form?.entries.has('XFA') === true) return unreadable('it is a form that only one program shows')
  const claims = claimsOf(source)
  if (!['1', '2', '3'].includes(claims.archival ?? '')) return notArchival('it does not say that it is PDF/A')
  const fonts = badFonts(source)
  if (fonts !== undefined) return notArchival(fonts)
  if (pages.some((page) => source.numbers(page.entries.get('MediaBox'))?.length !== 4)) return unreadable(damaged)
  const isTagged = isTaggedAsWell(source)
  const isAccessible = isTagged ? claims.accessible === '1' : pages.every((page) => !hasMarks(source.contentOf(page)))
  return succeed({ pages: pages.length, isTagged, isAccessible, stripped: strippedFrom(source, form) })
}

/** Tagged in a way that fits the letter's: headings without levels are not set between those that have them (ISO 14289-1, 7.4.4). */
function isTaggedAsWell(source: SourcePdf): boolean {
  const isMarked = source.dictionary(source.catalog.entries.get('MarkInfo'))?.entries.get('Marked') === true
  return isMarked && hasSoundTags(source) && !hasDrawnNotes(source)
}

/** Notes with a drawing of their own become part of the page, which then is told as one picture. */
function hasDrawnNotes(source: SourcePdf): boolean {
  return source.pages.some((page) =>
    source.items(page.entries.get('Annots')).some((item) => {
      const note = source.dictionary(item)
      return nameIn(note?.entries.get('Subtype')) !== 'Link' && note?.entries.has('AP') === true
    }),
  )
}

/** Marks inside of content that is marked as a whole would be read twice. */
function hasMarks(content: Uint8Array): boolean {
  return /(?:^|[\s\]>)])(?:BMC|BDC|DP|MP)(?=\s|$)/u.test(latin(content))
}

/** What a file says in its metadata: the parts of PDF/A and PDF/UA that it keeps to. */
function claimsOf(source: SourcePdf): { readonly archival: string | undefined; readonly accessible: string | undefined } {
  const metadata = source.resolve(source.catalog.entries.get('Metadata'))
  const packet = isType(metadata, 'stream') ? latin(source.file.unpack(metadata)) : ''
  const said = (name: string): string | undefined =>
    new RegExp(`<${name}>\\s*(\\d)\\s*</${name}>`, 'u').exec(packet)?.[1] ??
    new RegExp(`\\b${name}\\s*=\\s*["'](\\d)["']`, 'u').exec(packet)?.[1]
  return { archival: said('pdfaid:part'), accessible: said('pdfuaid:part') }
}

function strippedFrom(source: SourcePdf, form: PdfDictionary | undefined): string[] {
  const notes = source.pages.flatMap((page) => source.items(page.entries.get('Annots')).map((item) => source.dictionary(item)))
  const of = (subtype: string): (PdfDictionary | undefined)[] => notes.filter((note) => nameIn(note?.entries.get('Subtype')) === subtype)
  const isSigned = of('Widget').some((field) => fieldType(source, field) === 'Sig')
  const names = source.dictionary(source.catalog.entries.get('Names'))
  const found: readonly (readonly [boolean, string])[] = [
    [isSigned, 'signatures'],
    [!isSigned && source.items(form?.entries.get('Fields')).length > 0, 'fields to fill in'],
    [notes.some((note) => !['Widget', 'Link', 'Popup'].includes(nameIn(note?.entries.get('Subtype')) ?? 'Link')), 'notes'],
    [names?.entries.has('JavaScript') === true || hasScript(source, source.catalog.entries.get('OpenAction')), 'scripts'],
    [notes.some((note) => note?.entries.has('AA') === true) || source.catalog.entries.has('AA'), 'actions'],
    [of('Link').some((link) => keptLink(source, link) === undefined), 'links that lead to no web address and no page of it'],
    [names?.entries.has('EmbeddedFiles') === true, 'attached files'],
  ]
  return found.flatMap(([isThere, what]) => (isThere ? [what] : []))
}

/** How deep fields stand in others at most; deeper ones, or those in a ring, have no kind. */
const deepest = 32

/** The kind of a field, which it may have from the field that it stands in (ISO 32000-2 §12.7.4.1). */
function fieldType(source: SourcePdf, field: PdfDictionary | undefined): string | undefined {
  let at = field
  for (let depth = 0; at !== undefined && depth < deepest; depth += 1) {
    const kind = nameIn(source.resolve(at.entries.get('FT')))
    if (kind !== undefined) return kind
    at = source.dictionary(at.entries.get('Parent'))
  }
  return undefined
}

function hasScript(source: SourcePdf, action: PdfValue | undefined): boolean {
  return nameIn(source.dictionary(action)?.entries.get('S')) === 'JavaScript'
}

/** Where a link leads that is taken over: to a web or mail address, or to a page of its file by the number of its object. */
export type LinkTarget = { readonly address: string } | { readonly page: number }

/** Undefined for a link that is not taken over. */
export function keptLink(source: SourcePdf, link: PdfDictionary | undefined): LinkTarget | undefined {
  const action = source.dictionary(link?.entries.get('A'))
  if (action?.entries.has('Next') === true) return undefined
  const kind = nameIn(action?.entries.get('S'))
  const [page] = source.items(kind === 'GoTo' ? action?.entries.get('D') : link?.entries.get('Dest'))
  if (kind !== 'URI' && isType(page, 'reference'))
    return source.pages.some(({ number }) => number === page.number) ? { page: page.number } : undefined
  if (kind !== 'URI') return undefined
  const address = textIn(source.resolve(action?.entries.get('URI')))
  return address !== undefined && /^(?:https?:\/\/|mailto:)[\u0021-\u007E]+$/iu.test(address) ? { address } : undefined
}
