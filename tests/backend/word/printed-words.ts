import { citationMark, isRun, mapNodes, plainText, walk, type Element, type Inline, type Node } from '../../../core/document/index.ts'
import { entryText, runningLine, sourceEntry, sourcesOf, type ResolvedLetter } from '../../../core/letter/index.ts'

/**
 * The words of a text. Without hyphens: a page may break a line at one, and what reads the page joins the halves without it.
 * A footnote's mark is a word of its own, behind a year too: what reads the page takes it for one or not, by the room the line leaves it.
 */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .replaceAll(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replaceAll(/\u00AD\s*|(?<=\S-)\n(?=\S)/gu, '')
    .replaceAll('-', '')
    .replaceAll(/(?<=\p{L}[.,;:!?)”’]*|\d{4}[.,;:!?)”’]+)(?=\d{1,2}(?:\s|$))/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '')
}

/** What one list of words has more of than another, each as often as it has. */
export function beyond(words: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1)
  return words.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count <= 0
  })
}

/** Words of the heading rows of tables, which every page of a table shows again. */
export function repeatedWords(letter: ResolvedLetter): ReadonlySet<string> {
  const tables = [...walk(letter.body.map(({ block }) => block))].flatMap(({ node }) =>
    node.type === 'table' && node.headerRows > 0 ? [node] : [],
  )
  return new Set(tables.flatMap((table) => wordsOf(plainText(table.children.slice(0, 1)))))
}

interface Notes {
  readonly texts: string[]
}

/** Blocks as they are printed: the number of each footnote in its place, no descriptions of images. */
function asPrinted(blocks: readonly Element[], notes: Notes): Element[] {
  return mapNodes<Node>(blocks, (node) => {
    if (isRun(node)) return node
    if (node.type === 'image') return []
    if (node.type !== 'footnote') return node
    notes.texts.push(plainText([{ type: 'paragraph', children: node.children as Inline[] }]))
    return { text: String(notes.texts.length) }
  }).filter((node): node is Element => !isRun(node))
}

/** Every word that the pages of a letter show, with its headers and footers. */
export function printedWords(letter: ResolvedLetter, pages: number): string[] {
  const { letterhead, words } = letter
  const notes: Notes = { texts: [] }
  const partText = (name: Parameters<typeof letter.parts.get>[0], label = ''): string[] => {
    const part = letter.parts.get(name)
    return part === undefined ? [] : [label, plainText(asPrinted([{ type: 'paragraph', children: [...part.children] }], notes))]
  }
  const sources = sourcesOf(letter).all.map((source) => entryText(sourceEntry(source, letter.language)))
  const numbers = Array.from({ length: pages }, (_none, index) =>
    words.page.replace('{page}', String(index + 1)).replace('{pages}', String(pages)),
  )
  const following = Array.from({ length: pages - 1 }, () => runningLine(letter))
  return wordsOf(
    [
      ...(letter.printLetterhead ? [letterhead.name, ...letterhead.lines, ...letterhead.footer, letterhead.return_line ?? ''] : []),
      ...Array.from({ length: pages }, () => letter.draftLine ?? ''),
      ...numbers,
      ...following,
      ...partText('date'),
      ...partText('reference', words.reference),
      ...partText('recipient'),
      ...partText('subject'),
      ...partText('salutation'),
      plainText(
        asPrinted(
          letter.body.map(({ block }) => block),
          notes,
        ),
      ),
      ...partText('closing'),
      ...partText('signature'),
      ...partText('enclosures', words.enclosures),
      ...partText('copies-to', words.copies),
      ...(sources.length === 0 ? [] : [words.sources, ...sources.map((source, index) => `${citationMark(index + 1)} ${source}`)]),
      ...notes.texts.map((text, index) => `${String(index + 1)} ${text}`),
    ].join('\n'),
  )
}
