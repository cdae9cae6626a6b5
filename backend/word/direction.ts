const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const strong = /[\p{L}\p{N}]/gu

/** Whether a text holds Hebrew; other text from right to left is taken for Arabic. */
export function holdsHebrew(text: string): boolean {
  return /\p{Script=Hebrew}/u.test(text)
}

/** True for text whose first letter is written from right to left (UAX #9, rules P2 and P3). */
export function beginsRightToLeft(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0]
  return letter !== undefined && rightToLeft.test(letter)
}

/** A stretch of text in one direction. */
export interface Stretch {
  readonly text: string
  readonly rightToLeft: boolean
}

/**
 * Text cut where its direction changes. Word orders and shapes a run by its `w:rtl` alone, so letters of both directions
 * may not share one. Signs and spaces between two letters go with the letter before them.
 */
export function cutByDirection(text: string): Stretch[] {
  if (!rightToLeft.test(text)) return text === '' ? [] : [{ text, rightToLeft: false }]
  const stretches: Stretch[] = []
  let begin = 0
  let direction: boolean | undefined
  for (const { 0: sign, index } of text.matchAll(strong)) {
    const own = rightToLeft.test(sign)
    if (direction !== undefined && own !== direction) {
      stretches.push({ text: text.slice(begin, index), rightToLeft: direction })
      begin = index
    }
    direction = own
  }
  return [...stretches, { text: text.slice(begin), rightToLeft: direction ?? false }]
}
