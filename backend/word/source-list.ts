import { BookmarkEnd, BookmarkStart, Paragraph, type FileChild, type IParagraphOptions } from 'docx'
import { citationMark } from '../../core/document/index.ts'
import { sourceEntry } from '../../core/letter/index.ts'
import { addressRuns, sourceBookmark, textRuns } from './inlines.ts'
import { styleIds } from './styles.ts'
import type { Writing } from './writing.ts'

/** A paragraph that links can lead to. */
class BookmarkedParagraph extends Paragraph {
  constructor(name: string, id: number, options: IParagraphOptions) {
    super(options)
    this.root.splice(1, 0, new BookmarkStart(name, id))
    this.root.push(new BookmarkEnd(id))
  }
}

/** The sources that the letter cites, each with a bookmark that its marks lead to; nothing where it cites none. */
export function sourceList(writing: Writing, breakBefore = false): FileChild[] {
  const { sources, letter } = writing
  if (sources.all.length === 0) return []
  const begin = breakBefore ? { pageBreakBefore: true } : {}
  const heading = new Paragraph({ style: styleIds.annexLabel, ...begin, children: textRuns(letter.words.sources) })
  const entries = sources.all.map((source, index) => {
    const { text, link } = sourceEntry(source, letter.language)
    const words = textRuns(`${citationMark(index + 1)} ${text}${link === undefined ? '' : ', '}`)
    return new BookmarkedParagraph(sourceBookmark(index + 1), writing.nextBookmark(), {
      style: styleIds.source,
      children: link === undefined ? words : [...words, ...addressRuns(link, writing)],
    })
  })
  return [heading, ...entries]
}
