import type { Path } from 'slate'
import type { ClauseVersion } from '../../../core/clause/index.ts'

/** An adapted clause, and the version that is to come in its place. */
export interface WishedUpdate {
  readonly path: Path
  readonly version: ClauseVersion
}

/** What is asked about when another version is taken in the place of an adapted clause: its words would be lost. */
export interface ClauseUpdate {
  wished(): WishedUpdate | undefined
  ask(wish: WishedUpdate): void
  close(): void
  /** Calls back after every change; returns how to stop. */
  subscribe(listener: () => void): () => void
}

export function createClauseUpdate(): ClauseUpdate {
  const listeners = new Set<() => void>()
  let wish: WishedUpdate | undefined
  const change = (next: WishedUpdate | undefined): void => {
    wish = next
    for (const listener of listeners) listener()
  }
  return {
    wished: () => wish,
    ask: change,
    close: () => change(undefined),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
