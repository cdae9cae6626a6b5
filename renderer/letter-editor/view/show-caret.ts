import { Editor, Range } from 'slate'
import { ReactEditor } from 'slate-react'
import type { LetterEditor } from '../slate-types.ts'

/** Pixels that stay free above and below a caret that is brought into sight. */
const room = 20

/**
 * Scrolls the desk so far that the caret is seen, after every key and step. Slate's own way asks the browser for the style of every
 * element around the caret, several times a key.
 */
export function showCaret(editor: LetterEditor, selected: globalThis.Range): void {
  const caret = caretOf(editor, selected)
  const desk = caret.startContainer.parentElement?.closest('.letter-desk')
  const box = caret.getBoundingClientRect()
  // Chromium measures no place in some lines, such as empty ones.
  const isNowhere = box.width === 0 && box.height === 0 && box.x === 0 && box.y === 0
  if (desk === null || desk === undefined || isNowhere) return
  const seen = desk.getBoundingClientRect()
  const down = outside(box.top, box.bottom, seen.top, seen.bottom)
  const across = outside(box.left, box.right, seen.left, seen.right)
  if (down !== 0 || across !== 0) desk.scrollBy({ top: down, left: across, behavior: 'instant' })
}

/** How far what stands from one place to another has to move, so that it lies between two edges with some room; 0 where it does. */
function outside(from: number, to: number, first: number, last: number): number {
  if (from < first) return from - first - room
  return to > last ? to - last + room : 0
}

/** Where the selection ends. One that ends before the first letter of a line ends, for the eye, with the line before it. */
function caretOf(editor: LetterEditor, selected: globalThis.Range): globalThis.Range {
  const { selection } = editor
  const isBackward = selection !== null && Range.isBackward(selection)
  const unhung = selection === null || isBackward || Range.isCollapsed(selection) ? selection : Editor.unhangRange(editor, selection)
  const isOther = selection !== null && unhung !== null && !Range.equals(unhung, selection)
  const caret = (isOther ? ReactEditor.toDOMRange(editor, unhung) : selected).cloneRange()
  caret.collapse(isBackward)
  return caret
}
