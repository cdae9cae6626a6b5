import type { Paragraph } from 'docx'
import { sourcesOf, type ResolvedLetter } from '../../core/letter/index.ts'
import { ListDefinitions } from './lists.ts'

/** What is gathered while one letter is written: everything that is numbered through the whole file. */
export class Writing {
  readonly letter: ResolvedLetter
  readonly lists = new ListDefinitions()
  readonly footnotes: Paragraph[] = []
  /** What the letter cites; a source's place in it, from 1, is its number. */
  readonly sources: readonly string[]
  #links = 0
  #drawings = 0
  #clauses = 0
  #bookmarks = 0

  constructor(letter: ResolvedLetter) {
    this.letter = letter
    this.sources = sourcesOf(letter)
  }

  /** Adds a footnote and returns its number, which Word reads as its id: notes stand in the order of their marks. */
  addFootnote(paragraph: Paragraph): number {
    return this.footnotes.push(paragraph)
  }

  nextLink(): number {
    this.#links += 1
    return this.#links
  }

  nextDrawing(): number {
    this.#drawings += 1
    return this.#drawings
  }

  nextClause(): number {
    this.#clauses += 1
    return this.#clauses
  }

  nextBookmark(): number {
    this.#bookmarks += 1
    return this.#bookmarks
  }
}
