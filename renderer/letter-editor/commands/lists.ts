import { Editor, Node, Path, Transforms, type NodeEntry } from 'slate'
import type { Element, ListItem, ListKind } from '../../../core/document/index.ts'
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
