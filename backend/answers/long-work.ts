import { fail, type Failure, type Result } from '../../core/requests/index.ts'
import type { Pace } from '../files/index.ts'

interface Work {
  readonly controller: AbortController
  done: number
  total: number
}

/** Milliseconds of work after which others have their turn. */
const turn = 12

const ticketUsed: Failure = {
  code: 'ticket-used',
  message: 'This is under way already, so it was not begun a second time.',
  remedy: 'Wait until it is done, or cancel it.',
}

/** Work of a window that takes long, by its tickets: how far each is, until it is done or ended. */
export class LongWork {
  readonly #works = new Map<string, Work>()

  /**
   * Does the work under a ticket, at a pace that lets the host answer in between; the signal is aborted when the person cancels. Work
   * without a ticket cannot be cancelled. Fails with `ticket-used` while other work is under way under it.
   */
  async run<Value>(ticket: string | undefined, make: (pace: Pace, signal: AbortSignal) => Promise<Result<Value>>): Promise<Result<Value>> {
    const work: Work = { controller: new AbortController(), done: 0, total: 0 }
    if (ticket !== undefined && this.#works.has(ticket)) return fail(ticketUsed)
    if (ticket !== undefined) this.#works.set(ticket, work)
    let since = performance.now()
    const pace: Pace = async (done, total) => {
      work.done = done
      work.total = total
      if (performance.now() - since > turn) {
        await new Promise(setImmediate)
        since = performance.now()
      }
      return !work.controller.signal.aborted
    }
    try {
      return await make(pace, work.controller.signal)
    } finally {
      if (ticket !== undefined) this.#works.delete(ticket)
    }
  }

  /** How far the work is; nothing of nothing for work that is not under way. */
  progress(ticket: string): { readonly done: number; readonly total: number } {
    const work = this.#works.get(ticket)
    return { done: work?.done ?? 0, total: work?.total ?? 0 }
  }

  /** False when nothing is under way under this ticket. */
  cancel(ticket: string): boolean {
    const work = this.#works.get(ticket)
    work?.controller.abort()
    return work !== undefined
  }
}
