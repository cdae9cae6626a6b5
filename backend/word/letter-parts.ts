import { HeadingLevel, Paragraph, type FileChild, type IParagraphOptions } from 'docx'
import type { Inline, PartName } from '../../core/document/index.ts'
import { firstPageFor } from '../../core/letter/index.ts'
import { beginsRightToLeft } from './direction.ts'
import { frameAt } from './frame.ts'
import { paragraphChildren, textOf, textRuns } from './inlines.ts'
import { headerBottom } from './letterhead.ts'
import { page, twips } from './page.ts'
import { sourceList } from './source-list.ts'
import { styleIds } from './styles.ts'
import type { Writing } from './writing.ts'

function partParagraph(children: readonly Inline[], writing: Writing, options: IParagraphOptions): Paragraph {
  return new Paragraph({
    ...options,
    bidirectional: beginsRightToLeft(textOf(children)) || undefined,
    children: paragraphChildren(children, writing),
  })
}

function part(name: PartName, writing: Writing, options: IParagraphOptions): Paragraph[] {
  const found = writing.letter.parts.get(name)
  return found === undefined ? [] : [partParagraph(found.children, writing, options)]
}

function label(text: string, writing: Writing, name: PartName, options: IParagraphOptions): Paragraph[] {
  return writing.letter.parts.has(name) ? [new Paragraph({ ...options, children: textRuns(text) })] : []
}

/** Date, reference and recipient, each in its place on the first page. */
export function addressBlock(writing: Writing): Paragraph[] {
  const { letterhead, printLetterhead, words } = writing.letter
  const { details, recipient } = firstPageFor(letterhead.window)
  const frame = frameAt(details)
  const returnLine = printLetterhead ? (letterhead.return_line ?? '') : ''
  return [
    ...part('date', writing, { style: styleIds.date, frame }),
    ...label(words.reference, writing, 'reference', { style: styleIds.label, frame, spacing: { before: 120 } }),
    ...part('reference', writing, { style: styleIds.reference, frame }),
    ...(returnLine === ''
      ? []
      : [new Paragraph({ style: styleIds.returnLine, frame: frameAt(recipient), children: textRuns(returnLine) })]),
    ...part('recipient', writing, { style: styleIds.recipient, frame: frameAt(recipient) }),
  ]
}

/** Height of a line beside the window in millimetres, and how many letters such a line holds in a millimetre of width. */
const addressLine = 5
const lettersInMillimetre = 0.5

function linesOf(name: PartName, width: number, writing: Writing): number {
  const children = writing.letter.parts.get(name)?.children
  if (children === undefined) return 0
  const lines = textOf(children).split('\n')
  return lines.reduce((count, line) => count + Math.max(1, Math.ceil(line.length / (width * lettersInMillimetre))), 0)
}

/** Where the body's first line begins: where the envelope's window asks for it, or below a longer recipient. In millimetres. */
function bodyTop(writing: Writing): number {
  const { recipient, details, bodyTop: usual } = firstPageFor(writing.letter.letterhead.window)
  const recipientLines = linesOf('recipient', recipient.width, writing) + 1
  const detailLines = linesOf('date', details.width, writing) + 1 + linesOf('reference', details.width, writing)
  return Math.max(usual, recipient.top + recipientLines * addressLine + 7, details.top + detailLines * addressLine + 7)
}

/** Subject and salutation; the first of them stands as far down the page as the window asks. */
export function opening(writing: Writing): Paragraph[] {
  const before = twips(bodyTop(writing) - Math.max(page.top, headerBottom(writing.letter)))
  const hasSubject = writing.letter.parts.has('subject')
  return [
    ...part('subject', writing, { heading: HeadingLevel.HEADING_1, spacing: { before } }),
    ...part('salutation', writing, { style: styleIds.salutation, ...(hasSubject ? {} : { spacing: { before } }) }),
  ]
}

/** Closing and signature on one page, then enclosures, copies and the sources cited. */
export function ending(writing: Writing, breakBefore: boolean): FileChild[] {
  const { words } = writing.letter
  const begin = breakBefore ? { pageBreakBefore: true } : {}
  const hasClosing = writing.letter.parts.has('closing')
  return [
    ...part('closing', writing, { style: styleIds.closing, ...begin }),
    ...part('signature', writing, { style: styleIds.signature, ...(hasClosing ? {} : begin) }),
    ...label(words.enclosures, writing, 'enclosures', { style: styleIds.annexLabel }),
    ...part('enclosures', writing, { style: styleIds.annex }),
    ...label(words.copies, writing, 'copies-to', { style: styleIds.annexLabel }),
    ...part('copies-to', writing, { style: styleIds.annex }),
    ...(writing.sourceList === 'end' ? sourceList(writing) : []),
  ]
}
