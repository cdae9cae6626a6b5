import { leastSeal, type SealBox, type SealPlace, type SealSheet } from './seal-place.ts'

type PageSize = Pick<SealSheet, 'width' | 'height'>

const pointsAnInch = 72
const millimetresAnInch = 25.4

export function millimetresOf(points: number): number {
  return (points * millimetresAnInch) / pointsAnInch
}

export function pointsOf(millimetres: number): number {
  return (millimetres * pointsAnInch) / millimetresAnInch
}

/** A place to a tenth of a millimetre, as it is said to people and commands alike. */
export function roundedSeal({ page, left, top, width, height }: SealPlace): SealPlace {
  return { page, left: tenth(left), top: tenth(top), width: tenth(width), height: tenth(height) }
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

/** The place nearest to a given one that is neither smaller than a seal can be nor beyond the page. */
export function keptOnPage(place: SealPlace, page: PageSize): SealPlace {
  const width = between(place.width, leastSeal.width, page.width)
  const height = between(place.height, leastSeal.height, page.height)
  return {
    page: place.page,
    left: between(place.left, 0, page.width - width),
    top: between(place.top, 0, page.height - height),
    width,
    height,
  }
}

/** Whether a seal reaches beyond no edge of its page, but for what numbers lose in points. */
export function isOnPage({ left, top, width, height }: SealPlace, page: PageSize): boolean {
  return left >= 0 && top >= 0 && left + width <= page.width + lost && top + height <= page.height + lost
}

const lost = 1e-6

export function movedSeal(place: SealPlace, right: number, down: number, page: PageSize): SealPlace {
  return keptOnPage({ ...place, left: place.left + right, top: place.top + down }, page)
}

/** As wide as asked, in the same proportions and from the same top left corner, as far as the page goes and no smaller than a seal can be. */
export function resizedSeal(place: SealPlace, width: number, page: PageSize): SealPlace {
  const { left, top } = place
  const proportion = place.height / place.width
  const most = Math.min(page.width - left, (page.height - top) / proportion)
  const least = Math.max(leastSeal.width, leastSeal.height / proportion)
  const own = between(width, Math.min(least, most), most)
  return { ...place, width: own, height: own * proportion }
}

function between(value: number, least: number, most: number): number {
  return Math.max(Math.min(value, most), Math.min(least, most))
}

/** Lines that a seal is drawn to: where the text of the page begins and ends on both sides, and the edges of the signature block. */
export interface SealGuides {
  readonly across: readonly number[]
  readonly down: readonly number[]
}

export function guidesOf({ words }: SealSheet, block: SealPlace | undefined): SealGuides {
  const margins = words.length === 0 ? [] : [Math.min(...words.map((box) => box[0])), Math.max(...words.map((box) => box[2]))]
  const own = block === undefined ? undefined : boxOfSeal(block)
  return { across: [...margins, ...(own === undefined ? [] : [own[0], own[2]])], down: own === undefined ? [] : [own[1], own[3]] }
}

/** Moved so that one of its edges lies on a line that is within reach; the nearest one in each direction. */
export function snappedSeal(place: SealPlace, guides: SealGuides, reach: number, page: PageSize): SealPlace {
  const [left, top, right, bottom] = boxOfSeal(place)
  return movedSeal(place, nearest(guides.across, [left, right], reach), nearest(guides.down, [top, bottom], reach), page)
}

function nearest(lines: readonly number[], edges: readonly number[], reach: number): number {
  const steps = lines.flatMap((line) => edges.map((edge) => line - edge)).filter((step) => Math.abs(step) <= reach)
  return steps.toSorted((one, other) => Math.abs(one) - Math.abs(other))[0] ?? 0
}

/** What a seal would lie over: a signature by it would be taken for an attack on what was there. */
export function underSeal(place: SealPlace, { words, fields }: SealSheet): 'words' | 'field' | undefined {
  const seal = boxOfSeal(place)
  if (words.some((box) => areOver(box, seal, hair))) return 'words'
  return fields.some((box) => areOver(box, seal, hair)) ? 'field' : undefined
}

export function boxOfSeal({ left, top, width, height }: SealPlace): SealBox {
  return [left, top, left + width, top + height]
}

/** Half a point, as verification judges. */
const hair = millimetresOf(0.5)

/** Whether boxes lie over each other by more than a hair, in their own unit: those that touch with their edges alone do not. */
export function areOver(one: SealBox, other: SealBox, hair: number): boolean {
  return one[0] + hair < other[2] && other[0] + hair < one[2] && one[1] + hair < other[3] && other[1] + hair < one[3]
}
