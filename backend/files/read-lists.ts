import type { List, ListItem as MdListItem, PhrasingContent } from 'mdast'
import { labelItems, ListKind, type ListItem } from '../../core/document/index.ts'
import { readBeside } from './block-attributes.ts'
import { readInlines } from './read-inlines.ts'
import type { Reading } from './reading.ts'

/** An item and the number that the file writes before it. */
interface NumberedItem {
  readonly item: ListItem
  readonly number: number | undefined
}

/**
 * Lists → flat items. A number is kept as it is written, except in the habit of writing "1." before every item, which
 * counts. An item whose number is not the one it would get by itself carries it as `start`.
 */
export function readLists(lists: readonly List[], reading: Reading): ListItem[] {
  const numbered = lists.flatMap((list) => readList(list, 0, reading))
  const items: ListItem[] = []
  for (const { item, number } of numbered) {
    items.push(item)
    if (number === undefined || item.start !== undefined) continue
    const natural = labelItems(items).get(items.length - 1)?.number
    if (natural !== number) items[items.length - 1] = { ...item, start: number }
  }
  return items
}

function readList(list: List, level: number, reading: Reading): NumberedItem[] {
  const written = list.children.map((item) => (list.ordered === true ? writtenNumber(item, reading) : undefined))
  const lazy =
    written.length > 1 && !list.children.some(saysItself) && written[0] !== undefined && written.every((number) => number === written[0])
  return list.children.flatMap((item, index) => {
    const number = lazy ? (written[0] ?? 0) + index : written[index]
    return readItem(item, list.ordered === true ? 'decimal' : 'bullet', number, level, reading)
  })
}

/** True for an item that begins with `:item{…}`. */
function saysItself(item: MdListItem): boolean {
  const [first] = item.children
  const lead = first?.type === 'paragraph' ? first.children[0] : undefined
  return lead?.type === 'textDirective' && lead.name === 'item'
}

function writtenNumber(item: MdListItem, reading: Reading): number | undefined {
  const match = /^\s*(\d{1,9})[.)]/u.exec(reading.slice(item))
  return match === null ? undefined : Number(match[1])
}

const deepest = 7

function readItem(item: MdListItem, kind: ListKind, number: number | undefined, level: number, reading: Reading): NumberedItem[] {
  if (level > deepest) {
    reading.error(item, 'The list is nested more than eight levels deep.', 'Lift the item up.')
    return []
  }
  const [first, ...rest] = item.children
  const leads = first?.type === 'paragraph'
  const lead = readLead(leads ? first.children : [], kind, number, level, reading)
  const following = (leads ? rest : item.children).flatMap((child): NumberedItem[] => {
    if (child.type === 'list') return readList(child, level + 1, reading)
    if (child.type === 'paragraph')
      return [
        { item: { type: 'list-item', kind: 'continuation', level, children: readInlines(child.children, reading) }, number: undefined },
      ]
    reading.error(child, 'A list item holds something else than text and lists.', 'Move it out of the list.')
    return []
  })
  return [lead, ...following]
}

/** The item itself; `:item{kind="lower-alpha" start="3"}` before its text says what Markdown's markers cannot. */
function readLead(
  children: readonly PhrasingContent[],
  kind: ListKind,
  number: number | undefined,
  level: number,
  reading: Reading,
): NumberedItem {
  const [first, ...rest] = children
  if (first?.type !== 'textDirective' || first.name !== 'item') {
    return { item: { type: 'list-item', kind, level, children: readInlines(children, reading) }, number }
  }
  const attributes = first.attributes ?? {}
  const named = ListKind.safeParse(attributes['kind'] ?? kind)
  const numberOf = (name: string, most: number): number | undefined => {
    const text = attributes[name]
    if (text === undefined || text === null) return undefined
    if (/^\d{1,5}$/u.test(text) && Number(text) <= most) return Number(text)
    reading.error(first, `"${name}" is "${text}".`, `Give a whole number from 0 to ${String(most)}.`)
    return undefined
  }
  if (!named.success)
    reading.error(first, `There is no list kind "${attributes['kind'] ?? ''}".`, `Use one of: ${ListKind.options.join(', ')}.`)
  const item: ListItem = {
    type: 'list-item',
    kind: named.success ? named.data : kind,
    level: numberOf('level', deepest) ?? level,
    start: numberOf('start', 99_999),
    ...readBeside(first, attributes, reading),
    children: readInlines(withoutSpace(rest), reading),
  }
  const counts = item.kind !== 'bullet' && item.kind !== 'continuation'
  return { item, number: counts ? number : undefined }
}

/** The text after `:item{…}` or `:span{…}` without the one space (or line end) that divides it from the directive. */
export function withoutSpace([first, ...others]: readonly PhrasingContent[]): PhrasingContent[] {
  if (first === undefined) return []
  return [first.type === 'text' ? { ...first, value: first.value.replace(/^[ \n]/u, '') } : first, ...others]
}
