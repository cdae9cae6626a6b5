import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { beginningOfName } from './name-length.ts'
import { unwatched, type Pace } from './pace.ts'
import { writeFailure, type WriteFailure } from './write-whole.ts'

export type FolderFailure = WriteFailure | Failure<'folder-not-empty' | 'cancelled'>

/** A file by its path in the folder, with `/` between its parts. Its bytes are asked for when its turn has come. */
export interface FileInFolder<Problem extends Failure = never> {
  readonly path: string
  bytes(): Promise<Result<string | Uint8Array, Problem>>
}

const notEmpty = (folder: string): Failure<'folder-not-empty'> => ({
  code: 'folder-not-empty',
  message: `${basename(folder)} holds something already, and nothing is written over it.`,
  remedy: 'Choose an empty folder, or one that is not there yet.',
})

/** For whoever gathers what is to be written, too: one cancelling is told in one way. */
export const savingCancelled: Failure<'cancelled'> = { code: 'cancelled', message: 'Saving was cancelled; nothing was written.' }

/**
 * Writes a folder, all of it or nothing: it is written beside its place and renamed into it. Fails where something stands there
 * already, and with what asking for a file's bytes fails with. Gives the number of files.
 */
export async function writeFolderWhole<Problem extends Failure = never>(
  folder: string,
  files: readonly FileInFolder<Problem>[],
  pace: Pace = unwatched,
): Promise<Result<number, FolderFailure | Problem>> {
  const hidden = join(dirname(folder), `.${beginningOfName(basename(folder), 100)}.${randomUUID()}.part`)
  try {
    const there = await entriesOf(folder)
    if (there !== undefined && there.length > 0) return fail(notEmpty(folder))
    await mkdir(dirname(folder), { recursive: true })
    // Not with its parents: then Node says of a disk that can only be read that there is no such folder.
    await mkdir(hidden)
    for (const [done, { path, bytes }] of files.entries()) {
      if (!(await pace(done, files.length))) return fail(savingCancelled)
      const content = await bytes()
      if (!content.ok) return content
      const place = join(hidden, ...path.split('/'))
      await mkdir(dirname(place), { recursive: true })
      await writeFile(place, content.value, { flag: 'wx', flush: true })
    }
    if (!(await pace(files.length, files.length))) return fail(savingCancelled)
    // Windows renames nothing onto a folder, not even onto an empty one.
    if (there !== undefined) await rmdir(folder)
    await rename(hidden, folder)
    return succeed(files.length)
  } catch (error) {
    return fail(writeFailure(folder, error))
  } finally {
    await rm(hidden, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** The names in a folder; undefined where there is none. */
async function entriesOf(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
