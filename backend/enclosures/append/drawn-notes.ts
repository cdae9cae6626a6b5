import type { PDFObject } from 'pdf-lib'
import { isType, nameIn, type PdfDictionary, type PdfValue } from '../../signature/pdf/index.ts'
import type { Graft } from './graft.ts'
import type { SourcePage, SourcePdf } from './source-pdf.ts'

/** What is drawn for a note or a field, and the matrix that puts it on its page. */
export interface DrawnNote {
  readonly form: PDFObject
  readonly placed: readonly number[]
}

/** Bits of an annotation that keep it from sight (ISO 32000-2 §12.5.3). */
const hidden = 2 | 32

/** What notes and fields look like, so that what is written in them stays on the page when they are left out. */
export function drawnNotes(source: SourcePdf, page: SourcePage, graft: Graft): DrawnNote[] {
  return source.items(page.entries.get('Annots')).flatMap((item) => {
    const note = source.dictionary(item)
    const flags = source.resolve(note?.entries.get('F'))
    const isHidden = typeof flags === 'number' && (flags & hidden) !== 0
    if (note === undefined || isHidden || ['Link', 'Popup'].includes(nameIn(note.entries.get('Subtype')) ?? '')) return []
    const look = lookOf(source, note)
    const form = source.dictionary(look)
    const [rect, box] = [source.numbers(note.entries.get('Rect')), source.numbers(form?.entries.get('BBox'))]
    if (look === undefined || rect?.length !== 4 || box?.length !== 4) return []
    const placed = placing(rect, box, source.numbers(form?.entries.get('Matrix')))
    return placed === undefined ? [] : [{ form: graft.value(look), placed }]
  })
}

/** The normal appearance, of a field that has several the one of its state. */
function lookOf(source: SourcePdf, note: PdfDictionary): PdfValue | undefined {
  const normal = source.dictionary(note.entries.get('AP'))?.entries.get('N')
  const found = source.resolve(normal)
  if (isType(found, 'stream')) return isType(normal, 'reference') ? normal : undefined
  const state = nameIn(source.resolve(note.entries.get('AS')))
  const chosen = isType(found, 'dictionary') && state !== undefined ? found.entries.get(state) : undefined
  return isType(chosen, 'reference') ? chosen : undefined
}

/** Puts the box of a drawing, turned by its own matrix, into the rectangle of its note (ISO 32000-2 §12.5.5, algorithm 8.1). */
function placing(rect: readonly number[], box: readonly number[], matrix: readonly number[] = [1, 0, 0, 1, 0, 0]): number[] | undefined {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix
  const [left = 0, bottom = 0, right = 0, top = 0] = box
  const corners = [left, right].flatMap((x) => [bottom, top].map((y) => [a * x + c * y + e, b * x + d * y + f] as const))
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const [width, height] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)]
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect
  if (width <= 0 || height <= 0) return undefined
  const [wide, high] = [Math.abs(x2 - x1) / width, Math.abs(y2 - y1) / height]
  return [wide, 0, 0, high, Math.min(x1, x2) - Math.min(...xs) * wide, Math.min(y1, y2) - Math.min(...ys) * high].map(
    (number) => Math.round(number * 1e6) / 1e6,
  )
}
