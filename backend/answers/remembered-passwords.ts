import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import type { KeptCertificate } from '../store/index.ts'
import type { Answering } from './answers.ts'

const lost: Failure = {
  code: 'password-lost',
  message: 'The system’s keychain does not give the password of this key any more.',
  remedy: 'Type it again.',
}
const notKept: Failure = {
  code: 'password-not-kept',
  message: 'The system’s keychain did not take the password, so nothing was signed.',
  remedy: 'Sign without having it remembered.',
}
const pin: Failure = {
  code: 'pin-not-kept',
  message: 'The PIN of a token is not remembered: whoever took the token and this computer could sign with both.',
  remedy: 'Type it at every signing.',
}

/** Passwords that the keychain of the system keeps for whoever asked it to; they never go to the window. */
export class RememberedPasswords {
  readonly #signing: Answering['store']['signing']
  readonly #host: Answering['host']

  constructor({ store, host }: Pick<Answering, 'store' | 'host'>) {
    this.#signing = store.signing
    this.#host = host
  }

  /** What opens a key: what was typed, else what is remembered. One that the keychain does not give any more is forgotten: fails with `password-lost`. */
  async passwordFor({ id, person, remembered }: KeptCertificate, typed: string): Promise<Result<string>> {
    if (typed !== '' || remembered === undefined) return succeed(typed)
    const password = await this.#host.unsealSecret(remembered)
    if (password.ok) return password
    const forgotten = await this.#signing.forgetPassword(id, person)
    return fail(forgotten.ok ? lost : forgotten.error)
  }

  /** Has a password kept that has opened its key. Fails with `password-not-kept`, and with `pin-not-kept` for a token. */
  async remember({ id, person, key }: KeptCertificate, password: string): Promise<Result<void>> {
    if (key.kind === 'token') return fail(pin)
    const whyNot = await this.#host.whyNoKeychain()
    const sealed = whyNot.ok && whyNot.value === undefined ? await this.#host.sealSecret(password) : fail(notKept)
    return sealed.ok ? this.#signing.rememberPassword(id, person, sealed.value) : fail(notKept)
  }
}
