import type { Failure } from '../../core/requests/index.ts'
import type { SavingSession } from './saving-session.ts'

/** What became of a draft that was left: nothing to say, or why it is not saved and whether it is kept in this window. */
export type Left = { readonly failure: Failure; readonly isKept: boolean } | undefined

/** Drafts of one kind that were left, by their ids: one that could not be saved, such as with a wrong field, stays as it was. */
export class LeftDrafts<Session extends SavingSession<object> & { readonly id: string }> {
  readonly #unsaved = new Map<string, Session>()
  #last: Promise<unknown> = Promise.resolve()

  /** Done once the draft that was left last is saved, or could not be: who opens one waits for it. */
  async settled(): Promise<void> {
    await this.#last
  }

  /**
   * What was left unsaved of a draft, also where the draft was changed elsewhere since; undefined where all of it is in the store. Who
   * then opens what stands there lets the session go first, or takes it up again.
   */
  takeUp(id: string): Session | undefined {
    const session = this.#unsaved.get(id)
    return session === undefined || session.isSaved ? undefined : session
  }

  /** Saves what is left. A draft that was changed elsewhere is not kept: it is opened as it stands there. */
  async leave(session: Session): Promise<Left> {
    const saving = session.flush()
    this.#last = saving
    const saved = await saving
    const isKept = !saved.ok && session.state().save.kind !== 'conflict'
    // The person is told; nothing of it is waited for any more.
    if (!isKept && !saved.ok) session.letGo()
    if (isKept) this.#unsaved.set(session.id, session)
    else this.#unsaved.delete(session.id)
    return saved.ok ? undefined : { failure: saved.error, isKept }
  }
}
