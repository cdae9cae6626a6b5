import type { List, ListItem as MdListItem, PhrasingContent } from 'mdast'
import { labelItems, type ListItem } from '../../core/document/index.ts'
import { besideOf } from './block-attributes.ts'
import { writeInlines, type Writing } from './write-inlines.ts'

interface OpenItem {
  readonly item: MdListItem
  readonly level: number
  readonly list: List
  readonly number: number
}

/** The marker that stands before an item in the file; the serialiser reads it (write-markdown.ts). */
declare module 'mdast' {
  interface ListItemData {
    marker?: string
  }
}

/** Flat items → nested lists. What Markdown's markers cannot say, `:item{…}` says. */
export function writeLists(items: readonly ListItem[], writing: Writing): List[] {
  const labels = labelItems(items)
  const lists: List[] = []
  const open: OpenItem[] = []
  for (const [index, item] of items.entries()) {
    const host =
      item.kind === 'continuation' && item.start === undefined && besideOf(item) === undefined && isVisible(item)
        ? open[item.level]
        : undefined
    if (host?.level === item.level) {
      open.length = item.level + 1
      host.item.spread = true
      host.item.children.push({ type: 'paragraph', children: writeInlines(item.children, writing) })
      continue
    }
    const ordered = item.kind !== 'bullet' && item.kind !== 'continuation'
    const depth = openDepth(item.level, open)
    const sibling = open[depth]
    const list = sibling?.list.ordered === ordered ? sibling.list : beginList(ordered, open[depth - 1], lists)
    open.length = depth
    const number = labels.get(index)?.number ?? 1
    const made = writeItem(
      item,
      { depth, ordered, number, sayStart: mustSayStart(items, index, sibling?.list === list ? sibling.number : undefined) },
      writing,
    )
    list.children.push(made)
    // An ordered list that does not begin with 1 cannot interrupt a paragraph (CommonMark §5.2): it wants a blank line.
    const parent = open[depth - 1]
    if (parent !== undefined && ordered && list.children.length === 1 && number !== 1) parent.item.spread = true
    open.push({ item: made, level: item.level, list, number })
  }
  return lists
}

/** A paragraph without a visible character would vanish inside an item. */
function isVisible(item: ListItem): boolean {
  return item.children.some((child) => child.type !== undefined || child.text.trim() !== '')
}

/** How deep an item of this level can be nested below the items that are open. */
function openDepth(level: number, open: readonly OpenItem[]): number {
  let depth = 0
  while (depth < level && open[depth]?.level === depth) depth += 1
  return depth
}

function beginList(ordered: boolean, parent: OpenItem | undefined, lists: List[]): List {
  const list: List = { type: 'list', ordered, spread: false, children: [] }
  if (parent === undefined) lists.push(list)
  else parent.item.children.push(list)
  return list
}

/**
 * The written number says the start by itself, unless it is the one the item would have anyway, or repeats the number
 * before it (which reads as the habit of writing "1." everywhere).
 */
function mustSayStart(items: readonly ListItem[], index: number, before: number | undefined): boolean {
  const item = items[index]
  if (item?.start === undefined) return false
  if (item.kind === 'bullet' || item.kind === 'continuation' || item.start === before) return true
  const natural = labelItems([...items.slice(0, index), { ...item, start: undefined }]).get(index)?.number
  return natural === item.start
}

interface ItemForm {
  readonly depth: number
  readonly ordered: boolean
  readonly number: number
  readonly sayStart: boolean
}

function writeItem(item: ListItem, { depth, ordered, number, sayStart }: ItemForm, writing: Writing): MdListItem {
  const children = writeInlines(item.children, writing)
  const attributes: Record<string, string> = { ...besideOf(item) }
  if ((item.kind !== 'bullet' && item.kind !== 'decimal') || children.length === 0) attributes['kind'] = item.kind
  if (item.level !== depth) attributes['level'] = String(item.level)
  if (sayStart) attributes['start'] = String(item.start)
  const directive: PhrasingContent[] = [{ type: 'textDirective', name: 'item', attributes, children: [] }]
  if (children.length > 0) directive.push({ type: 'text', value: ' ' })
  const lead = Object.keys(attributes).length > 0 ? [...directive, ...children] : children
  return {
    type: 'listItem',
    spread: false,
    data: { marker: ordered ? `${String(number)}.` : '-' },
    children: [{ type: 'paragraph', children: lead }],
  }
}
