import type { SealPlace } from '../levels.ts'
import { areOver } from '../../../core/seal/index.ts'
import { hair, type Box } from '../verify/additions/matrix.ts'
import type { SealSheet } from '../../../core/seal/index.ts'
import { letterSheets } from './letter-sheets.ts'

/** Millimetres. A seal of this width holds a name, a time and a short reason. */
const width = 66
const heights = { least: 11, most: 20 } as const
const air = 1.2
/** What stands lower than this, or higher, is header and footer. */
const edge = 24

/**
 * Where a seal stands when nobody says where: in the room above the signatory's name, else beside the last lines of the letter, and never
 * over words or another seal; on no page of an enclosure. Undefined where there is no such place, or the page cannot be read.
 */
export function freeSealPlace(bytes: Uint8Array): SealPlace | undefined {
  for (const [index, sheet] of [...letterSheets(bytes).entries()].toReversed()) {
    const place = placeOn(sheet)
    if (place !== undefined) return { page: index + 1, ...place }
  }
  return undefined
}

type Place = Omit<SealPlace, 'page'>

function placeOn(sheet: SealSheet): Place | undefined {
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
function besideLastLines(body: readonly Box[], { height: whole }: SealSheet): Place[] {
  const right = Math.max(...body.map((box) => box[2]))
  const last = Math.max(...body.map((box) => box[3]))
  const height = 18
  const tops = Array.from({ length: 40 }, (_, step) => last - height + (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * 2)
  return tops.filter((top) => top > edge && top + height < whole - edge).map((top) => rounded({ left: right - width, top, width, height }))
}

function isFree({ left, top, width: wide, height }: Place, { words, fields, width: sheetWidth }: SealSheet): boolean {
  const seal: Box = [left - air, top - air / 2, left + wide + air, top + height + air / 2]
  return left >= 0 && left + wide <= sheetWidth && ![...words, ...fields].some((box) => areOver(box, seal, hair))
}

/** To a tenth of a millimetre; a place is said to people and commands alike. */
function rounded({ left, top, width: wide, height }: Place): Place {
  const tenth = (value: number): number => Math.round(value * 10) / 10
  return { left: tenth(left), top: tenth(top), width: tenth(wide), height: Math.floor(height * 10) / 10 }
}
