import { createContext, useContext, useEffect } from 'react'

/** Something a person can do: what the palette lists, what keys and the native menu start. */
export interface Command {
  readonly id: string
  readonly title: string
  readonly group: 'Go to' | 'Letters' | 'Letter' | 'Clauses' | 'House' | 'Review' | 'Write' | 'View' | 'Audit' | 'Backups'
  /** Such as "Mod+Shift+P"; Mod is Control, or Command on Apple's systems. */
  readonly keys?: string
  /** True for commands whose keys the letter's page answers itself. */
  readonly keysInEditor?: boolean
  run(): void
}

/** The commands of what is on the screen now. */
export class CommandBook {
  readonly #pages = new Map<object, readonly Command[]>()

  /** Adds commands until the returned function is called. */
  add(commands: readonly Command[]): () => void {
    const page = {}
    this.#pages.set(page, commands)
    return () => void this.#pages.delete(page)
  }

  all(): Command[] {
    return [...this.#pages.values()].flat()
  }

  find(id: string): Command | undefined {
    return this.all().findLast((command) => command.id === id)
  }
}

export const CommandContext = createContext(new CommandBook())

/** Offers commands while the calling component is on the screen. Keep the array's identity where you can. */
export function useCommands(commands: readonly Command[]): void {
  const book = useContext(CommandContext)
  useEffect(() => book.add(commands), [book, commands])
}

export function useCommandBook(): CommandBook {
  return useContext(CommandContext)
}
