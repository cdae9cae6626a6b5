import { citationMark, isRun, markNames, type Citation, type Inline, type Node, type Run } from '../../core/document/index.ts'
import type { Sources } from '../../core/letter/index.ts'
import type { PageInline } from './page-data.ts'
import { printable } from './page-text.ts'

const markLetters: Readonly<Record<(typeof markNames)[number], string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strike: 's',
  superscript: '^',
  subscript: '_',
}

/** The marks of a run, a letter each. */
export function marksOf(run: Run): string {
  return markNames.map((name) => (run[name] === true ? markLetters[name] : '')).join('')
}

function textInlines(run: Run): PageInline[] {
  const marks = marksOf(run)
  return run.text.split('\n').flatMap((line, index): PageInline[] => {
    const text = printable(line)
    const shown: PageInline[] = text === '' ? [] : [{ k: 'text', text, marks }]
    return index === 0 ? shown : [{ k: 'break' }, ...shown]
  })
}

/** What a letter cites, and whether its pages have a list of it that marks can lead to. */
export interface PageSources extends Sources {
  readonly isListed: boolean
}

function citationInlines(citation: Citation, sources: PageSources): PageInline[] {
  const number = sources.numberOf(citation)
  const of = textInlines({ ...citation.children[0], text: citationMark(number, citation.place) })
  // A source in the author's own words is set as it always was, so that the pages of older letters stay as they are.
  return sources.isListed && citation.evidence !== undefined ? [{ k: 'cite', n: number, of }] : of
}

/** Inlines of a block as page data; `sources` gives citations their numbers. */
export function pageInlines(nodes: readonly Node[], sources: PageSources): PageInline[] {
  return nodes.flatMap((node): PageInline[] => {
    if (isRun(node)) return textInlines(node)
    switch (node.type) {
      case 'link':
        return [{ k: 'link', url: node.url, of: pageInlines(node.children, sources) }]
      case 'footnote':
        return [{ k: 'note', of: pageInlines(node.children, sources) }]
      case 'citation':
        return citationInlines(node, sources)
      default:
        return []
    }
  })
}

/** Inlines as lines, divided at each line break outside links and footnotes. */
export function pageLines(nodes: readonly Inline[], sources: PageSources): PageInline[][] {
  const lines: PageInline[][] = [[]]
  for (const inline of pageInlines(nodes, sources)) {
    if (inline.k === 'break') lines.push([])
    else lines.at(-1)?.push(inline)
  }
  return lines
}
