import type { Path } from 'slate'

/** What is asked: which source to cite at the caret, or what is to become of the citation at a path. */
export interface CitationWish {
  readonly change?: Path
}

/** Whether a source is asked for. */
export interface Citing {
  wish(): CitationWish | undefined
  ask(wish: CitationWish): void
  done(): void
  /** Calls back after every change; returns how to stop. */
  subscribe(listener: () => void): () => void
}

export function createCiting(): Citing {
  const listeners = new Set<() => void>()
  let asked: CitationWish | undefined
  const change = (next: CitationWish | undefined): void => {
    asked = next
    for (const listener of listeners) listener()
  }
  return {
    wish: () => asked,
    ask: change,
    done: () => change(undefined),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
