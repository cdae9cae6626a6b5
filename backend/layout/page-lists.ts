import { isRun, labelItems, type ItemLabel, type ListItem, type Node } from '../../core/document/index.ts'
import type { PageBlock, PageInline, PageListItem } from './page-data.ts'

export interface PlacedItem {
  readonly item: ListItem
  readonly path: readonly number[]
  readonly label: ItemLabel
  readonly rtl: boolean
  readonly of: readonly PageInline[]
}

interface OpenList {
  readonly level: number
  readonly bullets: boolean
  readonly labels: Record<string, string>
  readonly items: OpenItem[]
}

interface OpenItem extends PageListItem {
  readonly more: PageBlock[]
}

/** Labels of the list items among neighbouring blocks, by index. */
export function labelsAmong(blocks: readonly Node[]): ReadonlyMap<number, ItemLabel> {
  return labelItems(blocks.map((block) => (isRun(block) ? { type: 'run' } : block)))
}

/**
 * Neighbouring flat items as nested lists. The numbers are those of `labelItems` and never counted again: a list whose
 * numbers start anew becomes a further list.
 */
export function nestItems(items: readonly PlacedItem[]): PageBlock[] {
  const top: PageBlock[] = []
  const open: OpenList[] = []
  for (const placed of items) {
    if (placed.item.kind === 'continuation') continueItem(placed, open, top)
    else addItem(placed, open, top)
  }
  return top
}

function addItem({ item, path, label, rtl, of }: PlacedItem, open: OpenList[], top: PageBlock[]): void {
  while ((open.at(-1)?.level ?? -1) > item.level) open.pop()
  const list = open.at(-1)
  const bullets = item.kind === 'bullet'
  const goesOn = list?.level === item.level && list.bullets === bullets && !label.begins
  const into = goesOn ? list : beginList(item, open, top)
  const number = bullets ? into.items.length + 1 : label.number
  into.labels[String(number)] = label.label
  into.items.push({ n: number, path, rtl, of, more: [] })
}

function beginList(item: ListItem, open: OpenList[], top: PageBlock[]): OpenList {
  if (open.at(-1)?.level === item.level) open.pop()
  const parent = open.at(-1)
  const list: OpenList = { level: item.level, bullets: item.kind === 'bullet', labels: {}, items: [] }
  const place = parent?.items.at(-1)?.more ?? top
  place.push({
    k: 'list',
    bullets: list.bullets,
    labels: list.labels,
    indent: item.level - (parent === undefined ? 0 : parent.level + 1),
    items: list.items,
  })
  open.push(list)
  return list
}

function continueItem({ item, path, rtl, of }: PlacedItem, open: OpenList[], top: PageBlock[]): void {
  while ((open.at(-1)?.level ?? -1) > item.level) open.pop()
  const paragraph: PageBlock = { k: 'par', path, rtl, align: 'start', of }
  const owner = open.at(-1)?.items.at(-1)?.more
  // A continuation without an item before it keeps its indentation.
  if (owner === undefined)
    top.push({ k: 'list', bullets: true, labels: { '1': '' }, indent: item.level, items: [{ n: 1, path, rtl, of, more: [] }] })
  else owner.push(paragraph)
}
