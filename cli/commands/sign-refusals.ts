import { basename } from 'node:path'
import type { Failure } from '../../core/requests/index.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { complain, sayFailure, visible } from '../output.ts'

/** What a letter is refused for, though its file can be read. */
const refusals = new Set(['not-released', 'already-certified', 'certify-first', 'certificate-revoked', 'pdf-altered'])

/** Says what is wrong with a file, under its name where the sentence does not give it. */
export function sayRefused(file: string, failure: Failure): ExitCode {
  if (failure.code !== 'file-unreadable') complain(visible(`${basename(file)}:`))
  sayFailure(failure)
  return codeOf(failure)
}

export function refusedFile(file: string, failure: Failure): ExitCode {
  return nothingWritten(sayRefused(file, failure))
}

export function refusedInput(failure: Failure): ExitCode {
  sayFailure(failure)
  return nothingWritten(codeOf(failure))
}

function codeOf({ code }: Failure): ExitCode {
  return refusals.has(code) ? exitCode.refused : exitCode.badInput
}

export function nothingWritten(code: ExitCode): ExitCode {
  complain('Nothing was written.')
  return code
}
