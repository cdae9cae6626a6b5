import type { Path } from 'slate'

/** Which merge field's, or which clause's, menu is open. */
export interface FieldMenuState {
  path(): Path | undefined
  open(path: Path): void
  close(): void
  /** Calls back after every change; returns how to stop. */
  subscribe(listener: () => void): () => void
}

export function createFieldMenuState(): FieldMenuState {
  const listeners = new Set<() => void>()
  let opened: Path | undefined
  const change = (next: Path | undefined): void => {
    if (next === opened) return
    opened = next
    for (const listener of listeners) listener()
  }
  return {
    path: () => opened,
    open: (path) => change(path),
    close: () => change(undefined),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
