/** Characters that print nothing and that layout does without: zero-width and bidirectional controls, the byte order mark. */
const invisible = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/gu

/** Zero-width joiners steer the shape of Arabic letters and are noise elsewhere. */
const strayJoiner = /(?<![\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF])[\u200C\u200D]|[\u200C\u200D](?![\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF])/gu

/**
 * The text that reaches paper: NFC, without characters that have no picture, such as those that reverse the order of
 * what follows them. A soft hyphen goes too: hyphenation is the layout's.
 */
export function printable(text: string): string {
  return text.normalize('NFC').replaceAll(invisible, '').replaceAll(strayJoiner, '').replaceAll('\t', '\u2003')
}

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u
const strong = /\p{L}/u

/** True when the first letter of the text belongs to a script that runs from right to left (Unicode UAX #9, rules P2 and P3). */
export function runsRightToLeft(text: string): boolean {
  const first = strong.exec(text)?.[0]
  return first !== undefined && rightToLeft.test(first)
}
