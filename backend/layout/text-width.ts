/** Width of the page's text in points: A4 less two margins of 25 mm. */
export const textWidth = 453

/** How much wider than in the regular face a word is in the bold one. */
export const bold = 1.07

/** Ems that characters take at most in the letter's regular faces; the first kind that fits counts. */
const ems: readonly (readonly [RegExp, number])[] = [
  [/[ijlI.,;:'’|!\s]/u, 0.31],
  [/[tfr()[\]/-]/u, 0.47],
  [/[a-ln-vx-zß-öø-ÿ]/u, 0.63],
  [/[\d]/u, 0.65],
  [/[жшщыюфЖШЩЮФMW@%—]/u, 1.05],
  [/[A-ZÀ-ÖØ-Þ\u0391-\u03A9\u0410-\u042F]/u, 0.82],
  [/[mw\u03AC-\u03CE\u0430-\u045F]/u, 0.9],
]

/** Ems of the widest characters, which are those of scripts of their own. */
export const widest = 1.1

/** About how many ems a text takes in a line of its own: rather too many than too few. */
export function emsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (ems.find(([kind]) => kind.test(character))?.[1] ?? widest), 0)
}
