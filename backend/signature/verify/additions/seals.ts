import { countIn, nameIn, PdfFault, type PdfDictionary, type Revision } from '../../pdf/index.ts'
import type { Change } from './change.ts'
import type { NewWidget } from './form.ts'
import { areOver } from '../../../../core/seal/index.ts'
import { hair, type Box } from './matrix.ts'
import type { Page } from './pages.ts'
import { textOn } from './text-on-page.ts'

/** Hidden and NoView (ISO 32000-2 §12.5.3). */
const unseen = 2 | 32

/** Says of each new seal that lies over words, or over a seal that was there, what it hides. */
export function explainSeals(change: Change, places: ReadonlyMap<NewWidget, Page>): void {
  for (const [widget, page] of places) {
    const box = boxOf(change, widget.dictionary, change.after)
    if (box === undefined) continue
    const hidden = whatIsUnder(change, page, box)
    if (hidden !== undefined)
      change.add('annotation', `The seal in the field "${widget.field}" ${hidden.replace('PAGE', `page ${String(page.number)}`)}.`)
  }
}

function whatIsUnder(change: Change, page: Page, box: Box): string | undefined {
  try {
    if (textOn(change.file, page, change.before).some((text) => areOver(text, box, hair))) return 'lies over text of PAGE'
  } catch (error) {
    if (error instanceof PdfFault) return 'may lie over text of PAGE, which cannot be read here'
    throw error
  }
  const isOverSeal = change.file.items(page.dictionary.entries.get('Annots'), change.before).some((value) => {
    const annotation = change.file.dictionary(value, change.before)
    if (annotation === undefined || nameIn(annotation.entries.get('Subtype')) !== 'Widget') return false
    const other = boxOf(change, annotation, change.before)
    return other !== undefined && areOver(other, box, hair)
  })
  return isOverSeal ? 'lies over another field of PAGE' : undefined
}

/** Where an annotation is seen; undefined where it is not. */
function boxOf({ file }: Change, annotation: PdfDictionary, revision: Revision): Box | undefined {
  const flags = countIn(file.resolve(annotation.entries.get('F'), revision)) ?? 0
  const [a, b, c, d] = file.items(annotation.entries.get('Rect'), revision).map((item) => file.resolve(item, revision))
  if ((flags & unseen) !== 0 || !isNumber(a) || !isNumber(b) || !isNumber(c) || !isNumber(d)) return undefined
  return a === c || b === d ? undefined : [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}
