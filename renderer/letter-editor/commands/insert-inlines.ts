import { Editor, Path, Range, Transforms } from 'slate'
import { MergeField, type Inline } from '../../../core/document/index.ts'
import { around, bodyOf, isClosedClause, selectedClause, topBlockAt } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { insertParagraph } from './insert-paragraph.ts'

/** A caret to insert at: the selection's, or a new paragraph after the clause or void block that is selected, or at the body's end. */
function ensureCaret(editor: LetterEditor): void {
  const block = editor.selection === null ? undefined : topBlockAt(editor, Range.start(editor.selection))
  const closed = block !== undefined && (isClosedClause(block[0]) || Editor.isVoid(editor, block[0]))
  if (closed) insertParagraph(editor, Path.next([...block[1]]))
  else if (editor.selection === null) Transforms.select(editor, Editor.end(editor, [Math.max(0, bodyOf(editor.children).until - 1)]))
}

/** Inserts an inline at the caret, in the place of what is selected. */
export function insertInline(editor: LetterEditor, inline: Inline): void {
  if (editor.selection !== null && Range.isExpanded(editor.selection) && selectedClause(editor) === undefined) editor.deleteFragment()
  ensureCaret(editor)
  leaveLinkFor(editor, inline)
  Transforms.insertNodes(editor, inline, { select: true })
  // Only now, when Slate has put an empty run behind it, is there a place after the last inline of a line.
  Transforms.move(editor, { unit: 'offset' })
}

/** A link holds words and fields only; anything else goes behind it. */
function leaveLinkFor(editor: LetterEditor, inline: Inline): void {
  const link = around(editor, 'link')
  if (link !== undefined && inline.type !== 'merge-field') Transforms.select(editor, Editor.start(editor, Path.next(link[1])))
}

/** Inserts a merge field at the caret. A name or format that is none is refused, and nothing changes. */
export function insertField(editor: LetterEditor, name: string, format?: string): void {
  const field = MergeField.safeParse({ type: 'merge-field', name, ...(format === undefined ? {} : { format }) })
  if (field.success) insertInline(editor, field.data)
}

/** Inserts an empty footnote at the caret; its chip opens the note to write in. */
export function insertFootnote(editor: LetterEditor): void {
  insertInline(editor, { type: 'footnote', children: [{ text: '' }] })
}
