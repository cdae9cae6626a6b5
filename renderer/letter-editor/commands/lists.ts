import { Editor, Node, Path, Transforms, type NodeEntry } from 'slate'
import { labelItems, type Element, type ListItem, type ListKind } from '../../../core/document/index.ts'
import { isElement } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { becomeListItem, becomeParagraph, selectedLines } from './lines.ts'

const deepest = 7

function itemBefore(editor: LetterEditor, path: Path): ListItem | undefined {
  if (!Path.hasPrevious(path)) return undefined
  const node = Node.get(editor, Path.previous(path))
  return isElement(node) && node.type === 'list-item' ? node : undefined
}

function isItem(entry: NodeEntry<Element>): entry is NodeEntry<ListItem> {
  return entry[0].type === 'list-item'
}

/** Moves the selected items one level deeper (at most one below the item before) or back. False when none is selected. */
export function indentItems(editor: LetterEditor, by: 1 | -1): boolean {
  const items = selectedLines(editor).filter(isItem)
  Editor.withoutNormalizing(editor, () => {
    for (const [item, path] of items) {
      const limit = Math.min(deepest, (itemBefore(editor, path)?.level ?? -1) + 1)
      const level = by === 1 ? Math.min(item.level + 1, Math.max(limit, item.level)) : Math.max(0, item.level - 1)
      if (level !== item.level) Transforms.setNodes<ListItem>(editor, { level }, { at: path })
    }
  })
  return items.length > 0
}

/** An empty item moves one level out; at the outermost it leaves the list. */
export function outdentOrLeave(editor: LetterEditor, path: Path): true {
  const item = Node.get(editor, path)
  if (isElement(item) && item.type === 'list-item' && item.level > 0)
    Transforms.setNodes<ListItem>(editor, { level: item.level - 1, start: undefined }, { at: path })
  else becomeParagraph(editor, path)
  return true
}

/** Makes the selected lines items of a list of this kind; lines that all are become paragraphs. */
export function toggleList(editor: LetterEditor, kind: ListKind): void {
  const lines = selectedLines(editor).filter(([line]) => line.type !== 'attribution')
  const all = lines.every(([line]) => line.type === 'list-item' && line.kind === kind)
  Editor.withoutNormalizing(editor, () => {
    for (const [line, path] of lines) {
      if (all) becomeParagraph(editor, path)
      else becomeListItem(editor, path, { kind, level: line.type === 'list-item' ? line.level : 0 })
    }
  })
}

/** The first selected item that has a number. */
function firstNumbered(editor: LetterEditor): NodeEntry<ListItem> | undefined {
  return selectedLines(editor)
    .filter(isItem)
    .find(([item]) => item.kind !== 'bullet' && item.kind !== 'continuation')
}

/** The number of the first selected item; undefined where none is selected that has one. */
export function itemNumber(editor: LetterEditor): number | undefined {
  const item = firstNumbered(editor)
  return item === undefined ? undefined : labelItems(siblingsOf(editor, item[1])).get(item[1].at(-1) ?? 0)?.number
}

/** Gives the first selected item a number from which the list counts on. */
export function numberFrom(editor: LetterEditor, start: number): void {
  const item = firstNumbered(editor)
  if (item !== undefined) Transforms.setNodes<ListItem>(editor, { start }, { at: item[1] })
}

/** The number after that of the nearest list of the same kind and level above, whatever stands between; undefined where there is none. */
export function numberAbove(editor: LetterEditor): number | undefined {
  const entry = firstNumbered(editor)
  if (entry === undefined) return undefined
  const [item, path] = entry
  const siblings = siblingsOf(editor, path)
  const isSame = (other: unknown): other is ListItem =>
    isElement(other) && other.type === 'list-item' && other.kind === item.kind && other.level === item.level
  const above = siblings.slice(0, path.at(-1)).findLastIndex(isSame)
  const number = labelItems(siblings).get(above)?.number
  return number === undefined ? undefined : number + 1
}

/** Lets the first selected item count on from the nearest list of its kind above. */
export function continueNumbers(editor: LetterEditor): void {
  const entry = firstNumbered(editor)
  if (entry === undefined) return
  const [, path] = entry
  const before = itemBefore(editor, path)
  const number = numberAbove(editor)
  // Right after an item the count goes on by itself, and stays right when the items above change.
  const start = before === undefined ? number : undefined
  Transforms.setNodes<ListItem>(editor, { start }, { at: path })
}

function siblingsOf(editor: LetterEditor, path: Path): readonly Element[] {
  return Node.parent(editor, path).children.flatMap((child) => (isElement(child) ? [child] : []))
}
