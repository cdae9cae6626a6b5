import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'

/** Why a file could not be written. The file that stood there before stands there still. */
export type WriteFailure = Failure<'no-space' | 'not-allowed' | 'no-such-folder' | 'not-a-file' | 'not-written'>

const sentences: Readonly<Record<string, [WriteFailure['code'], string, string]>> = {
  ENOSPC: ['no-space', 'the disk is full', 'Free some space and try again.'],
  EDQUOT: ['no-space', 'your share of the disk is used up', 'Free some space and try again.'],
  EACCES: ['not-allowed', 'you may not write there', 'Choose another folder.'],
  EPERM: ['not-allowed', 'you may not write there', 'Choose another folder.'],
  EROFS: ['not-allowed', 'the disk can only be read', 'Choose another folder.'],
  ENOENT: ['no-such-folder', 'there is no such folder', 'Make the folder, or choose another one.'],
  ENOTDIR: ['no-such-folder', 'there is no such folder', 'Choose another folder.'],
  EISDIR: ['not-a-file', 'a folder of that name stands there', 'Choose another name.'],
  ENOTEMPTY: ['not-a-file', 'a folder of that name stands there', 'Choose another name.'],
  EBUSY: ['not-written', 'another program has it open', 'Close it there and try again.'],
}

/** An error of the file system in the words of a person. */
export function writeFailure(path: string, error: unknown): WriteFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const [kind, why, remedy] = sentences[code] ?? ['not-written', `the system said ${code === '' ? 'no' : code}`, 'Try again, or choose another folder.']
  return { code: kind, message: `${basename(path)} could not be written: ${why}.`, remedy }
}

/**
 * Writes a file whole or not at all: into a temporary file in the same folder, flushed to the disk, then renamed (POSIX
 * rename is atomic). A kill on the way leaves at most a hidden temporary file.
 */
export async function writeFileWhole(path: string, bytes: Uint8Array): Promise<Result<void, WriteFailure>> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID()}.part`)
  try {
    const file = await open(temporary, 'wx', 0o644)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    return succeed(undefined)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    return fail(writeFailure(path, error))
  }
}
