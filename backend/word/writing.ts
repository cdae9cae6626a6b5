import type { Paragraph } from 'docx'
import { sourceListIn, sourcesOf, type ResolvedLetter, type Sources } from '../../core/letter/index.ts'
import { ListDefinitions } from './lists.ts'

/** What is gathered while one letter is written: everything that is numbered through the whole file. */
export class Writing {
  readonly letter: ResolvedLetter
  readonly lists = new ListDefinitions()
  readonly footnotes: Paragraph[] = []
  /** What the letter cites. */
  readonly sources: Sources
  readonly sourceList: 'end' | 'body' | 'nowhere'
  /** True once a block of the body lists them: further ones do not. */
  isListed = false
  readonly #begun = new Set<number>()
  #links = 0
  #drawings = 0
  #clauses = 0
  #bookmarks = 0

  constructor(letter: ResolvedLetter) {
    this.letter = letter
    this.sources = sourcesOf(letter)
    this.sourceList = sourceListIn(letter)
  }

  /** Adds a footnote and returns its number, which Word reads as its id: notes stand in the order of their marks. */
  addFootnote(paragraph: Paragraph): number {
    return this.footnotes.push(paragraph)
  }

  /** True for the first citation of a source. */
  isFirstOf(source: number): boolean {
    if (this.#begun.has(source)) return false
    this.#begun.add(source)
    return true
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
