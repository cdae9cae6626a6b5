import type { LetterOptions } from '../../../../backend/signature/index.ts'

/** A seal over the name below the letter, one beside all words, and one over that; each sneaky one with what is said of it. */
const overWords = { page: 1, left: 25, top: 125, width: 60, height: 20 }
export const besideWords = { page: 1, left: 25, top: 200, width: 60, height: 20 }
const overSeal = { page: 1, left: 50, top: 210, width: 60, height: 20 }
export const sneakySeals: readonly (readonly [string, Partial<LetterOptions>[], string])[] = [
  ['lies over words', [{ seal: { place: overWords } }], 'lies over text of page 1'],
  ['lies over another seal', [{ seal: { place: besideWords } }, { seal: { place: overSeal } }], 'lies over another field of page 1'],
]
