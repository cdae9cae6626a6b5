import { useSyncExternalStore } from 'react'

/** Where the window is: a room of the house, and what is open in it. It stands in the address behind "#", so that a reload comes back to it. */
export interface Place {
  readonly room: string
  /** Ids and names that lead on from the room, such as the letter that is open. */
  readonly path: readonly string[]
}

const partPattern = /^[\w.~-]{1,200}$/u

/** The place that an address names; the letters for one that names none. */
export function placeOf(hash: string): Place {
  const [root, room, ...path] = hash.split('/').filter((part, index) => index === 0 || part !== '')
  if (root !== '#' || room === undefined || ![room, ...path].every((part) => partPattern.test(part))) return { room: 'letters', path: [] }
  return { room, path }
}

/** The address of a place, for links. */
export function addressOf(room: string, ...path: readonly string[]): string {
  return `#/${[room, ...path].join('/')}`
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

export function usePlace(): Place {
  return placeOf(useSyncExternalStore(subscribe, () => location.hash))
}

export function goTo(room: string, ...path: readonly string[]): void {
  location.hash = addressOf(room, ...path)
}

/** Whether the window is at a place, now. */
export function isAt(room: string, ...path: readonly string[]): boolean {
  return location.hash === addressOf(room, ...path)
}

export function goToLetter(id: string): void {
  goTo('letters', id)
}

export function goToStart(): void {
  goTo('letters')
}
