/** Whether the bar that finds is open, and whether it replaces too. */
export interface FindState {
  readonly isOpen: boolean
  readonly isReplacing: boolean
}

export interface Finding {
  state(): FindState
  /** Opened again, it calls back too, so that the focus comes back to it. */
  open(isReplacing: boolean): void
  close(): void
  /** Calls back after every change; returns how to stop. */
  subscribe(listener: () => void): () => void
}

export function createFinding(): Finding {
  const listeners = new Set<() => void>()
  let state: FindState = { isOpen: false, isReplacing: false }
  const change = (next: FindState): void => {
    state = next
    for (const listener of listeners) listener()
  }
  return {
    state: () => state,
    open: (isReplacing) => change({ isOpen: true, isReplacing }),
    close: () => change({ ...state, isOpen: false }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
