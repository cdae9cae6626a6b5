import type { WidthOf } from '../../core/evidence/index.ts'

let context: OffscreenCanvasRenderingContext2D | null | undefined

/** Widths in a plain serif, whose letters share a run of words nearly as those of the document do; only shares count. */
export const widthOfWords: WidthOf = (words) => {
  context ??= new OffscreenCanvas(1, 1).getContext('2d')
  if (context === null) return words.length
  context.font = '20px serif'
  return context.measureText(words).width
}
