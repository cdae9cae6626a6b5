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

/** A suggestion as it is said: "Ada Author suggests: put in “More words.” with a paragraph break". */
export function saidOf(suggestion: Suggestion): string {
  return `${suggestion.author} suggests: ${wishOf(suggestion)}`
}

function wishOf(suggestion: Suggestion): string {
  const { kind, text, gone, marks, form } = suggestion
  const things = thingsOf(suggestion)
  const said = (words: string): string => [words === '' ? '' : `“${shortText(words)}”`, things].filter((part) => part !== '').join(' with ')
  switch (kind) {
    case 'insertion':
      return `put in ${said(text)}`
    case 'deletion':
      return `take out ${said(gone)}`
    case 'replacement':
      return `replace “${shortText(gone)}” by ${said(text)}`
    case 'format':
      return `make “${shortText(text)}” ${marks === undefined ? '' : marksText(marks)}`
    case 'change':
      return form === undefined ? 'change this line' : `from ${formText(form.was)} to ${formText(form.now)}`
  }
}

/** Text in one line, and no longer than can be taken in; of white space alone, that it is. */
export function shortText(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim()
  if (line === '') return 'a space'
  return line.length > 160 ? `${line.slice(0, 160)} …` : line
}
