import { millimetresOf, type SealBox, type SealSheet } from '../../../core/seal/index.ts'
import { countIn, isType, nameIn, PdfFault, PdfFile, type PdfValue } from '../pdf/index.ts'
import { pagesOf, type Page } from '../verify/additions/pages.ts'
import { textOn } from '../verify/additions/text-on-page.ts'

/** The pages of a file with what a seal has to keep clear of. Undefined where they cannot be read. */
export function sealSheets(bytes: Uint8Array): SealSheet[] | undefined {
  const file = PdfFile.read(bytes)
  if (!file.ok) return undefined
  try {
    return pagesOf(file.value, file.value.last).map((page) => sheetOf(file.value, page))
  } catch (error) {
    if (error instanceof PdfFault) return undefined
    throw error
  }
}

function sheetOf(file: PdfFile, page: Page): SealSheet {
  const box = (value: PdfValue | undefined): number[] =>
    file.items(value, file.last).map((item) => {
      const side = file.resolve(item, file.last)
      return typeof side === 'number' ? side : (countIn(side) ?? 0)
    })
  const entry = (key: string): PdfValue | undefined => page.dictionary.entries.get(key) ?? page.inherited.get(key)
  const [left = 0, bottom = 0, right = 0, top = 0] = box(entry('CropBox') ?? entry('MediaBox'))
  const fromTop = ([a, b, c, d]: SealBox): [number, number, number, number] => [
    millimetresOf(a - left),
    millimetresOf(top - d),
    millimetresOf(c - left),
    millimetresOf(top - b),
  ]
  const fields = file.items(page.dictionary.entries.get('Annots'), file.last).flatMap((value) => {
    const annotation = isType(value, 'reference') ? file.dictionary(value, file.last) : undefined
    // A link lies over its own words, which are kept clear of anyway.
    if (nameIn(annotation?.entries.get('Subtype')) !== 'Widget') return []
    const [a = 0, b = 0, c = 0, d = 0] = box(annotation?.entries.get('Rect'))
    return a === c || b === d ? [] : [fromTop([Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)])]
  })
  const words = textOn(file, page, file.last).map(fromTop)
  return { width: millimetresOf(right - left), height: millimetresOf(top - bottom), words, fields }
}
