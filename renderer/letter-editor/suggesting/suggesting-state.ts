import type { SuggestionMark } from '../../../core/document/index.ts'

/** Whether changes are made or only suggested, and in whose name. Toolbar, keys, palette and margin share it. */
export interface Suggesting {
  isOn(): boolean
  /** What a suggestion made now carries; undefined while changes are made for good. */
  mark(): SuggestionMark | undefined
  /** Nobody can suggest in a text without it: a clause and a template are changed by new versions. */
  author(): string | undefined
  setAuthor(name: string | undefined): void
  setOn(isOn: boolean): void
  /** Runs changes that are never suggestions themselves, such as accepting one. */
  directly(run: () => void): void
  /** Calls back after every change; returns how to stop. */
  subscribe(listener: () => void): () => void
}

/** `now` gives the time as ISO 8601 in UTC. */
export function createSuggesting(now: () => string = () => new Date().toISOString()): Suggesting {
  const listeners = new Set<() => void>()
  let [isOn, isDirect] = [false, false]
  let author: string | undefined
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  return {
    isOn: () => isOn && author !== undefined,
    mark: () => (isOn && !isDirect && author !== undefined ? { author, at: now() } : undefined),
    author: () => author,
    setAuthor(name) {
      author = name
      tell()
    },
    setOn(next) {
      isOn = next
      tell()
    },
    directly(run) {
      isDirect = true
      try {
        run()
      } finally {
        isDirect = false
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
