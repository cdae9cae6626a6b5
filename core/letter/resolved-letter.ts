import type { Block, PartName, Inline } from '../document/index.ts'
import type { EnclosedFile } from './enclosure.ts'
import type { Letterhead } from './letterhead.ts'

/** The words that layout and Word files add themselves, in the letter's language. */
export interface LetterWords {
  /** "Page {page} of {pages}" */
  readonly page: string
  readonly draft: string
  readonly reference: string
  readonly enclosures: string
  readonly copies: string
  readonly sources: string
}

/**
 * A letter ready for paper: every merge field has become text, every clause is filled. Both exporters read this and
 * nothing else, so that PDF and DOCX say the same.
 */
export interface ResolvedLetter {
  readonly schema: 1
  readonly title: string
  /** The subject as plain text: the document's title. */
  readonly subject: string
  readonly language: string
  readonly author: string
  readonly organisation: string
  /** The letter's date, YYYY-MM-DD: the only date a file carries. */
  readonly date: string
  /** Where its space is and what it says. */
  readonly letterhead: Letterhead
  /** False leaves it out, for headed paper; its space stays. */
  readonly printLetterhead: boolean
  /** The line in the running header of a letter that is not released; undefined when there is none. */
  readonly draftLine: string | undefined
  /**
   * Of a report, which names companies and is no prose: no word is divided at a line's end, and these are not broken at their
   * hyphens either.
   */
  readonly wholeWords?: readonly string[]
  readonly words: LetterWords
  readonly parts: ReadonlyMap<PartName, ResolvedPart>
  readonly body: readonly ResolvedBlock[]
  /** Image bytes by SHA-256. */
  readonly images: ReadonlyMap<string, Uint8Array>
  /** Files that go out inside of its PDF; left out where there are none. */
  readonly enclosed?: readonly EnclosedFile[]
}

export interface ResolvedPart {
  /** Path of the part in the letter's document, for findings and for the preview to follow the caret. */
  readonly path: readonly number[]
  readonly children: readonly Inline[]
}

/** A block of the body and its path in the letter's document. Holds no merge field and no clause reference. */
export interface ResolvedBlock {
  readonly path: readonly number[]
  readonly block: Block
}
