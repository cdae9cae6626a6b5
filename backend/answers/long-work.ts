import { fail, type Failure, type Result } from '../../core/requests/index.ts'
import type { Pace } from '../files/index.ts'

interface Work {
  readonly controller: AbortController
  /** What came of it is being kept, so that it is too late to cancel. */
  isKept: boolean
  done: number
  total: number
}

/**
 * Asked right before what came of the work is kept: false when it was cancelled, and then nothing may be kept. From then on it
 * cannot be cancelled any more.
 */
export type BeginKeeping = () => boolean

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
   * Does the work under a ticket, at a pace that lets the host answer in between; the signal is aborted when the person cancels, which
   * is too late once `beginKeeping` was asked. Work without a ticket cannot be cancelled. Fails with `ticket-used` while other work is under way under it.
   */
  async run<Value>(
    ticket: string | undefined,
    make: (pace: Pace, signal: AbortSignal, beginKeeping: BeginKeeping) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const work: Work = { controller: new AbortController(), isKept: false, done: 0, total: 0 }
    if (ticket !== undefined && this.#works.has(ticket)) return fail(ticketUsed)
    if (ticket !== undefined) this.#works.set(ticket, work)
    const beginKeeping = (): boolean => (work.isKept = !work.controller.signal.aborted)
    let since = performance.now()
    const pace: Pace = async (done, total) => {
      work.done = done
      work.total = total
      if (performance.now() - since > turn) {
        await new Promise(setImmediate)
        since = performance.now()
      }
      return done < total ? !work.controller.signal.aborted : beginKeeping()
    }
    try {
      return await make(pace, work.controller.signal, beginKeeping)
    } finally {
      if (ticket !== undefined) this.#works.delete(ticket)
    }
  }

  /** How far the work is; nothing of nothing for work that is not under way. */
  progress(ticket: string): { readonly done: number; readonly total: number } {
    const work = this.#works.get(ticket)
    return { done: work?.done ?? 0, total: work?.total ?? 0 }
  }

  /** False when nothing is under way under this ticket, or what came of it is being kept already: then it is left alone. */
  cancel(ticket: string): boolean {
    const work = this.#works.get(ticket)
    if (work === undefined || work.isKept) return false
    work.controller.abort()
    return true
  }
}
