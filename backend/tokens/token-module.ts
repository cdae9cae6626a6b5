import { fail, succeed, type Result } from '../../core/requests/result.ts'
import { pkcs11Binding, type Handle, type Pkcs11Module } from './pkcs11-binding.ts'
import { tokenFailures, type TokenFailure } from './token-failures.ts'

/** The library of a token, loaded into this process. */
export class TokenModule {
  readonly module: Pkcs11Module
  readonly #codeOf: (error: unknown) => number | undefined

  private constructor(module: Pkcs11Module, codeOf: (error: unknown) => number | undefined) {
    this.module = module
    this.#codeOf = codeOf
  }

  /** Loads a library by its whole path. Fails with `tokens-unavailable` and `module-unusable`. */
  static load(path: string): Result<TokenModule, TokenFailure> {
    const binding = pkcs11Binding()
    if (binding === undefined) return fail(tokenFailures.unavailable)
    const module = new binding.PKCS11()
    try {
      module.load(path)
      module.C_Initialize()
    } catch {
      return fail(tokenFailures.noModule)
    }
    return succeed(new TokenModule(module, (error) => (error instanceof binding.Pkcs11Error ? error.code : undefined)))
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
      return fail(code === undefined ? tokenFailures.noModule : tokenFailures.returned(code))
    }
  }

  /** Logs a session out and puts the library away. A token that was pulled out may refuse both. */
  close(session?: Handle): void {
    const steps = [session && (() => this.module.C_Logout(session)), () => this.module.C_Finalize(), () => this.module.close()]
    for (const step of steps) {
      try {
        step?.()
      } catch {
        // The next step is taken all the same.
      }
    }
  }
}
