import { useEffect } from 'react'
import { isPress, usesCommandKey } from '../letter-editor/keys.ts'
import type { LetterSession } from './letter-session.ts'

/** A box for text that is none of the letter's, such as a search: the browser undoes what is typed there. */
function hasOwnHistory(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, [contenteditable="true"]') !== null &&
    target.closest('.field-form') === null
  )
}

/** Undo and redo by their keys from anywhere on the letter's screen, the field form included; the page answers them itself. */
export function useHistoryKeys(session: LetterSession): void {
  useEffect(() => {
    const { editor } = session
    const command = usesCommandKey(navigator.platform)
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || hasOwnHistory(event.target)) return
      const isUndo = isPress(event, 'Mod+Z', command)
      if (!isUndo && !isPress(event, 'Mod+Shift+Z', command) && !isPress(event, 'Mod+Y', command)) return
      event.preventDefault()
      if (!session.mayChange()) return
      if (isUndo) editor.undo()
      else editor.redo()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [session])
}
