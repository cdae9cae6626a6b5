import type { EvidencePage, EvidenceText, TextItem } from './evidence-text.ts'
import type { Stretch } from './passage.ts'

/** A box on a page, in points from its top left corner; pages count from 0. */
export interface PageBox {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How wide a piece of a run is; only its share of the whole run counts. */
export type WidthOf = (words: string) => number

/** The boxes that a stretch of the text covers, in reading order: one for each run of words, cut to the part of it that is meant. */
export function boxesOf({ text, pages }: EvidenceText, stretch: Stretch, widthOf: WidthOf): PageBox[] {
  return pages.flatMap((page, index) =>
    isApart(page, stretch) ? [] : page.items.flatMap((item) => boxOf(item, stretch, text, widthOf).map((box) => ({ page: index, ...box }))),
  )
}

/** The page on which a stretch begins, from 0; the first where it is on none. */
export function pageOf(pages: readonly EvidencePage[], { start }: Stretch): number {
  return Math.max(
    0,
    pages.findIndex((page) => start < page.end),
  )
}

function isApart(part: Stretch, { start, end }: Stretch): boolean {
  return part.end <= start || part.start >= end
}

function boxOf(item: TextItem, stretch: Stretch, text: string, widthOf: WidthOf): Omit<PageBox, 'page'>[] {
  if (isApart(item, stretch) || text.slice(item.start, item.end).trim() === '') return []
  const whole = widthOf(text.slice(item.start, item.end))
  const share = (to: number): number => (whole === 0 ? 0 : Math.min(1, widthOf(text.slice(item.start, to)) / whole))
  const from = stretch.start <= item.start ? 0 : share(stretch.start)
  const to = stretch.end >= item.end ? 1 : share(stretch.end)
  if (item.vertical === true) return [{ x: item.x, y: item.y + item.height * from, width: item.width, height: item.height * (to - from) }]
  return [{ x: item.x + item.width * from, y: item.y, width: item.width * (to - from), height: item.height }]
}
