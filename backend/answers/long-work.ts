import type { Pace } from '../files/index.ts'

interface Work {
  readonly controller: AbortController
  done: number
  total: number
}

/** Milliseconds of work after which others have their turn. */
const turn = 12

/** Work of a window that takes long, by its tickets: how far each is, until it is done or ended. */
export class LongWork {
  readonly #works = new Map<string, Work>()

  /** Does the work under a ticket, at a pace that lets the host answer in between. */
  async run<Made>(ticket: string, make: (pace: Pace) => Promise<Made>): Promise<Made> {
    const work: Work = { controller: new AbortController(), done: 0, total: 0 }
    this.#works.set(ticket, work)
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
      return await make(pace)
    } finally {
      this.#works.delete(ticket)
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
