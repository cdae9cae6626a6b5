/** Whether the form that asks for a link's address is open: its button, its keys and the command palette share it. */
export interface Linking {
  isOpen(): boolean
  setOpen(open: boolean): void
  /** Calls back after every change; returns how to stop. */
  subscribe(listener: () => void): () => void
}

export function createLinking(): Linking {
  const listeners = new Set<() => void>()
  let open = false
  return {
    isOpen: () => open,
    setOpen(next) {
      open = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
