import { useEffect } from 'react'
import { isPress, usesCommandKey, type LetterEditor } from '../letter-editor/index.ts'

/** Forms whose fields are steps of the history of what is edited. */
const forms = '.field-form, .house-form, .enclosed-files'

/** A box for text of its own, such as a search: the browser undoes what is typed there. */
function hasOwnHistory(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null && target.closest(forms) === null
  )
}

/** Undo and redo by their keys from anywhere on the screen of what is edited, its form included; the page answers them itself. */
export function useHistoryKeys(session: { readonly editor: LetterEditor; mayChange(): boolean }): void {
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
