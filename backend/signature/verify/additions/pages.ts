import { isType, nameIn, PdfFault, type PdfDictionary, type PdfFile, type PdfValue, type Revision } from '../../pdf/index.ts'
import type { Change } from './change.ts'
import { fieldUses, type NewWidget } from './form.ts'

/** A page with its number from 1, and what it has from the nodes above it. */
export interface Page {
  readonly number: number
  readonly object: number
  readonly dictionary: PdfDictionary
  readonly inherited: ReadonlyMap<string, PdfValue>
}

const deepest = 64
const mostPages = 200_000
const heritable = ['MediaBox', 'CropBox', 'Resources', 'Rotate']

/** The pages of a revision in their order (ISO 32000-2 §7.7.3). */
export function pagesOf(file: PdfFile, revision: Revision): Page[] {
  const pages: Page[] = []
  const seen = new Set<number>()
  const walk = (value: PdfValue | undefined, above: ReadonlyMap<string, PdfValue>, depth: number): void => {
    if (depth > deepest) throw new PdfFault('pages lie too deep in each other')
    if (!isType(value, 'reference') || seen.has(value.number)) return
    seen.add(value.number)
    const dictionary = file.dictionary(value, revision)
    if (dictionary === undefined) return
    const own = heritable.flatMap((key) => {
      const entry = dictionary.entries.get(key)
      return entry === undefined ? [] : [[key, entry] as const]
    })
    const inherited = own.length === 0 ? above : new Map([...above, ...own])
    if (dictionary.entries.has('Kids'))
      for (const kid of file.items(dictionary.entries.get('Kids'), revision)) walk(kid, inherited, depth + 1)
    else if (pages.length === mostPages) throw new PdfFault('the file has too many pages')
    else pages.push({ number: pages.length + 1, object: value.number, dictionary, inherited })
  }
  walk(file.catalog(revision).entries.get('Pages'), new Map(), 0)
  return pages
}

/** Explains what a revision changed on pages: widgets of new signature fields, each on one page. Gives which stand where. */
export function explainPages(change: Change, pages: readonly Page[], widgets: readonly NewWidget[]): Map<NewWidget, Page> {
  const byNumber = new Map(widgets.map((widget) => [widget.number, widget]))
  const places = new Map<NewWidget, Page>()
  for (const page of pages) {
    const annotations = page.dictionary.entries.get('Annots')
    const list = isType(annotations, 'reference') && change.touched.has(annotations.number)
    if (!list && !change.touched.has(page.object)) continue
    const after = change.file.object(page.object, change.after)?.value
    if (!isType(after, 'dictionary')) continue
    const odd = change.changedKeys(page.dictionary, after).filter((key) => key !== 'Annots' && key !== 'Tabs')
    if (odd.length === 0) change.explainAs({ type: 'reference', number: page.object, generation: 0 }, [...change.usesOf(page.object)])
    else change.add('unexplained', `Page ${String(page.number)} was changed in its ${odd.join(', ')}.`)
    const pair = change.pair(annotations, after.entries.get('Annots'), ['Annots'])
    const added = change.grown(pair)
    if (added === undefined) change.add('annotation', `Annotations of page ${String(page.number)} were taken away or changed.`)
    for (const value of added ?? []) explainAnnotation(change, page, value, { byNumber, places })
  }
  explainOldAnnotations(change, pages)
  return places
}

interface Placing {
  readonly byNumber: ReadonlyMap<number, NewWidget>
  readonly places: Map<NewWidget, Page>
}

function explainAnnotation(change: Change, page: Page, value: PdfValue, { byNumber, places }: Placing): void {
  const widget = isType(value, 'reference') ? byNumber.get(value.number) : undefined
  const own = widget?.dictionary.entries.get('P')
  const isHere = own === undefined || (isType(own, 'reference') && own.number === page.object)
  if (widget !== undefined && isHere && !places.has(widget)) {
    places.set(widget, page)
    return
  }
  const kind = nameIn(change.file.dictionary(value, change.after)?.entries.get('Subtype')) ?? 'unknown'
  change.explainAll(value)
  change.add('annotation', `An annotation of the kind ${kind} was added to page ${String(page.number)}; it can hide or show words.`)
}

/** Annotations that were there and are others now, unless they are fields that were filled. */
function explainOldAnnotations(change: Change, pages: readonly Page[]): void {
  const open = new Set(change.open)
  if (open.size === 0) return
  for (const page of pages)
    for (const value of change.file.items(page.dictionary.entries.get('Annots'), change.before)) {
      if (!isType(value, 'reference') || !open.delete(value.number)) continue
      const before = change.file.dictionary(value, change.before)
      const after = change.file.dictionary(value, change.after)
      change.explainAs(value, fieldUses)
      change.explainAll(after)
      const kind = nameIn(before?.entries.get('Subtype')) ?? 'unknown'
      change.add('annotation', `An annotation of the kind ${kind} on page ${String(page.number)} was changed.`)
    }
}
