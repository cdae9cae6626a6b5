import { AlignmentType, BorderStyle, Header, Paragraph, type Table, type TextRun } from 'docx'
import { firstPageFor, runningLine, type ResolvedLetter } from '../../core/letter/index.ts'
import { frameAt } from './frame.ts'
import { textRuns } from './inlines.ts'
import { nameHeight, nameParagraph } from './letterhead-name.ts'
import { logoGap, logoParagraphs, logoSize, widthOfName } from './logo.ts'
import { page, textWidth, twips } from './page.ts'
import { colors, styleIds } from './styles.ts'
import { endHeight, exactly, row, tableEnd } from './unruled-row.ts'
import type { Writing } from './writing.ts'

/** Heights of what stands in the first page's header, in millimetres; fixed, so that the body's first line can be placed. */
const draftLineHeight = 4.2
/** Of the pages that follow: room for two lines. */
const runningHeight = 11.5
const ruleGap = 2.5

/** Heights that give way where a head of many lines would reach into the window of the envelope. */
interface Density {
  /** Space below the draft line. */
  readonly draftGap: number
  /** Of each line of the letterhead. */
  readonly line: number
}

const usual: Density = { draftGap: 3.8, line: 4.2 }
/** Lines of letterhead text are never set closer than this: they would be cut off. */
const closest = 3.2

/** How the head is set: as usual, or higher up and closer where the address would otherwise be in its way. */
function densityOf(letter: ResolvedLetter): Density {
  const window = firstPageFor(letter.letterhead.window).recipient.top
  const count = letter.letterhead.lines.length
  if (count === 0 || headHeight(letter, usual) <= window) return usual
  const dense = { draftGap: 0, line: usual.line }
  return { ...dense, line: Math.min(usual.line, Math.max(closest, (window - aroundLines(letter, dense)) / count)) }
}

/** The letterhead's colour as Word writes it. */
export function accentOf(letter: ResolvedLetter): string {
  return letter.letterhead.accent.slice(1).toUpperCase()
}

function draftParagraph(letter: ResolvedLetter): Paragraph {
  return new Paragraph({
    style: styleIds.header,
    alignment: AlignmentType.END,
    spacing: exactly(draftLineHeight, densityOf(letter).draftGap),
    children: draftRuns(letter),
  })
}

function draftRuns(letter: ResolvedLetter): TextRun[] {
  return letter.draftLine === undefined ? [] : textRuns(letter.draftLine, { bold: true, color: colors.draft })
}

function linesHeight(letter: ResolvedLetter, { line }: Density): number {
  return letter.letterhead.lines.length * line
}

function letterheadLines(letter: ResolvedLetter, alignment: (typeof AlignmentType)['END'] | (typeof AlignmentType)['CENTER']): Paragraph[] {
  const { line: height } = densityOf(letter)
  return letter.letterhead.lines.map(
    (line) => new Paragraph({ style: styleIds.letterheadLine, alignment, spacing: exactly(height), children: textRuns(line) }),
  )
}

/** Room for the name, in millimetres: beside a logo as much as its letters take, so that the lines keep theirs. */
function nameWidth(letter: ResolvedLetter, logoWidth: number): number {
  if (logoWidth === 0) return 70
  return Math.min(widthOfName(letter), textWidth - logoWidth - 30)
}

function ruledHeight(letter: ResolvedLetter, density: Density): number {
  const name = nameHeight(letter, nameWidth(letter, logoRoom(letter)))
  return Math.max(name, linesHeight(letter, density), logoSize(letter)?.height ?? 0) + ruleGap
}

/** What a logo takes of the width, with the space behind it; in millimetres. */
function logoRoom(letter: ResolvedLetter): number {
  const size = logoSize(letter)
  return size === undefined ? 0 : size.width + logoGap
}

function ruled(writing: Writing): (Paragraph | Table)[] {
  const { letter } = writing
  const logo = logoParagraphs(writing)
  const logoWidth = logo.length === 0 ? 0 : logoRoom(letter)
  const lines = letterheadLines(letter, AlignmentType.END)
  const forName = nameWidth(letter, logoWidth)
  const name = nameParagraph(letter, forName)
  const cells = [
    ...(logo.length === 0 ? [] : [{ width: logoWidth, gap: ruleGap, children: logo }]),
    { width: forName, gap: ruleGap, children: [name] },
    { width: textWidth - forName - logoWidth, gap: ruleGap, children: lines.length > 0 ? lines : [tableEnd()] },
  ]
  const rule = { style: BorderStyle.SINGLE, size: 8, color: accentOf(letter) }
  return [row(cells, { height: ruledHeight(letter, densityOf(letter)), rule }), tableEnd()]
}

function centred(writing: Writing): Paragraph[] {
  const { letter } = writing
  const side = twips((textWidth - 24) / 2)
  const name = nameParagraph(letter, textWidth, AlignmentType.CENTER)
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
  return headHeight(letter, densityOf(letter))
}

function headHeight(letter: ResolvedLetter, density: Density): number {
  if (!letter.printLetterhead) return draftBottom(density)
  const isRuled = letter.letterhead.style === 'ruled'
  return aroundLines(letter, density) + (isRuled ? ruledHeight(letter, density) - ruleGap : linesHeight(letter, density))
}

/** What stands above and below the lines: beside them, in a ruled head, the name. */
function aroundLines(letter: ResolvedLetter, density: Density): number {
  const above = letter.letterhead.style === 'ruled' ? ruleGap : nameHeight(letter, textWidth) + 1.5 * ruleGap
  return draftBottom(density) + above + endHeight
}

function draftBottom({ draftGap }: Density): number {
  return page.header + draftLineHeight + draftGap
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
