import { AnnotationMode, normalizeUnicode, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/**
 * Where a page has soft hyphens: after how many of its characters, white space not counted. The text that pdf.js gives leaves
 * them out, so that a word parted at a line's end reads as two; what it draws has them (ISO 32000-2 §14.8.2.6.3: a hyphen
 * that layout brought in is U+00AD). Empty where what is drawn and what is read are not the same characters in one order.
 */
export async function softHyphensOf(page: PDFPageProxy, read: string): Promise<ReadonlySet<number>> {
  // What cannot be drawn to its end can be read all the same.
  const drawing = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE }).catch(() => undefined)
  if (drawing === undefined) return new Set()
  const { fnArray, argsArray } = drawing
  const places = new Set<number>()
  let drawn = ''
  for (const [index, operator] of fnArray.entries()) {
    if (operator !== OPS.showText) continue
    for (const unicode of charactersOf(argsArray[index])) {
      if (unicode === '\u00AD') places.add(drawn.length)
      else drawn += inkOf(normalizeUnicode(unicode))
    }
  }
  return drawn === inkOf(read) ? places : new Set()
}

/** Text without white space and marks that are never drawn, which pdf.js adds and leaves out by rules of its own. */
export function inkOf(text: string): string {
  return text.replaceAll(/[\s\p{Cf}]/gu, '')
}

/** What the glyphs of an operator stand for; its other arguments are spaces between them. */
function charactersOf(args: unknown): string[] {
  const glyphs: unknown = Array.isArray(args) ? args[0] : undefined
  if (!Array.isArray(glyphs)) return []
  return glyphs.flatMap((glyph: unknown) =>
    typeof glyph === 'object' && glyph !== null && 'unicode' in glyph && typeof glyph.unicode === 'string' ? [glyph.unicode] : [],
  )
}
