/** Milliseconds without a key after which nobody is writing just now. Between the keys of a fast writer are a hundred. */
const pause = 40

/**
 * Hears the keys of a window, and says when there is room between them. Showing pages takes the main thread longer than a key does, so
 * that pages shown between two quick keys would hold up the second.
 */
export class TypingPause {
  readonly #window: Window
  #last = Number.NEGATIVE_INFINITY

  constructor(window: Window) {
    this.#window = window
  }

  open(): void {
    this.#window.addEventListener('keydown', this.#onKey, { capture: true, passive: true })
  }

  /** Done at once while nobody writes, else between two keys, and after so many milliseconds in any case. */
  readonly wait = async (longest: number): Promise<void> => {
    const end = this.#window.performance.now() + longest
    for (;;) {
      const left = Math.min(this.#last + pause, end) - this.#window.performance.now()
      if (left <= 0) return
      await new Promise((resolve) => this.#window.setTimeout(resolve, left))
    }
  }

  readonly #onKey = ({ timeStamp }: Event): void => {
    this.#last = timeStamp
  }
}

let here: TypingPause | undefined

/** That of this window, for as long as it is open. */
export function typingPause(): TypingPause {
  if (here === undefined) {
    here = new TypingPause(window)
    here.open()
  }
  return here
}
