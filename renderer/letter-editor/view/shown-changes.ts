import type { Clause } from '../../../core/document/index.ts'

/** Which adapted clauses show what the letter changed in the place of their words. An edit of a clause shows its words again. */
export interface ShownChanges {
  isShown(clause: Clause): boolean
  toggle(clause: Clause): void
  /** Calls back after every change; returns how to stop. */
  subscribe(listener: () => void): () => void
}

export function createShownChanges(): ShownChanges {
  const listeners = new Set<() => void>()
  // A clause that was changed is another object, and what is shown of it would be what it was.
  const shown = new WeakSet<Clause>()
  return {
    isShown: (clause) => shown.has(clause),
    toggle(clause) {
      if (!shown.delete(clause)) shown.add(clause)
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
