/** A word of a text: where it stands, in UTF-16 code units, and what it is when folded. */
export interface FoundWord {
  readonly start: number
  readonly end: number
  readonly folded: string
}

/** Scripts written without spaces: each character counts as a word, so that any part of a line can be found. */
const words =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]\p{M}*|[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]]+/gv

/** Texts of ASCII and the quote marks and dashes of general punctuation: their words need no look at what a letter is in Unicode. */
const isPlain = /^[\0-\x7f\u2010-\u2027]*$/u
const plainWords = /[A-Za-z0-9]+/gu

/** A text in lower case and without diacritics (NFD), as search compares it. */
export function foldForSearch(text: string): string {
  // Every word of a page of hits is folded for its excerpt; most have nothing to take apart.
  if (isPlain.test(text)) return text.toLowerCase()
  return text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** The words of a text, one after the other. */
export function* wordsOf(text: string): Generator<FoundWord> {
  for (const { 0: word, index } of text.matchAll(isPlain.test(text) ? plainWords : words)) {
    const folded = foldForSearch(word)
    if (folded !== '') yield { start: index, end: index + word.length, folded }
  }
}

/** The folded words of a text parted by spaces: what the index of the full-text search holds. */
export function indexText(text: string): string {
  return [...wordsOf(text)].map(({ folded }) => folded).join(' ')
}

/** Words that must follow each other; with `isPrefix` the last may go on. */
export interface SearchTerm {
  readonly words: readonly string[]
  readonly isPrefix: boolean
}

const longestQuery = 200
const mostTerms = 16

/**
 * What a person typed into the search field: every word is the beginning of a word, and what stands in quotes is words
 * in exactly this order. Whatever is typed is a query; signs count for nothing.
 */
export function searchTerms(query: string): SearchTerm[] {
  const parts = query.slice(0, longestQuery).matchAll(/["“”„]([^"“”„]*)["“”„]|[^\s"“”„]+/gu)
  return [...parts]
    .map(({ 0: part, 1: phrase }) => ({ words: [...wordsOf(phrase ?? part)].map(({ folded }) => folded), isPrefix: phrase === undefined }))
    .filter((term) => term.words.length > 0)
    .slice(0, mostTerms)
}

/** The terms as a query of FTS5 (sqlite.org/fts5.html §3). Words hold letters and digits only, so nothing needs escaping. */
export function matchExpression(terms: readonly SearchTerm[]): string {
  return terms.map(({ words, isPrefix }) => `"${words.join(' ')}"${isPrefix ? '*' : ''}`).join(' AND ')
}
