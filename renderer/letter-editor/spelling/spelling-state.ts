import type { Misspelling } from './misspellings.ts'

/** What is misspelt in the document, and of which word the menu is open. */
export interface SpellingState {
  misspelt(): readonly Misspelling[]
  /** Whether there is a dictionary for the letter's language, so that finding nothing says something. */
  hasDictionary(): boolean
  /** Takes over what was found. */
  show(misspelt: readonly Misspelling[], hasDictionary: boolean): void
  opened(): Misspelling | undefined
  open(misspelling: Misspelling): void
  close(): void
  /** Calls back when the menu opens or closes; returns how to stop. */
  subscribe(listener: () => void): () => void
}

export function createSpellingState(): SpellingState {
  const listeners = new Set<() => void>()
  let misspelt: readonly Misspelling[] = []
  let hasDictionary = true
  let opened: Misspelling | undefined
  const change = (next: Misspelling | undefined): void => {
    opened = next
    for (const listener of listeners) listener()
  }
  return {
    misspelt: () => misspelt,
    hasDictionary: () => hasDictionary,
    show(found, isLookedUp) {
      misspelt = found
      hasDictionary = isLookedUp
    },
    opened: () => opened,
    open: change,
    close: () => change(undefined),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
