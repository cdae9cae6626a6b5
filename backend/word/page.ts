/** A4 and its margins in millimetres. */
export const page = { width: 210, height: 297, left: 25, right: 25, top: 30, bottom: 27, header: 9, footer: 11 } as const

export const textWidth = page.width - page.left - page.right

/** Twentieths of a point, Word's unit, from millimetres. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4)
}
