import type { RequestOutput } from '../../core/requests/index.ts'
import type { LetterSession } from './letter-session.ts'

/** So many letters that were left keep what can be undone in them. */
const most = 5

/**
 * Letters that were left with everything saved: who comes back to one finds caret and history as they were, as long as nobody
 * wrote in it meanwhile.
 */
export class LeftLetters {
  readonly #sessions: LetterSession[] = []

  leave(session: LetterSession): void {
    this.#forget(session.id)
    this.#sessions.push(session)
    if (this.#sessions.length > most) this.#sessions.shift()
  }

  /** The session of a letter as the store has it now; undefined where it has another text by now. */
  takeUp(opened: RequestOutput<'letters.open'>): LetterSession | undefined {
    return this.#sessions.find((session) => session.id === opened.id && session.standsAt(opened))
  }

  #forget(id: string): void {
    const index = this.#sessions.findIndex((session) => session.id === id)
    if (index !== -1) this.#sessions.splice(index, 1)
  }
}
