import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { fail, succeed, type Result } from '../core/requests/index.ts'
import { visible } from './output.ts'

/** The bytes of a file that the caller named; one larger than `most` bytes is not read at all. */
export function readBytes(path: string, most: number): Result<Uint8Array> {
  const name = visible(basename(path))
  try {
    if (statSync(path).size > most)
      return fail({
        code: 'file-unreadable',
        message: `${name} is larger than ${String(Math.round(most / 1_000_000))} MB.`,
        remedy: 'Check that it is the right file.',
      })
    return succeed(readFileSync(path))
  } catch {
    return fail({ code: 'file-unreadable', message: `${name} cannot be read.`, remedy: 'Check its name and place.' })
  }
}
