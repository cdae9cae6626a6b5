import type { EvidencePage, EvidenceText } from '../../core/evidence/index.ts'
import { letterText } from './old-letter.ts'
import type { TextLine } from './old-text.ts'

interface PlacedLine {
  readonly text: string
  readonly y: number
  readonly height: number
}

/** How much more than usual the distance of two lines is where a paragraph ends, and the height of a heading's line. */
const paragraphGap = 1.25
const headingHeight = 1.15

const pageNumber = /^(?:(?:Page|Seite)\s+)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:\/|of|von)\s*\d{1,4})?$/iu

/** The lines of a PDF's text with what their places on the paper say; those that number a page, and what stands beyond them, are left out and counted. */
export function lettersLinesOfPdf({ text, pages }: EvidenceText): { lines: TextLine[]; runningLines: number } {
  const whole = pages.map((page) => linesOf(text, page))
  const placed = whole.map(withoutRunningLines)
  const runningLines = whole.flat().length - placed.flat().length
  const all = placed.flat()
  const height = median(all.map((line) => line.height))
  // The gaps between paragraphs are many in a letter: the usual distance is among the smaller ones.
  const steps = placed.flatMap((page) => page.slice(1).map((line, index) => line.y - (page[index]?.y ?? 0)))
  const pitch = quantile(
    steps.filter((step) => step > 0),
    0.25,
  )
  const lines = placed.flatMap((page) =>
    page.map((line, index): TextLine => {
      const before = page[index - 1]
      const above = before ?? all[all.indexOf(line) - 1]
      // On a new page a sentence that has not ended goes on.
      const begins =
        before === undefined
          ? above === undefined || /[.!?:]["”’)]?$/u.test(above.text)
          : line.y - before.y > pitch * paragraphGap || line.y < before.y
      return { text: line.text, begins, ...(line.height > height * headingHeight && { large: true }) }
    }),
  )
  return { lines, runningLines }
}

/** How many lines from the edge of a page its number may stand. */
const edge = 3

function withoutRunningLines(lines: readonly PlacedLine[]): readonly PlacedLine[] {
  const foot = lines.findIndex(({ text }, index) => index > 0 && index >= lines.length - edge && pageNumber.test(text))
  const body = foot < 0 ? lines : lines.slice(0, foot)
  const head = body.findLastIndex(({ text }, index) => index < edge && index < body.length - 1 && pageNumber.test(text))
  return body.slice(head + 1)
}

function linesOf(text: string, page: EvidencePage): PlacedLine[] {
  const lines: PlacedLine[] = []
  let start = page.start
  let item = 0
  for (const raw of text.slice(page.start, page.end).split('\n')) {
    const end = start + raw.length
    while (item < page.items.length && (page.items[item]?.end ?? 0) <= start) item += 1
    const first = page.items[item]
    const words = letterText(raw)
      .replaceAll(/[ \t]+/gu, ' ')
      .trim()
    if (words !== '' && first !== undefined && first.start < end)
      lines.push({ text: words, y: first.y + first.height, height: first.height })
    start = end + 1
  }
  return lines
}

function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5)
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((left, right) => left - right)
  return sorted[Math.floor(sorted.length * share)] ?? 0
}
