import { mkdirSync } from 'node:fs'
import { writeFailure } from '../backend/files/index.ts'
import { fail, succeed, type Result } from '../core/requests/index.ts'

/** Makes a folder and those above it, unless it is there. Fails as writing a file there does. */
export function makeFolder(folder: string): Result<void> {
  try {
    mkdirSync(folder, { recursive: true })
    return succeed(undefined)
  } catch (error) {
    return fail(writeFailure(folder, error))
  }
}
