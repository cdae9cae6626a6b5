import type { SealPlace } from '../levels.ts'
import { countIn, isType, PdfFault, PdfFile, type PdfValue } from '../pdf/index.ts'
import { areOver, type Box } from '../verify/additions/matrix.ts'
import { pagesOf, type Page } from '../verify/additions/pages.ts'
import { textOn } from '../verify/additions/text-on-page.ts'

/** Millimetres. A seal of this width holds a name, a time and a short reason. */
const width = 66
const heights = { least: 11, most: 20 } as const
const air = 1.2
/** What stands lower than this, or higher, is header and footer. */
const edge = 24
const point = 25.4 / 72

/**
 * Where a seal stands when nobody says where: in the room above the signatory's name, else beside the last lines of the letter, and never
 * over words or another seal. Undefined where there is no such place, or the page cannot be read.
 */
export function freeSealPlace(bytes: Uint8Array): SealPlace | undefined {
  const file = PdfFile.read(bytes)
  if (!file.ok) return undefined
  try {
    for (const page of pagesOf(file.value, file.value.last).toReversed()) {
      const sheet = sheetOf(file.value, page)
      const place = sheet === undefined ? undefined : placeOn(sheet)
      if (place !== undefined) return { page: page.number, ...place }
    }
    return undefined
  } catch (error) {
    if (error instanceof PdfFault) return undefined
    throw error
  }
}

/** A page in millimetres from its top left, as boxes of left, top, right, bottom. */
interface Sheet {
  readonly width: number
  readonly height: number
  readonly words: readonly Box[]
  readonly fields: readonly Box[]
}

function sheetOf(file: PdfFile, page: Page): Sheet | undefined {
  const box = (value: PdfValue | undefined): number[] =>
    file.items(value, file.last).map((item) => {
      const side = file.resolve(item, file.last)
      return typeof side === 'number' ? side : (countIn(side) ?? 0)
    })
  const entry = (key: string): PdfValue | undefined => page.dictionary.entries.get(key) ?? page.inherited.get(key)
  const [left = 0, bottom = 0, right = 0, top = 0] = box(entry('CropBox') ?? entry('MediaBox'))
  if (!(right > left && top > bottom)) return undefined
  const fromTop = ([a, b, c, d]: Box): Box => [(a - left) * point, (top - d) * point, (c - left) * point, (top - b) * point]
  const fields = file.items(page.dictionary.entries.get('Annots'), file.last).flatMap((value) => {
    const annotation = isType(value, 'reference') ? file.dictionary(value, file.last) : undefined
    const [a = 0, b = 0, c = 0, d = 0] = box(annotation?.entries.get('Rect'))
    return a === c || b === d ? [] : [fromTop([Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)])]
  })
  const words = textOn(file, page, file.last).map(fromTop)
  return { width: (right - left) * point, height: (top - bottom) * point, words, fields }
}

type Place = Omit<SealPlace, 'page'>

function placeOn(sheet: Sheet): Place | undefined {
  const body = sheet.words.filter(([left, top, right, bottom]) => right > left && top > edge && bottom < sheet.height - edge)
  if (body.length === 0) return undefined
  const places = [...gapsIn(body), ...besideLastLines(body, sheet)]
  return places.find((place) => isFree(place, sheet))
}

/** Room between two lines that is as high as what is left for a signature by hand, the lowest first. */
function gapsIn(body: readonly Box[]): Place[] {
  const left = Math.min(...body.map((box) => box[0]))
  const lines = body.toSorted((one, other) => one[1] - other[1])
  const gaps: Place[] = []
  let lowest = lines[0]?.[3] ?? 0
  for (const [, top, , bottom] of lines) {
    const height = top - lowest - 2 * air
    if (height >= heights.least && height <= heights.most) gaps.unshift(rounded({ left, top: lowest + air, width, height }))
    lowest = Math.max(lowest, bottom)
  }
  return gaps
}

/** At the right edge of the text, as low as its last line, or a little higher or lower. */
function besideLastLines(body: readonly Box[], { height: whole }: Sheet): Place[] {
  const right = Math.max(...body.map((box) => box[2]))
  const last = Math.max(...body.map((box) => box[3]))
  const height = 18
  const tops = Array.from({ length: 40 }, (_, step) => last - height + (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * 2)
  return tops.filter((top) => top > edge && top + height < whole - edge).map((top) => rounded({ left: right - width, top, width, height }))
}

function isFree({ left, top, width: wide, height }: Place, { words, fields, width: sheetWidth }: Sheet): boolean {
  const seal: Box = [left - air, top - air / 2, left + wide + air, top + height + air / 2]
  return left >= 0 && left + wide <= sheetWidth && ![...words, ...fields].some((box) => areOver(box, seal))
}

/** To a tenth of a millimetre; a place is said to people and commands alike. */
function rounded({ left, top, width: wide, height }: Place): Place {
  const tenth = (value: number): number => Math.round(value * 10) / 10
  return { left: tenth(left), top: tenth(top), width: tenth(wide), height: Math.floor(height * 10) / 10 }
}
