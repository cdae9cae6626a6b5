import type { KeyboardEvent } from 'react'

/** In a text of some lines: Enter does what the form is for, Shift+Enter begins a line. */
export function enterSubmits(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
