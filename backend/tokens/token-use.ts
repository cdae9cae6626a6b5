import { realpathSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { fail, succeed, type Result } from '../../core/requests/result.ts'
import { startTokenProgram, type StartTokenProgram, type TokenProgram } from './start-program.ts'
import { tokenFailures, type TokenFailure } from './token-failures.ts'
import { FromToken, heard, type FromTokenOf, type ToToken } from './words.ts'

/** How a token is spoken with. */
export interface TokenHost {
  /** Starts the program that holds its library; under Node where it is left out. */
  readonly start?: StartTokenProgram | undefined
  /** Aborted by whoever does not want to wait any more: the program is ended, whatever it is doing. */
  readonly signal?: AbortSignal | undefined
  /** How long an answer is waited for, in milliseconds; people type a PIN meanwhile where the reader has a pad. */
  readonly patience?: number | undefined
}

/** As long as a person may need to find the PIN and type it at a reader. */
const longestWait = 120_000

/** Libraries that are in use, each with what is done once its use has ended; undefined while nobody has ended it. */
const uses = new Map<string, Promise<void> | undefined>()

type Words = Exclude<ToToken, { kind: 'end' }>
type Asked =
  { readonly [Kind in 'look' | 'open']: Omit<Extract<Words, { kind: Kind }>, 'path'> }['look' | 'open'] | Extract<Words, { kind: 'sign' }>

/**
 * The library of a token in use, in a process of its own. Many cards know one login for all programs, so a library has one user at a time: nobody
 * signs on the PIN of somebody else. What the token is doing when its use ends is done first, unless it was cancelled.
 */
export class TokenUse {
  readonly #path: string
  readonly #program: TokenProgram
  readonly #host: TokenHost
  #pending: Promise<unknown> | undefined
  #isClosed = false

  private constructor(path: string, host: TokenHost) {
    this.#path = path
    this.#host = host
    this.#program = (host.start ?? startTokenProgram)()
  }

  /** Takes a library into use; where it is being put away that is waited for. Fails with `module-unusable`, and `token-busy` while it is in use. */
  static async begin(given: string, host: TokenHost): Promise<Result<TokenUse, TokenFailure>> {
    const path = libraryAt(given)
    if (path === undefined) return fail(tokenFailures.noModule)
    while (uses.has(path)) {
      const ending = uses.get(path)
      if (ending === undefined) return fail(tokenFailures.busy)
      await ending
    }
    if (host.signal?.aborted === true) return fail(tokenFailures.cancelled)
    uses.set(path, undefined)
    return succeed(new TokenUse(path, host))
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /**
   * Asks the token for something. Fails as it says; with `token-stopped` where its library takes the process down or says what nobody
   * understands, `token-silent` where it does not answer, and `cancelled`. After each of these three it is of no more use.
   */
  async ask<Kind extends 'seen' | 'opened' | 'signed'>(asked: Asked, kind: Kind): Promise<Result<FromTokenOf<Kind>, TokenFailure>> {
    if (this.#isClosed) return fail(tokenFailures.stopped)
    const question = asked.kind === 'sign' ? asked : { ...asked, path: this.#path }
    const answering = this.#unlessTooLong(this.#program.ask(JSON.stringify(question)))
    this.#pending = answering
    const answer = await answering
    this.#pending = undefined
    const said = answer.ok ? heard(FromToken, answer.value) : undefined
    if (said?.kind === 'failed') return fail(said.failure)
    if (said !== undefined && isOf(said, kind)) return succeed(said)
    this.close()
    return answer.ok ? fail(tokenFailures.stopped) : answer
  }

  /** Ends its use: at once, or when what it is doing is done. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    uses.set(this.#path, this.#putAway(this.#pending))
  }

  async #putAway(pending: Promise<unknown> | undefined): Promise<void> {
    await pending
    await this.#program.end()
    uses.delete(this.#path)
  }

  async #unlessTooLong(answer: Promise<Result<string, TokenFailure>>): Promise<Result<string, TokenFailure>> {
    const { signal, patience = longestWait } = this.#host
    const given = Promise.withResolvers<Result<string, TokenFailure>>()
    const cancel = (): void => given.resolve(fail(tokenFailures.cancelled))
    const late = setTimeout(() => given.resolve(fail(tokenFailures.silent(Math.round(patience / 1000)))), patience)
    signal?.addEventListener('abort', cancel, { once: true })
    if (signal?.aborted === true) cancel()
    try {
      return await Promise.race([answer, given.promise])
    } finally {
      clearTimeout(late)
      signal?.removeEventListener('abort', cancel)
    }
  }
}

function isOf<Kind extends FromToken['kind']>(said: FromToken, kind: Kind): said is FromTokenOf<Kind> {
  return said.kind === kind
}

/** Where a library lies on this computer; undefined where there is none. It is looked for in no folder but its own, and fetched from no other computer. */
function libraryAt(path: string): string | undefined {
  if (!isAbsolute(path) || /^[\\/]{2}/u.test(path)) return undefined
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}
