import { Editor, Transforms, type NodeEntry, type Path } from 'slate'
import type { Element, Heading, ListItem, Paragraph } from '../../../core/document/index.ts'
import { isElement } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

const lineTypes: ReadonlySet<string> = new Set(['paragraph', 'heading', 'list-item', 'attribution'])

/** The paragraphs, headings, list items and attributions that the selection touches, outside clauses. */
export function selectedLines(editor: LetterEditor): NodeEntry<Element>[] {
  return touched(editor, lineTypes)
}

/** All blocks with text of their own that the selection touches, outside clauses: lines, parts, table cells. */
export function textBlocks(editor: LetterEditor): NodeEntry<Element>[] {
  return touched(editor, new Set([...lineTypes, 'part', 'table-cell']))
}

function touched(editor: LetterEditor, types: ReadonlySet<string>): NodeEntry<Element>[] {
  if (editor.selection === null) return []
  return [
    ...Editor.nodes(editor, {
      at: Editor.unhangRange(editor, editor.selection),
      match: (node): node is Element => isElement(node) && types.has(node.type),
    }),
  ].filter(([, path]) => Editor.elementReadOnly(editor, { at: path }) === undefined)
}

/** Attributes that some kind of line has; a line that becomes another kind loses those that are not its own. */
const none = { align: undefined, level: undefined, kind: undefined, start: undefined }

export function becomeParagraph(editor: LetterEditor, path: Path): void {
  Transforms.setNodes<Paragraph>(editor, { ...none, type: 'paragraph' }, { at: path })
}

export function becomeHeading(editor: LetterEditor, path: Path, level: Heading['level']): void {
  Transforms.setNodes<Heading>(editor, { ...none, type: 'heading', level }, { at: path })
}

export function becomeListItem(editor: LetterEditor, path: Path, { kind, level }: Pick<ListItem, 'kind' | 'level'>): void {
  Transforms.setNodes<ListItem>(editor, { align: undefined, type: 'list-item', kind, level } as Partial<ListItem>, { at: path })
}
