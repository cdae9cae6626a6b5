import { countIn, isType, nameIn, type PdfDictionary, type PdfFile, type PdfString, type PdfValue, type Revision } from '../../pdf/index.ts'

/** How wide the glyphs of a font are, in thousandths of its size. */
export interface Font {
  /** How many glyphs a string shows, and how wide they are together. */
  measure(text: PdfString): { readonly count: number; readonly width: number }
}

/** Of a font that says nothing of it: wider than most, so that nothing is taken to be narrower than it is. */
const assumed = 700

/** The widths of a font (ISO 32000-2 §9.6.2 and §9.7.4.3). */
export function fontOf(file: PdfFile, value: PdfValue | undefined, revision: Revision): Font {
  const font = file.dictionary(value, revision)
  if (font === undefined) return fixed(1, new Map(), assumed)
  if (nameIn(font.entries.get('Subtype')) !== 'Type0') return fixed(1, simpleWidths(file, font, revision), assumed)
  const below = file.dictionary(file.items(font.entries.get('DescendantFonts'), revision)[0], revision)
  const otherwise = countIn(file.resolve(below?.entries.get('DW'), revision)) ?? 1000
  return fixed(2, below === undefined ? new Map() : wideWidths(file, below, revision), otherwise)
}

function fixed(size: 1 | 2, widths: ReadonlyMap<number, number>, otherwise: number): Font {
  return {
    measure({ bytes }) {
      let width = 0
      for (let at = 0; at < bytes.length; at += size) {
        const code = size === 1 ? (bytes[at] ?? 0) : ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
        width += widths.get(code) ?? otherwise
      }
      return { count: Math.ceil(bytes.length / size), width }
    },
  }
}

function simpleWidths(file: PdfFile, font: PdfDictionary, revision: Revision): Map<number, number> {
  const first = countIn(file.resolve(font.entries.get('FirstChar'), revision)) ?? 0
  // Glyphs of a Type 3 font are measured by a matrix of its own.
  if (nameIn(font.entries.get('Subtype')) === 'Type3') return new Map()
  return new Map(
    file.items(font.entries.get('Widths'), revision).flatMap((width, index) => (typeof width === 'number' ? [[first + index, width]] : [])),
  )
}

/** Runs as `first [width …]` and `first last width`. */
function wideWidths(file: PdfFile, font: PdfDictionary, revision: Revision): Map<number, number> {
  const widths = new Map<number, number>()
  const items = file.items(font.entries.get('W'), revision)
  for (let at = 0; at < items.length;) {
    const first = countIn(items[at]) ?? 0
    const next = file.resolve(items[at + 1], revision)
    if (isType(next, 'array')) {
      for (const [index, width] of next.items.entries()) if (typeof width === 'number') widths.set(first + index, width)
      at += 2
    } else {
      const width = items[at + 2]
      for (let code = first; code <= Math.min(countIn(next) ?? first, 0xffff); code += 1)
        if (typeof width === 'number') widths.set(code, width)
      at += 3
    }
  }
  return widths
}
