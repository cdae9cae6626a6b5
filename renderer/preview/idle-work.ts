type RequestIdle = (work: (deadline: Pick<IdleDeadline, 'timeRemaining'>) => void) => void

/** Small work that may wait: done piece by piece while the window has nothing else to do, in the order in which it came. */
export class IdleWork {
  readonly #requestIdle: RequestIdle
  #waiting: (() => void)[] = []

  constructor(requestIdle: RequestIdle) {
    this.#requestIdle = requestIdle
  }

  readonly add = (work: () => void): void => {
    this.#waiting.push(work)
    if (this.#waiting.length === 1) this.#goOn()
  }

  #goOn(): void {
    this.#requestIdle((deadline) => {
      let done = 0
      do this.#waiting[done++]?.()
      while (done < this.#waiting.length && deadline.timeRemaining() > 1)
      this.#waiting = this.#waiting.slice(done)
      if (this.#waiting.length > 0) this.#goOn()
    })
  }
}

/** Work of this window. */
export const whenIdle = new IdleWork((work) => requestIdleCallback(work)).add
