import type { Misspelling } from './misspellings.ts'

/** What is misspelt in the document, and of which word the menu is open. */
export interface SpellingState {
  misspelt(): readonly Misspelling[]
  /** Takes over what was found. */
  show(misspelt: readonly Misspelling[]): void
  opened(): Misspelling | undefined
  open(misspelling: Misspelling): void
  close(): void
  /** Calls back when the menu opens or closes; returns how to stop. */
  subscribe(listener: () => void): () => void
}

export function createSpellingState(): SpellingState {
  const listeners = new Set<() => void>()
  let misspelt: readonly Misspelling[] = []
  let opened: Misspelling | undefined
  const change = (next: Misspelling | undefined): void => {
    opened = next
    for (const listener of listeners) listener()
  }
  return {
    misspelt: () => misspelt,
    show: (found) => (misspelt = found),
    opened: () => opened,
    open: change,
    close: () => change(undefined),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
