import { useEffect } from 'react'
import { onMenuCommand } from '../desktop.ts'
import { isPress, usesCommandKey } from '../letter-editor/keys.ts'
import type { CommandBook } from './command.ts'

/** A dialog asks for an answer of its own: what it covers is out of reach of the keys, such as an approval while a refusal is written. */
function isCovered(): boolean {
  return document.querySelector('.overlay:not([data-exiting])') !== null
}

/** Starts commands by their keys and from the native menu. Keys that something nearer has answered are left alone. */
export function useCommandKeys(book: CommandBook): void {
  useEffect(() => {
    const command = usesCommandKey(navigator.platform)
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || isCovered()) return
      const pressed = book
        .all()
        .findLast(({ keys, keysInEditor }) => keys !== undefined && keysInEditor !== true && isPress(event, keys, command))
      if (pressed === undefined) return
      event.preventDefault()
      // A key that is held down is one press: what it signs is never the next thing too, which nobody has read.
      if (!event.repeat) pressed.run()
    }
    // A button takes Enter for itself, with other keys too; a command on Ctrl+Enter is meant wherever the focus is.
    const onButton = (event: KeyboardEvent): void => {
      const isOnButton = event.target instanceof Element && event.target.closest('button') !== null
      if (!isOnButton || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      onKeyDown(event)
      if (event.defaultPrevented) event.stopPropagation()
    }
    addEventListener('keydown', onButton, true)
    addEventListener('keydown', onKeyDown)
    const stop = onMenuCommand((id) => book.find(id)?.run())
    return () => {
      removeEventListener('keydown', onButton, true)
      removeEventListener('keydown', onKeyDown)
      stop()
    }
  }, [book])
}
