/** A word of a text that a dictionary can judge, in UTF-16 code units. */
export interface SpelledWord {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** Longer ones are no words that anybody misspelt. */
export const longestWord = 60

/** What stands between white space. */
const chunks = /\S+/gu
/** Addresses of the web and of mail, paths, codes such as EA-4711 or policy-quote/retail-scope, and names of fields. */
const noWords = /:\/\/|^www\.|@|[\\/_{}<>=#]|[\p{L}\p{M}]\p{N}|\p{N}[\p{L}\p{M}]|\uFFFC|\p{Lu}-?\p{N}/u
const words = /\p{L}[\p{L}\p{M}\u00AD]*(?:['’]\p{L}[\p{L}\p{M}\u00AD]*)*/gu

/**
 * The words of a text that are worth looking up: not addresses, codes, words with figures, single letters or names in capitals alone. The
 * parts of a word with hyphens are words by themselves. Takes time for the length of the text.
 */
export function wordsOf(text: string): SpelledWord[] {
  const found: SpelledWord[] = []
  for (const { 0: chunk, index: begin } of text.matchAll(chunks)) {
    if (noWords.test(chunk)) continue
    for (const { 0: word, index } of chunk.matchAll(words)) {
      if (word.length < 2 || word.length > longestWord || isAbbreviation(word)) continue
      found.push({ word, start: begin + index, end: begin + index + word.length })
    }
  }
  return found
}

function isAbbreviation(word: string): boolean {
  return word === word.toUpperCase() && word.length <= 6
}

/** A word as dictionaries have it: NFC, typewriter's apostrophe, without soft hyphens. */
export function lookedUp(word: string): string {
  return word.replaceAll('\u00AD', '').replaceAll('’', "'").normalize('NFC')
}
