import type { Failure } from '../core/requests/index.ts'
import { exitCode, type ExitCode } from './exit-codes.ts'
import { sayFailure } from './output.ts'

/** The codes of what is not there, cannot be read or written, or was not asked for as it has to be. Whatever else fails, the house or its rules refused. */
const badInput =
  /^(?:bad-|no-|store-|layout-|passphrase-|own-passphrase-)|-(?:unknown|unreadable|ambiguous|newer|older|incomplete|damaged)$|^(?:root-exists|page-missing|backup-unusable|folder-not-empty|same-place|not-allowed|not-a-file|not-written|cancelled)$/u

/** Says why a command did nothing, and ends it: with 1 where it may not be, with 2 where it was asked or given wrongly. The one rule of all commands that work in a store. */
export function refuse(failure: Failure): ExitCode {
  sayFailure(failure)
  return codeOfFailure(failure)
}

export function codeOfFailure({ code }: Failure): ExitCode {
  return badInput.test(code) ? exitCode.badInput : exitCode.refused
}
