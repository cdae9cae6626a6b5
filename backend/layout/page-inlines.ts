import { isRun, markNames, type Inline, type Node, type Run } from '../../core/document/index.ts'
import { citationMark } from '../../core/letter/index.ts'
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

/** Inlines of a block as page data; `sources` gives citations their numbers. */
export function pageInlines(nodes: readonly Node[], sources: readonly string[]): PageInline[] {
  return nodes.flatMap((node): PageInline[] => {
    if (isRun(node)) return textInlines(node)
    switch (node.type) {
      case 'link':
        return [{ k: 'link', url: node.url, of: pageInlines(node.children, sources) }]
      case 'footnote':
        return [{ k: 'note', of: pageInlines(node.children, sources) }]
      case 'citation':
        return textInlines({ ...node.children[0], text: citationMark(sources.indexOf(node.source) + 1) })
      default:
        return []
    }
  })
}

/** Inlines as lines, divided at each line break outside links and footnotes. */
export function pageLines(nodes: readonly Inline[], sources: readonly string[]): PageInline[][] {
  const lines: PageInline[][] = [[]]
  for (const inline of pageInlines(nodes, sources)) {
    if (inline.k === 'break') lines.push([])
    else lines.at(-1)?.push(inline)
  }
  return lines
}
