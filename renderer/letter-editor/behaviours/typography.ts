import { Editor, Node, Range, Text, Transforms, type Path, type Point } from 'slate'
import { objectReplacement, typographicChange } from '../../../core/letter/index.ts'
import { lineAt, selectedClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { asOwnStep } from './own-step.ts'

/**
 * What is typed becomes what a careful typist would have written, in the letter's language: quotation marks, dashes,
 * spaces that hold. Each change is a step of its own, so that undo gives back what was typed.
 */
export function withTypography(editor: LetterEditor): LetterEditor {
  const { insertText } = editor
  editor.insertText = (text, options) => {
    insertText(text, options)
    if ([...text].length === 1 && options?.at === undefined) refine(editor, text)
  }
  return editor
}

function refine(editor: LetterEditor, typed: string): void {
  const { selection } = editor
  const line = lineAt(editor)
  if (selection === null || !Range.isCollapsed(selection) || line === undefined || selectedClause(editor) !== undefined) return
  const caret = selection.focus
  const text = textBefore(editor, line[1], caret)
  // A space may have made the line a list item by now, and is not there any more.
  if (!text.endsWith(typed)) return
  const change = typographicChange(text.slice(0, -typed.length), typed, editor.language)
  if (change === undefined || change.remove > caret.offset) return
  const anchor = { path: caret.path, offset: caret.offset - change.remove }
  asOwnStep(editor, () => Transforms.insertText(editor, change.insert, { at: { anchor, focus: caret } }))
}

/** The text of a line up to the caret, with a character in the place of each field, note and picture. */
function textBefore(editor: LetterEditor, line: Path, caret: Point): string {
  const own = Node.get(editor, caret.path)
  let before = Text.isText(own) ? own.text.slice(0, caret.offset) : ''
  for (const [node] of Editor.nodes(editor, { at: Editor.range(editor, Editor.start(editor, line), caret), voids: false, reverse: true })) {
    if (node === own || before.length > 400) continue
    if (Text.isText(node)) before = `${node.text}${before}`
    else if (!Editor.isEditor(node) && Editor.isInline(editor, node) && Editor.isVoid(editor, node))
      before = `${objectReplacement}${before}`
  }
  return before
}
