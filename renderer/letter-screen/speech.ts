/** What is said of, in the order in which it is said where several wait. */
export const topics = ['place', 'suggestion', 'decided', 'found'] as const
export type Topic = (typeof topics)[number]

/** Milliseconds without anything new before something is said: who moves fast hears where they came to, not all they passed. */
const pause = 500

/**
 * Says to a screen reader one thing after another: of each topic the last words, and never words of one topic in place of
 * another's, as a finding that comes while the caret moves would else keep back where it came to.
 */
export class Speech {
  readonly #say: (words: string) => void
  readonly #waiting = new Map<Topic, string>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(say: (words: string) => void) {
    this.#say = say
  }

  later(topic: Topic, words: string | undefined): void {
    if (words === undefined) return
    this.#waiting.set(topic, words)
    this.#wait()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#waiting.clear()
  }

  #wait(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#next(), pause)
  }

  #next(): void {
    const topic = topics.find((one) => this.#waiting.has(one))
    if (topic === undefined) return
    this.#say(this.#waiting.get(topic) ?? '')
    this.#waiting.delete(topic)
    if (this.#waiting.size > 0) this.#wait()
  }
}
