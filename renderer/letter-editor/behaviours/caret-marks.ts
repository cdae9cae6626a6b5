import { Node, Path, Range, Text, type Operation, type Point } from 'slate'
import type { LetterEditor } from '../slate-types.ts'

/**
 * What was chosen for the next letters stays chosen when the browser only gives the caret's place its other name: the end of
 * one run is the start of the next one, and before a key is written, Chromium names the run before.
 */
export function withCaretMarks(editor: LetterEditor): LetterEditor {
  const { apply } = editor
  editor.apply = (operation) => {
    const chosen = isSamePlace(editor, operation) ? editor.marks : null
    apply(operation)
    if (chosen !== null) editor.marks = chosen
  }
  return editor
}

function isSamePlace(editor: LetterEditor, operation: Operation): boolean {
  const { selection } = editor
  if (operation.type !== 'set_selection' || selection === null || operation.newProperties === null) return false
  const next = { ...selection, ...operation.newProperties }
  if (!Range.isCollapsed(selection) || !Range.isCollapsed(next)) return false
  return isEndBefore(editor, selection.focus, next.focus) || isEndBefore(editor, next.focus, selection.focus)
}

/** True where one place is the end of a run and the other the start of the run behind it. */
function isEndBefore(editor: LetterEditor, end: Point, start: Point): boolean {
  const run = Node.getIf(editor, end.path)
  if (run === undefined || !Text.isText(run)) return false
  return end.offset === run.text.length && start.offset === 0 && Path.equals(Path.next(end.path), start.path)
}
