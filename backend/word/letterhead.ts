import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  HeightRule,
  PageNumber,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IBorderOptions,
} from 'docx'
import { firstPageFor, runningLine, type ResolvedLetter } from '../../core/letter/index.ts'
import { textRuns } from './inlines.ts'
import { frameAt } from './frame.ts'
import { page, textWidth, twips } from './page.ts'
import { colors, styleIds } from './styles.ts'

/** Heights of what stands in the first page's header, in millimetres; fixed, so that the body's first line can be placed. */
const draftHeight = 8
const nameHeight = 8
const lineHeight = 4.2
const endHeight = 1
/** Of the pages that follow: room for two lines. */
const runningHeight = 11.5
const ruleGap = 2.5

const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const exactly = (millimetres: number, after = 0) => ({
  line: twips(millimetres),
  lineRule: 'exact' as const,
  before: 0,
  after: twips(after),
})

/** The letterhead's colour as Word writes it. */
export function accentOf(letter: ResolvedLetter): string {
  return letter.letterhead.accent.slice(1).toUpperCase()
}

interface RowOptions {
  readonly height?: number
  readonly rule?: IBorderOptions
}

interface Cell {
  readonly width: number
  /** Space below the text, which stands at the bottom of its cell. */
  readonly gap?: number
  readonly children: Paragraph[]
}

/** One row of cells without lines, as wide as the text. Widths in millimetres. */
function row(cells: readonly Cell[], { height, rule = none }: RowOptions = {}): Table {
  const widths = cells.map((cell) => twips(cell.width))
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders: { ...TableBorders.NONE, bottom: rule },
    margins: { left: 0, right: 0 },
    rows: [
      new TableRow({
        ...(height === undefined ? {} : { height: { value: twips(height), rule: HeightRule.EXACT } }),
        children: cells.map(
          (cell, index) =>
            new TableCell({
              width: { size: widths[index] ?? 0, type: WidthType.DXA },
              margins: { bottom: twips(cell.gap ?? 0) },
              verticalAlign: VerticalAlignTable.BOTTOM,
              children: cell.children,
            }),
        ),
      }),
    ],
  })
}

/** Word asks for a paragraph after a table. */
function tableEnd(): Paragraph {
  return new Paragraph({ style: styleIds.header, spacing: exactly(endHeight), children: [] })
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

function ruled(letter: ResolvedLetter): (Paragraph | Table)[] {
  const name = new Paragraph({ style: styleIds.letterheadName, spacing: exactly(nameHeight), children: textRuns(letter.letterhead.name) })
  const lines = letterheadLines(letter, AlignmentType.END)
  const cells = [
    { width: 70, gap: ruleGap, children: [name] },
    { width: textWidth - 70, gap: ruleGap, children: lines.length > 0 ? lines : [tableEnd()] },
  ]
  const rule = { style: BorderStyle.SINGLE, size: 8, color: accentOf(letter) }
  return [row(cells, { height: Math.max(nameHeight, linesHeight(letter)) + ruleGap, rule }), tableEnd()]
}

function centred(letter: ResolvedLetter): Paragraph[] {
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
  const height =
    letter.letterhead.style === 'ruled'
      ? Math.max(nameHeight, linesHeight(letter)) + ruleGap
      : nameHeight + 1.5 * ruleGap + linesHeight(letter)
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
export function firstHeader(letter: ResolvedLetter): Header {
  const draft = draftParagraph(letter)
  if (!letter.printLetterhead) return new Header({ children: [draft] })
  return new Header({ children: [...foldMarks(letter), draft, ...(letter.letterhead.style === 'ruled' ? ruled(letter) : centred(letter))] })
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

/** "Page 1 of 2" with Word's own fields. */
function pageNumber(letter: ResolvedLetter): Paragraph {
  const pieces = letter.words.page.split(/(\{pages?\})/u).filter((piece) => piece !== '')
  const children = pieces.flatMap((piece) => {
    if (piece === '{page}') return [new TextRun({ children: [PageNumber.CURRENT] })]
    if (piece === '{pages}') return [new TextRun({ children: [PageNumber.TOTAL_PAGES] })]
    return textRuns(piece)
  })
  return new Paragraph({ style: styleIds.footer, alignment: AlignmentType.END, children })
}

/** The first page's footer: what the law asks a letterhead to say, and the page number. */
export function firstFooter(letter: ResolvedLetter): Footer {
  if (!letter.printLetterhead || letter.letterhead.footer.length === 0) return runningFooter(letter)
  const lines = letter.letterhead.footer.map((line) => new Paragraph({ style: styleIds.footer, children: textRuns(line) }))
  return new Footer({
    children: [
      row([
        { width: textWidth - 24, children: lines },
        { width: 24, children: [pageNumber(letter)] },
      ]),
      tableEnd(),
    ],
  })
}

export function runningFooter(letter: ResolvedLetter): Footer {
  return new Footer({ children: [pageNumber(letter)] })
}
