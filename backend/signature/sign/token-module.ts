import { realpathSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { fail, succeed, type Result } from '../../../core/requests/index.ts'
import { pkcs11Binding, type Pkcs11Module } from './pkcs11-binding.ts'
import { tokenFailures, type TokenFailure } from './token-failures.ts'

/** Modules that are in use, each with what is done once its use has ended; undefined while nobody has ended it. */
const uses = new Map<string, Promise<void> | undefined>()

/**
 * A module of a token in use. A login is the whole process's (PKCS #11 v2.40, 5.6), so a module has one user at a time: nobody signs on the
 * PIN of somebody else. It is unloaded when its user is done with it and the token is done with what it was given.
 */
export class TokenModule {
  readonly module: Pkcs11Module
  readonly #path: string
  readonly #codeOf: (error: unknown) => number | undefined
  #pending: Promise<unknown> | undefined
  #isClosed = false

  private constructor(path: string, module: Pkcs11Module, codeOf: (error: unknown) => number | undefined) {
    this.#path = path
    this.module = module
    this.#codeOf = codeOf
  }

  /**
   * Loads a module; where it is being put away it is waited for. Fails with `tokens-unavailable`, `module-unusable`, and `token-busy`
   * while it is in use.
   */
  static async load(given: string): Promise<Result<TokenModule, TokenFailure>> {
    const binding = pkcs11Binding()
    if (binding === undefined) return fail(tokenFailures.unavailable)
    const path = libraryAt(given)
    if (path === undefined) return fail(tokenFailures.noModule)
    while (uses.has(path)) {
      const ending = uses.get(path)
      if (ending === undefined) return fail(tokenFailures.busy)
      await ending
    }
    const codeOf = (error: unknown): number | undefined => (error instanceof binding.Pkcs11Error ? error.code : undefined)
    const module = new binding.PKCS11()
    try {
      module.load(path)
      initialise(module, codeOf)
    } catch {
      return fail(tokenFailures.noModule)
    }
    uses.set(path, undefined)
    return succeed(new TokenModule(path, module, codeOf))
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** What the module answered that is not CKR_OK; undefined for what no module said. */
  codeOf(error: unknown): number | undefined {
    return this.#codeOf(error)
  }

  /** Asks the module for something; what it answers to that is a failure. */
  ask<Value>(open: () => Result<Value, TokenFailure>): Result<Value, TokenFailure> {
    try {
      return open()
    } catch (error) {
      const code = this.#codeOf(error)
      if (code === undefined) throw error
      return fail(tokenFailures.returned(code))
    }
  }

  /** Waits for what the token is doing, which is not cut off when it is closed meanwhile. */
  async during<Value>(work: Promise<Value>): Promise<Value> {
    const pending = work.catch(() => undefined)
    this.#pending = pending
    try {
      return await work
    } finally {
      if (this.#pending === pending) this.#pending = undefined
    }
  }

  /** Ends its use: at once, or when what it is doing is done. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    if (this.#pending === undefined) this.#unload()
    else
      uses.set(
        this.#path,
        this.#pending.then(() => this.#unload()),
      )
  }

  #unload(): void {
    uses.delete(this.#path)
    try {
      this.module.C_Finalize()
    } catch {
      // A token that was pulled out may refuse even that; the library is put away all the same.
    }
    this.module.close()
  }
}

const alreadyInitialised = 0x191

/** What a thread that ended left behind, with its login, is put away first. */
function initialise(module: Pkcs11Module, codeOf: (error: unknown) => number | undefined): void {
  try {
    module.C_Initialize()
  } catch (error) {
    if (codeOf(error) !== alreadyInitialised) throw error
    module.C_Finalize()
    module.C_Initialize()
  }
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
