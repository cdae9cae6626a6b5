import { AlignmentType, BorderStyle, Header, Paragraph, type Table, type TextRun } from 'docx'
import { firstPageFor, runningLine, type ResolvedLetter } from '../../core/letter/index.ts'
import { frameAt } from './frame.ts'
import { textRuns } from './inlines.ts'
import { logoGap, logoParagraphs, logoSize, widthOfName } from './logo.ts'
import { page, textWidth, twips } from './page.ts'
import { colors, styleIds } from './styles.ts'
import { endHeight, exactly, row, tableEnd } from './unruled-row.ts'
import type { Writing } from './writing.ts'

/** Heights of what stands in the first page's header, in millimetres; fixed, so that the body's first line can be placed. */
const draftHeight = 8
const nameHeight = 8
const lineHeight = 4.2
/** Of the pages that follow: room for two lines. */
const runningHeight = 11.5
const ruleGap = 2.5

/** The letterhead's colour as Word writes it. */
export function accentOf(letter: ResolvedLetter): string {
  return letter.letterhead.accent.slice(1).toUpperCase()
}

function draftParagraph(letter: ResolvedLetter): Paragraph {
  return new Paragraph({
    style: styleIds.header,
    alignment: AlignmentType.END,
    spacing: exactly(lineHeight, draftHeight - lineHeight),
    children: draftRuns(letter),
  })
}

function draftRuns(letter: ResolvedLetter): TextRun[] {
  return letter.draftLine === undefined ? [] : textRuns(letter.draftLine, { bold: true, color: colors.draft })
}

function linesHeight(letter: ResolvedLetter): number {
  return letter.letterhead.lines.length * lineHeight
}

function letterheadLines(letter: ResolvedLetter, alignment: (typeof AlignmentType)['END'] | (typeof AlignmentType)['CENTER']): Paragraph[] {
  return letter.letterhead.lines.map(
    (line) => new Paragraph({ style: styleIds.letterheadLine, alignment, spacing: exactly(lineHeight), children: textRuns(line) }),
  )
}

/** Room for the name, in millimetres: beside a logo as much as its letters take, so that the lines keep theirs. */
function nameWidth(letter: ResolvedLetter, logoWidth: number): number {
  if (logoWidth === 0) return 70
  return Math.min(widthOfName(letter), textWidth - logoWidth - 30)
}

function ruledHeight(letter: ResolvedLetter): number {
  return Math.max(nameHeight, linesHeight(letter), logoSize(letter)?.height ?? 0) + ruleGap
}

function ruled(writing: Writing): (Paragraph | Table)[] {
  const { letter } = writing
  const logo = logoParagraphs(writing)
  const logoWidth = logo.length === 0 ? 0 : (logoSize(letter)?.width ?? 0) + logoGap
  const name = new Paragraph({ style: styleIds.letterheadName, spacing: exactly(nameHeight), children: textRuns(letter.letterhead.name) })
  const lines = letterheadLines(letter, AlignmentType.END)
  const forName = nameWidth(letter, logoWidth)
  const cells = [
    ...(logo.length === 0 ? [] : [{ width: logoWidth, gap: ruleGap, children: logo }]),
    { width: forName, gap: ruleGap, children: [name] },
    { width: textWidth - forName - logoWidth, gap: ruleGap, children: lines.length > 0 ? lines : [tableEnd()] },
  ]
  const rule = { style: BorderStyle.SINGLE, size: 8, color: accentOf(letter) }
  return [row(cells, { height: ruledHeight(letter), rule }), tableEnd()]
}

function centred(writing: Writing): Paragraph[] {
  const { letter } = writing
  const side = twips((textWidth - 24) / 2)
  const name = new Paragraph({
    style: styleIds.letterheadName,
    alignment: AlignmentType.CENTER,
    spacing: exactly(nameHeight),
    children: textRuns(letter.letterhead.name),
  })
  const rule = new Paragraph({
    style: styleIds.letterheadLine,
    spacing: exactly(ruleGap / 2),
    indent: { left: side, right: side },
    border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 0, color: accentOf(letter) } },
    children: [],
  })
  return [
    name,
    rule,
    new Paragraph({ style: styleIds.letterheadLine, spacing: exactly(ruleGap), children: [] }),
    ...letterheadLines(letter, AlignmentType.CENTER),
    tableEnd(),
  ]
}

/** How far the first page's header reaches down, in millimetres from the paper's edge. */
export function headerBottom(letter: ResolvedLetter): number {
  if (!letter.printLetterhead) return page.header + draftHeight
  const height = letter.letterhead.style === 'ruled' ? ruledHeight(letter) : nameHeight + 1.5 * ruleGap + linesHeight(letter)
  return page.header + draftHeight + height + endHeight
}

/** Where to fold the paper for its envelope: short lines at the paper's edge, each the upper border of an empty frame. */
function foldMarks(letter: ResolvedLetter): Paragraph[] {
  return firstPageFor(letter.letterhead.window).foldMarks.map(
    ([fromTop, length]) =>
      new Paragraph({
        style: styleIds.header,
        spacing: exactly(1),
        frame: frameAt({ left: 5, top: fromTop, width: length, height: 1 }),
        border: { top: { style: BorderStyle.SINGLE, size: 2, space: 0, color: colors.quiet } },
        children: [],
      }),
  )
}

/** The first page's header: the letterhead, unless it is on the paper already, and the draft line above it. */
export function firstHeader(writing: Writing): Header {
  const { letter } = writing
  const draft = draftParagraph(letter)
  if (!letter.printLetterhead) return new Header({ children: [draft] })
  return new Header({
    children: [
      ...foldMarks(letter),
      ...(letter.letterhead.style === 'ruled' ? [draft, ...ruled(writing)] : [...logoParagraphs(writing), draft, ...centred(writing)]),
    ],
  })
}

/** The header of the pages that follow: who wrote, when and about what. */
export function runningHeader(letter: ResolvedLetter): Header {
  const draftWidth = letter.draftLine === undefined ? 0 : 40
  const left = {
    width: textWidth - draftWidth,
    gap: 1.4,
    children: [new Paragraph({ style: styleIds.header, children: textRuns(runningLine(letter)) })],
  }
  const right = {
    width: draftWidth,
    gap: 1.4,
    children: [new Paragraph({ style: styleIds.header, alignment: AlignmentType.END, children: draftRuns(letter) })],
  }
  const rule = { style: BorderStyle.SINGLE, size: 4, color: colors.hairline }
  return new Header({ children: [row(draftWidth === 0 ? [left] : [left, right], { height: runningHeight, rule }), tableEnd()] })
}
