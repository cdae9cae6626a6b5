import { useSyncExternalStore } from 'react'

/** Which screen the window shows. It stands in the address behind "#", so that a reload comes back to it. */
export type Screen = { readonly name: 'start' } | { readonly name: 'letter'; readonly id: string }

const letterPattern = /^#\/letters\/([0-9a-f-]{36})$/u

function screenOf(hash: string): Screen {
  const id = letterPattern.exec(hash)?.[1]
  return id === undefined ? { name: 'start' } : { name: 'letter', id }
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

export function useScreen(): Screen {
  return screenOf(useSyncExternalStore(subscribe, () => location.hash))
}

export function goToLetter(id: string): void {
  location.hash = `#/letters/${id}`
}

export function goToStart(): void {
  location.hash = '#/'
}
