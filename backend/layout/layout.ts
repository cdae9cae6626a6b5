import type { Day } from '../../core/clause/index.ts'
import type { Block } from '../../core/document/index.ts'
import type { Finding, ResolvedLetter } from '../../core/letter/index.ts'
import type { Page, PagePlace, Result } from '../../core/requests/index.ts'
import type { LayoutVersion } from './version.ts'

/** A file embedded in a PDF (ISO 32000-2 §7.11.4, ISO 19005-3). `relationship` says what it is to the letter. */
export interface Attachment {
  readonly name: string
  readonly mediaType: string
  readonly description: string
  readonly relationship: 'source' | 'data' | 'alternative' | 'supplement'
  readonly bytes: Uint8Array
}

export interface LaidOutPdf {
  readonly bytes: Uint8Array
  readonly findings: readonly Finding[]
}

export interface LaidOutPages {
  readonly pages: readonly Page[]
  readonly places: readonly PagePlace[]
  readonly findings: readonly Finding[]
}

/** One of two clause versions that a redline compares; `day` is the day it was made. */
export interface RedlineSide {
  readonly code: string
  readonly version: number
  readonly day: Day
  readonly body: readonly Block[]
}

/** A redline to print. `language` is the BCP 47 tag of its words. */
export interface RedlineSheet {
  readonly title: string
  readonly language: string
  readonly before: RedlineSide
  readonly after: RedlineSide
}

/**
 * The one seam around the layout engine. Both methods for letters lay out the same pages: what the preview shows is what the file
 * holds. Neither reads a clock, the network or a file of the person. Findings name characters that no
 * font has, words wider than their lines, and a letterhead that reaches into the window of the envelope.
 */
export interface Layout {
  /**
   * A tagged PDF/A-3a of the letter, with the pages of what is enclosed to be appended; the same letter gives the same bytes. Refused
   * where a file to append is one of those that `appendingFindings` calls errors. An earlier `version` is asked for only to hold
   * the pages against a file that was made in it.
   */
  pdf(letter: ResolvedLetter, attachments: readonly Attachment[], version?: LayoutVersion): Promise<Result<LaidOutPdf>>
  /** Pages as SVG; those whose digest is in `known` come without their picture. */
  pages(letter: ResolvedLetter, known: ReadonlySet<string>, version?: LayoutVersion): Promise<Result<LaidOutPages>>
  /** A tagged PDF/A-3a of what changed between two versions; the same versions give the same bytes. */
  redline(sheet: RedlineSheet): Promise<Result<LaidOutPdf>>
  close(): Promise<void>
}
