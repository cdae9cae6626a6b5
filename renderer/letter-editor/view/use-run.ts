import type { PressEvent } from 'react-aria-components'
import { ReactEditor, useSlateStatic } from 'slate-react'
import type { LetterEditor } from '../slate-types.ts'
import { returnToLetter } from './return-to-letter.ts'

/** For an entry of a menu: acts, and goes back to the letter when the menu has closed. */
export function useChoice(): (run: (editor: LetterEditor) => void) => () => void {
  const editor = useSlateStatic()
  return (run) => () => {
    run(editor)
    returnToLetter(editor)
  }
}

/** For a button: acts, and gives the letter its focus back where a pointer pressed it. */
export function useRun(): (run: (editor: LetterEditor) => void) => (event?: PressEvent) => void {
  const editor = useSlateStatic()
  return (run) => (event) => {
    run(editor)
    if (event?.pointerType !== 'keyboard') ReactEditor.focus(editor)
  }
}
