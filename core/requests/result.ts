/** What an expected failure looks like: a code to branch on, a sentence for the person, and what to do about it. */
export interface Failure<Code extends string = string> {
  readonly code: Code
  readonly message: string
  readonly remedy?: string
}

/** Success with a value, or an expected failure. Exceptions are bugs. */
export type Result<Value, Error = Failure> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Error }

export function succeed<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function fail<Error>(error: Error): { readonly ok: false; readonly error: Error } {
  return { ok: false, error }
}
