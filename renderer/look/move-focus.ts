import type { KeyboardEvent } from 'react'

/** Up and down lead from one entry of a list to the next, for lists whose entries each hold a link. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const here = document.activeElement?.closest('li')
  const next = event.key === 'ArrowDown' ? here?.nextElementSibling : here?.previousElementSibling
  const link = next?.querySelector('a')
  if (link === null || link === undefined) return
  event.preventDefault()
  link.focus()
}
