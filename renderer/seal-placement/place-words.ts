import { keptOnPage, type SealPlace, type SealSheet } from '../../core/seal/index.ts'

/** Where a seal stands, for who cannot see it. */
export function placeInWords({ page, left, top, width, height }: SealPlace): string {
  return `Page ${String(page)}, ${inWords(left)} from the left, ${inWords(top)} from the top, ${inWords(width)} wide, ${inWords(height)} high.`
}

function inWords(millimetres: number): string {
  return `${String(Math.round(millimetres * 10) / 10)} mm`
}

/** Where a seal stands first on a letter that has no room of its own for it: at the foot of its last page. */
export function usualSeal(pages: readonly SealSheet[]): SealPlace {
  const size = { width: 66, height: 18 }
  const sheet = pages.at(-1)
  const place = { page: Math.max(1, pages.length), left: 25, top: 235, ...size }
  return sheet === undefined ? place : keptOnPage({ ...place, left: sheet.width - 25 - size.width, top: sheet.height - 44 }, sheet)
}
