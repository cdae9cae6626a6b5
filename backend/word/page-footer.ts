import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx'
import type { ResolvedLetter } from '../../core/letter/index.ts'
import { textRuns } from './inlines.ts'
import { textWidth } from './page.ts'
import { styleIds } from './styles.ts'
import { row, tableEnd } from './unruled-row.ts'

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

/** The footer of the pages that follow: the page number. */
export function runningFooter(letter: ResolvedLetter): Footer {
  return new Footer({ children: [pageNumber(letter)] })
}
