import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import type { Person } from '../../core/review/index.ts'
import type { Store } from '../store/index.ts'
import type { Acting } from './acting.ts'
import { isWrongPassphrase, openKeyOf } from './keys-of.ts'
import { sign } from './signing-key.ts'
import { SlowDown } from './slow-down.ts'

const noPerson: Failure = {
  code: 'no-person',
  message: 'Nobody has a profile here yet, so nobody can answer for this.',
  remedy: 'Set up the house first: its first person becomes its administrator.',
}
const locked: Failure = {
  code: 'locked',
  message: 'Nobody is unlocked here, so nobody can answer for this.',
  remedy: 'Unlock with your passphrase, then try again.',
}
const retired: Failure = {
  code: 'person-retired',
  message: 'This person has left the house.',
  remedy: 'An administrator can mark them as returned.',
}

/**
 * The one desk of a window: whoever unlocked last sits at it, until they lock, somebody else unlocks, or nothing was asked for
 * too long. Their private key is in this memory only, and is overwritten when they leave.
 */
export class Desk {
  readonly slowDown: SlowDown
  readonly #store: Store
  readonly #clock: () => number
  #here: { person: Person; readonly key: Uint8Array } | undefined
  #lastAsked = 0
  #lockAfter = 0
  #house: 'unknown' | 'none' | 'made' = 'unknown'

  /** `clock` counts milliseconds and never goes back. */
  constructor(store: Store, clock: () => number) {
    this.#store = store
    this.#clock = clock
    this.slowDown = new SlowDown(clock)
  }

  acting(): Result<Acting> {
    const here = this.#stillHere()
    if (here === undefined) return fail(this.#house === 'none' ? noPerson : locked)
    return succeed({ person: here.person, sign: (words) => sign(words, here.key) })
  }

  actor(): string {
    return this.#stillHere()?.person.id ?? 'system'
  }

  /** The person here asked for something: the time until the desk locks begins anew. */
  asked(): void {
    if (this.#stillHere() !== undefined) this.#lastAsked = this.#clock()
  }

  /** Opens a person's key. Fails with `passphrase-wrong`, `passphrase-wait`, `person-retired`, `key-elsewhere`, `key-damaged`. */
  async unlock(id: string, passphrase: string): Promise<Result<Person>> {
    const person = await this.#store.people.open(id)
    if (!person.ok) return person
    if (!person.value.active) return fail(retired)
    const settings = await this.#store.readSettings()
    if (!settings.ok) return settings
    const key = await this.slowly(id, () => openKeyOf(person.value, passphrase, this.#store.people))
    if (!key.ok) return key
    this.lock()
    this.#here = { person: person.value, key: key.value }
    this.#house = 'made'
    this.#lastAsked = this.#clock()
    this.#lockAfter = settings.value.lockAfterMinutes * 60_000
    return person
  }

  /** Tries a person's passphrase, no sooner than their last wrong one allows. */
  async slowly<Value>(person: string, open: () => Promise<Result<Value>>): Promise<Result<Value>> {
    const begun = this.slowDown.begin(person)
    if (!begun.ok) return begun
    const opened = await open()
    if (!opened.ok && isWrongPassphrase(opened.error)) return fail(this.slowDown.wrong(person, opened.error))
    this.slowDown.forget(person)
    return opened
  }

  lock(): void {
    this.#here?.key.fill(0)
    this.#here = undefined
  }

  /**
   * Looks the person up again: with another key, or gone from the house, they no longer sit here. To be called at the start
   * and whenever people changed.
   */
  async lookAgain(): Promise<Result<Person | undefined>> {
    const root = await this.#store.people.root()
    if (!root.ok) return root
    this.#house = root.value === undefined ? 'none' : 'made'
    const here = this.#stillHere()
    if (here === undefined) return succeed(undefined)
    const person = await this.#store.people.open(here.person.id)
    if (!person.ok) return person
    if (!person.value.active || person.value.publicKey !== here.person.publicKey) this.lock()
    else here.person = person.value
    return succeed(this.#here?.person)
  }

  #stillHere(): { person: Person; readonly key: Uint8Array } | undefined {
    if (this.#here !== undefined && this.#clock() - this.#lastAsked >= this.#lockAfter) this.lock()
    return this.#here
  }
}
