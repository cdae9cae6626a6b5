import { Editor, Node, Path, Range, Transforms, type BaseRange } from 'slate'
import { insertParagraph } from '../commands/insert-paragraph.ts'
import { lineAt, selectedClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** A "/" that was typed at the start of a line or after a space, and the words after it. */
export interface Slash {
  readonly query: string
  /** The slash and its words, which an insertion replaces. */
  readonly range: BaseRange
}

const longest = 40
const lines: ReadonlySet<string> = new Set(['paragraph', 'list-item', 'heading', 'part', 'table-cell'])

/** The slash before the caret. Only the text under the caret is read. */
export function slashAt(editor: LetterEditor): Slash | undefined {
  const { selection } = editor
  if (selection === null || !Range.isCollapsed(selection) || selectedClause(editor) !== undefined) return undefined
  const { path, offset } = selection.anchor
  const text = Node.getIf(editor, path)
  if (text === undefined || !('text' in text)) return undefined
  const before = text.text.slice(Math.max(0, offset - longest), offset)
  const query = /(?:^|\s)\/([^\s/][^/\n]*)?$/u.exec(before)
  if (query === null || !lines.has(lineAt(editor)?.[0].type ?? '')) return undefined
  const words = query[1] ?? ''
  return { query: words, range: { anchor: { path, offset: offset - words.length - 1 }, focus: { path, offset } } }
}

/** Takes the slash and its words out of the line, so that what was chosen can come in. */
export function takeSlash(editor: LetterEditor, slash: Slash): void {
  Transforms.delete(editor, { at: slash.range })
}

/** Slashes that a button wrote, by their place; what a button wrote, Escape takes back. */
const written = new WeakMap<LetterEditor, { readonly place: string; readonly length: number }>()

export function placeOf({ range: { anchor } }: Slash): string {
  return `${anchor.path.join('.')}:${String(anchor.offset)}`
}

/** Whether a slash still stands where it stood. */
export function isThere(editor: LetterEditor, { range: { anchor } }: Slash): boolean {
  const text = Node.getIf(editor, anchor.path)
  return text !== undefined && 'text' in text && text.text[anchor.offset] === '/'
}

/** Writes the slash that opens the menu, after a space where one is needed, and below a block that holds no text. */
export function openInsertMenu(editor: LetterEditor): void {
  if (editor.selection === null || selectedClause(editor) !== undefined) return
  const line = lineAt(editor)
  if (line !== undefined && Editor.isVoid(editor, line[0])) insertParagraph(editor, Path.next(line[1]))
  const { selection } = editor
  const before = Node.string(Node.get(editor, selection.anchor.path)).slice(0, selection.anchor.offset)
  const text = before === '' || /\s$/u.test(before) ? '/' : ' /'
  editor.insertText(text)
  const slash = slashAt(editor)
  if (slash !== undefined) written.set(editor, { place: placeOf(slash), length: text.length })
}

/** True for a slash that the person did not type: its menu stays open though nothing answers the words. */
export function isOfButton(editor: LetterEditor, slash: Slash): boolean {
  return written.get(editor)?.place === placeOf(slash)
}

/** Leaves the menu; a slash that a button wrote goes with the words typed after it. */
export function leaveSlash(editor: LetterEditor, slash: Slash): void {
  if (!isOfButton(editor, slash)) return
  const { path, offset } = slash.range.anchor
  const extra = (written.get(editor)?.length ?? 1) - 1
  written.delete(editor)
  Transforms.delete(editor, { at: { anchor: { path, offset: offset - extra }, focus: slash.range.focus } })
}
