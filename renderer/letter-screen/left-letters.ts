import type { RequestOutput, Result } from '../../core/requests/index.ts'
import type { LetterSession } from './letter-session.ts'

/** So many letters that were left and are saved keep what can be undone in them. */
const most = 5

/**
 * Letters that were left: who comes back to one finds caret and history as they were, as long as nobody wrote in it meanwhile. One that
 * could not be saved, such as because the key was locked, is kept with its words until they are.
 */
export class LeftLetters {
  readonly #sessions: LetterSession[] = []
  #last: Promise<unknown> = Promise.resolve()

  /** Done once the letter that was left last is saved, or could not be: who opens one waits for it. */
  async settled(): Promise<void> {
    await this.#last
  }

  /**
   * Saves what is left. A letter that was changed elsewhere is not kept: who leaves it has been asked what is to become of their words,
   * and it is opened as it stands there.
   */
  leave(session: LetterSession): Promise<Result<void>> {
    this.#forget(session)
    const saving = session.flush()
    this.#last = saving
    if (session.state().save.kind === 'conflict') session.letGo()
    else this.#keep(session)
    return saving
  }

  /** The session of a letter as the store has it now, or with words that it has not got yet; undefined where it has another text by now. */
  takeUp(opened: RequestOutput<'letters.open'>): LetterSession | undefined {
    return this.#sessions.find((session) => session.id === opened.id && (!session.isSaved || session.standsAt(opened)))
  }

  #keep(session: LetterSession): void {
    this.#sessions.push(session)
    const saved = this.#sessions.filter(({ isSaved }) => isSaved)
    for (const old of saved.slice(0, Math.max(0, saved.length - most))) this.#forget(old)
  }

  #forget({ id }: LetterSession): void {
    const index = this.#sessions.findIndex((session) => session.id === id)
    if (index !== -1) this.#sessions.splice(index, 1)
  }
}
