import { Transforms, type Range } from 'slate'
import { ReactEditor } from 'slate-react'
import type { LetterEditor } from '../slate-types.ts'

/**
 * Gives the letter the focus back with the selection it has now. A popover or menu that closes puts the focus back itself one
 * frame later, and the browser then sets the caret to the letter's start; so this comes after it.
 */
export function returnToLetter(editor: LetterEditor): void {
  const { selection, children } = editor
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      ReactEditor.focus(editor)
      // Whoever types that fast has moved the caret on by then.
      if (selection !== null && editor.children === children) showSelection(editor, selection)
    })
  })
}

/**
 * For the letter's `onFocus`. Where a dialog that closes or a script gives the focus, the browser sets the caret to the letter's start,
 * and what is done next would be done there. The caret comes back within the same task: no key comes between. A press of the pointer
 * sets the caret after this, where it was pressed.
 */
export function keepSelection(editor: LetterEditor): void {
  queueMicrotask(() => {
    // As it is by then: who gave the focus may have put the caret elsewhere right after it.
    if (editor.selection !== null) showSelection(editor, editor.selection)
  })
}

/** Slate shows a selection only when it is another than it had, so the browser's is set here too. */
function showSelection(editor: LetterEditor, selection: Range): void {
  Transforms.select(editor, selection)
  const shown = ReactEditor.toDOMRange(editor, selection)
  window.getSelection()?.setBaseAndExtent(shown.startContainer, shown.startOffset, shown.endContainer, shown.endOffset)
}
