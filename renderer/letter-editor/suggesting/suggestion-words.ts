import type { LineForm, MarkName, Marks } from '../../../core/document/index.ts'
import { markNames } from '../../../core/document/index.ts'
import { allOf } from '../../../core/review/index.ts'
import type { Suggestion } from '../../../core/suggestion/index.ts'

const thingNames: Readonly<Record<string, string>> = {
  break: 'a paragraph break',
  column: 'a column',
  'table-row': 'a row',
  table: 'a table',
  quotation: 'a quotation',
  image: 'a picture',
  'page-break': 'a page break',
  'source-list': 'the place of the list of sources',
  clause: 'a clause',
  'clause-reference': 'a clause',
  'merge-field': 'a field',
  citation: 'a source',
  footnote: 'a footnote',
  link: 'a link',
}

const markLabels: Readonly<Record<MarkName, string>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underlined',
  strike: 'struck through',
  superscript: 'superscript',
  subscript: 'subscript',
}

/** The things of a suggestion that are no words, each kind once: "a table and 2 paragraph breaks". */
export function thingsOf({ things }: Suggestion): string {
  const counts = new Map<string, number>()
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1)
  const named = [...counts].map(([thing, count]) => {
    const name = thingNames[thing] ?? 'a block'
    return count === 1 ? name : `${String(count)} ${name.replace(/^an? /u, '').replace(/(s|x|ch)$/u, '$1e')}s`
  })
  return allOf(named)
}

/** What the marks of a text become: "bold, not italic". */
export function marksText({ was, now }: { readonly was: Marks; readonly now: Marks }): string {
  const changed = markNames.filter((name) => Boolean(was[name]) !== Boolean(now[name]))
  return changed.map((name) => (now[name] === true ? markLabels[name] : `not ${markLabels[name]}`)).join(', ')
}

/** What a line is called: "Heading 2", "Numbered item, level 2". */
export function formText(form: LineForm): string {
  switch (form.type) {
    case 'heading':
      return `heading ${String(form.level)}`
    case 'attribution':
      return 'attribution'
    case 'list-item': {
      const kind = form.kind === 'bullet' ? 'bulleted item' : form.kind === 'continuation' ? 'paragraph of an item' : 'numbered item'
      const start = form.start === undefined ? '' : ` from ${String(form.start)}`
      return `${kind}${form.level === 0 ? '' : `, level ${String(form.level + 1)}`}${start}`
    }
    case 'paragraph':
      return form.align === undefined || form.align === 'start' ? 'paragraph' : `paragraph, ${alignNames[form.align]}`
  }
}

const alignNames = { center: 'centred', end: 'on the right', justify: 'justified' } as const

/** When a suggestion was made, as the clock here shows it. */
export function whenText(at: string): string {
  return new Date(at).toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
}
