import { checkGlyphs, drawable } from '../../../backend/layout/check-glyphs.ts'
import { coveredCodePoints } from '../../../backend/layout/fonts.ts'
import type { PageBlock, PageInline, PageListItem } from '../../../backend/layout/page-data.ts'
import { pageData } from '../../../backend/layout/page-letter.ts'
import type { ResolvedLetter } from '../../../core/letter/index.ts'

const covered = coveredCodePoints()

/** What a letter says, in the order in which it says it, without the labels of lists and notes: what a reader must hear. */
export function spokenWords(letter: ResolvedLetter): string {
  const { letterhead, printLetterhead, parts, labels, body, sources, sourcesAtEnd } = pageData(letter)
  const part = (name: string): string => parts[name]?.lines.map(inlineWords).join('') ?? ''
  const labelled = (label: string, name: string): string => (parts[name] === undefined ? '' : label + part(name))
  const list =
    labels.sources + sources.map(({ text, link }, index) => `[${String(index + 1)}] ${text}${link === null ? '' : `, ${link}`}`).join('')
  const head = [letterhead.name, ...letterhead.lines, letterhead.returnLine ?? '']
  const said = [
    ...(printLetterhead ? head : []),
    part('recipient'),
    part('date'),
    labelled(labels.reference, 'reference'),
    part('subject'),
    part('salutation'),
    blockWords(body, list),
    part('closing'),
    part('signature'),
    labelled(labels.enclosures, 'enclosures'),
    labelled(labels.copies, 'copies-to'),
    sourcesAtEnd && sources.length > 0 ? list : '',
  ].join('')
  return checkGlyphs(letter, covered).length > 0 ? drawable(said, covered) : said
}

function inlineWords(inlines: readonly PageInline[]): string {
  return inlines.map((inline) => (inline.k === 'text' ? inline.text : inline.k === 'break' ? '' : inlineWords(inline.of))).join('')
}

function blockWords(blocks: readonly PageBlock[], list: string): string {
  const itemWords = ({ of, more }: PageListItem): string => inlineWords(of) + blockWords(more, list)
  return blocks
    .map((block) => {
      switch (block.k) {
        case 'par':
        case 'heading':
          return inlineWords(block.of)
        case 'list':
          return block.items.map(itemWords).join('')
        case 'quote':
          return blockWords(block.of, list) + (block.by === null ? '' : `—${inlineWords(block.by)}`)
        case 'table':
          return block.rows.flatMap((row) => row.map(({ of }) => inlineWords(of))).join('')
        case 'clause':
          return blockWords(block.of, list)
        case 'sources':
          return list
        default:
          return ''
      }
    })
    .join('')
}
