import {
  addressOfValue,
  isRun,
  withAddressOf,
  type Inline,
  type Link,
  type MergeField,
  type Node,
  type TableCell,
  type TableRow,
} from '../document/index.ts'
import { joinsLines } from './format.ts'
import { entryName } from './groups.ts'
import type { Values } from './values.ts'

type NamedField = Pick<MergeField, 'name' | 'format'>

/** True for a merge field that stands once for each entry of a group: one that joins them stands once for all. */
function isRepeated(field: NamedField, values: Pick<Values, 'group'>): boolean {
  return values.group(field.name) !== undefined && !joinsLines(field.format)
}

/** The fields that are shown, and those that links lead to. */
function* fieldsOf(nodes: readonly Node[]): Generator<NamedField> {
  for (const node of nodes) {
    if (isRun(node)) continue
    if (node.type === 'merge-field') yield node
    else {
      const made = node.type === 'link' ? addressOfValue(node) : undefined
      if (made !== undefined) yield { name: made.field }
      yield* fieldsOf(node.children)
    }
  }
}

/** The groups for whose entries nodes are repeated, by their names. */
export function groupsIn(nodes: readonly Node[], values: Pick<Values, 'group'>): string[] {
  const names = [...fieldsOf(nodes)].flatMap((field) => (isRepeated(field, values) ? [values.group(field.name)?.name ?? ''] : []))
  return [...new Set(names)]
}

/** What is repeated as a whole when it shows a field of a group. */
const units: ReadonlySet<string> = new Set(['paragraph', 'heading', 'list-item', 'table-row'])

export function isUnit(node: Node): boolean {
  return node.type !== undefined && units.has(node.type)
}

/** The same nodes with each field of the group made that of one entry. */
function forEntry<Kind extends Node>(nodes: readonly Kind[], entry: number, group: string, values: Values): Kind[] {
  return nodes.map((node) => {
    if (isRun(node)) return node
    if (node.type === 'merge-field')
      return isRepeated(node, values) && values.group(node.name)?.name === group ? { ...node, name: entryName(node.name, entry) } : node
    const own = node.type === 'link' ? linkForEntry(node, entry, group, values) : node
    return { ...own, children: forEntry<Node>(node.children, entry, group, values) } as Kind
  })
}

function linkForEntry(link: Link, entry: number, group: string, values: Values): Link {
  const name = addressOfValue(link)?.field
  return name !== undefined && values.group(name)?.name === group ? withAddressOf(link, entryName(name, entry)) : link
}

/** Inlines of a line once for each entry of the group they show, or once where they show none. */
export function repeatLine(line: readonly Inline[], values: Values): Inline[][] {
  const [group] = groupsIn(line, values)
  return group === undefined ? [[...line]] : values.entries(group).map((entry) => forEntry(line, entry, group, values))
}

/**
 * A block once for each entry of the group whose fields it shows: paragraphs, headings, list items and table rows are repeated,
 * whatever holds them is not. A group without entries leaves them out, and a table of which only its header would stay.
 */
export function repeatBlock<Kind extends Node>(block: Kind, values: Values): Kind[] {
  if (isRun(block)) return [block]
  if (isUnit(block)) {
    const [group] = groupsIn([block], values)
    if (group === undefined) return [block]
    return values.entries(group).flatMap((entry, index) => {
      const copies = forEntry<Kind>([block], entry, group, values)
      return index === 0 ? copies : copies.map(withoutStart)
    })
  }
  return repeatWithin(block, values)
}

/** Tables, quotations and clauses repeat what stands in them. */
function repeatWithin<Kind extends Node>(block: Kind, values: Values): Kind[] {
  if (isRun(block)) return [block]
  if (block.type === 'table') {
    const copies = block.children.map((row, index) => (index < block.headerRows ? [row] : repeatBlock(row, values)))
    const rows = block.children.flatMap((row, index) => {
      const whole = withinItsRows(row, index, copies)
      return whole === row ? (copies[index] ?? []) : repeatBlock(whole, values)
    })
    const wasEmpty = block.children.length <= block.headerRows
    return rows.length > block.headerRows || wasEmpty ? [{ ...block, children: rows }] : []
  }
  if (block.type !== 'clause' && block.type !== 'quotation') return [block]
  const children = (block.children as readonly Node[]).flatMap((child) => repeatBlock(child, values))
  return children.length === 0 ? [] : [{ ...block, children } as Kind]
}

/** A cell that is merged over rows that are repeated or left out stands in its own row only. */
function withinItsRows(row: TableRow, index: number, copies: readonly (readonly TableRow[])[]): TableRow {
  const isTorn = ({ rowSpan = 1 }: TableCell): boolean =>
    rowSpan > 1 && copies.slice(index, index + rowSpan).some(({ length }) => length !== 1)
  if (!row.children.some(isTorn)) return row
  return {
    ...row,
    children: row.children.map((cell) => {
      if (!isTorn(cell)) return cell
      const { rowSpan: _rowSpan, ...rest } = cell
      return rest
    }),
  }
}

/** The items after the first count on from it. */
function withoutStart<Kind extends Node>(node: Kind): Kind {
  if (isRun(node) || node.type !== 'list-item') return node
  const { start: _start, ...rest } = node
  return rest as Kind
}
