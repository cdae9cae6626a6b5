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

/** Slate shows a selection only when it is another than it had, so the browser's is set here too. */
function showSelection(editor: LetterEditor, selection: Range): void {
  Transforms.select(editor, selection)
  const shown = ReactEditor.toDOMRange(editor, selection)
  window.getSelection()?.setBaseAndExtent(shown.startContainer, shown.startOffset, shown.endContainer, shown.endOffset)
}
