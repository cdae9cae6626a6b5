import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'

/** The longest wait after a wrong passphrase, in milliseconds. */
const longestWait = 60_000

/** Counts wrong passphrases of each person, as long as the program runs, and lets them wait: one second, two, four … up to a minute. */
export class SlowDown {
  readonly #wrong = new Map<string, { readonly times: number; readonly notBefore: number }>()
  readonly #clock: () => number

  /** `clock` counts milliseconds. */
  constructor(clock: () => number) {
    this.#clock = clock
  }

  /**
   * Begins to try a passphrase, or says how long to wait. A try counts as wrong until `forget`: several at once do not pass
   * before the first has failed.
   */
  begin(person: string): Result<void> {
    const now = this.#clock()
    const { times, notBefore } = this.#wrong.get(person) ?? { times: 0, notBefore: 0 }
    if (now < notBefore) return fail(tooSoon(notBefore - now))
    this.#wrong.set(person, { times: times + 1, notBefore: now + Math.min(longestWait, 1000 * 2 ** times) })
    return succeed(undefined)
  }

  /** The passphrase was right. */
  forget(person: string): void {
    this.#wrong.delete(person)
  }

  /** What to say about a passphrase that was wrong: whose it was, as `failure` says, and how long to wait. */
  wrong(person: string, failure: Failure): Failure {
    const wait = (this.#wrong.get(person)?.notBefore ?? 0) - this.#clock()
    return { ...failure, remedy: (failure.remedy ?? 'Try again.').replace(/^Try again\b/u, `Try again in ${seconds(wait)}`) }
  }
}

function tooSoon(wait: number): Failure {
  return {
    code: 'passphrase-wait',
    message: 'The last passphrase was wrong, so this one was not tried.',
    remedy: `Try again in ${seconds(wait)}.`,
  }
}

function seconds(milliseconds: number): string {
  const whole = Math.max(1, Math.ceil(milliseconds / 1000))
  return whole === 1 ? 'a second' : `${String(whole)} seconds`
}
