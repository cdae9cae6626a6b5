import { visibleText } from '../../core/document/index.ts'

/** The text that reaches paper. Soft hyphens are gone from it: hyphenation is the layout's. A tab becomes an em space. */
export function printable(text: string): string {
  return visibleText(text).replaceAll('\t', '\u2003')
}

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u
const strong = /\p{L}/u

/** True when the first letter of the text belongs to a script that runs from right to left (Unicode UAX #9, rules P2 and P3). */
export function runsRightToLeft(text: string): boolean {
  const first = strong.exec(text)?.[0]
  return first !== undefined && rightToLeft.test(first)
}
