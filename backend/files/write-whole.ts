import { randomUUID } from 'node:crypto'
import { copyFile, link, lstat, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fail, succeed, type Failure, type Result } from '../../core/requests/result.ts'
import { beginningOfName } from './name-length.ts'

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
  ENAMETOOLONG: ['not-written', 'a name is too long', 'Choose a shorter name.'],
  EBUSY: ['not-written', 'another program has it open', 'Close it there and try again.'],
}

/** An error of the file system in the words of a person. */
export function writeFailure(path: string, error: unknown): WriteFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const [kind, why, remedy] = sentences[code] ?? [
    'not-written',
    `the system said ${code === '' ? 'no' : code}`,
    'Try again, or choose another folder.',
  ]
  return { code: kind, message: `${basename(path)} could not be written: ${why}.`, remedy }
}

/** A file to be written. */
export interface FileToWrite {
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * Writes each file whole, and all of them or none. Every file is first written beside its place and flushed to the disk,
 * then renamed into it (POSIX rename is atomic). When one cannot take its place, those that did are taken away again and
 * what stood there before stands there still. A kill on the way leaves whole files and at most hidden temporary ones.
 */
export async function writeFilesWhole(files: readonly FileToWrite[]): Promise<Result<void, WriteFailure>> {
  const staged: StagedFile[] = []
  try {
    for (const { path, bytes } of files) {
      const file = new StagedFile(path)
      staged.push(file)
      await file.stage(bytes)
    }
    for (const file of staged) await file.place()
    return succeed(undefined)
  } catch (error) {
    const failed = staged.findLast(({ isUnderway }) => isUnderway)
    for (const file of staged) await file.takeBack()
    return fail(writeFailure(failed?.path ?? '', error))
  } finally {
    for (const file of staged) await file.clean()
  }
}

/** A file on its way: written beside its place, then in it, with the one that stood there kept until all are in theirs. */
class StagedFile {
  readonly path: string
  readonly #temporary: string
  readonly #older: string
  #hasOlder = false
  #isPlaced = false
  isUnderway = false

  constructor(path: string) {
    const hidden = join(dirname(path), `.${beginningOfName(basename(path), 100)}.${randomUUID()}`)
    this.path = path
    this.#temporary = `${hidden}.part`
    this.#older = `${hidden}.older`
  }

  async stage(bytes: Uint8Array): Promise<void> {
    this.isUnderway = true
    const file = await open(this.#temporary, 'wx', 0o644)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    this.isUnderway = false
  }

  async place(): Promise<void> {
    this.isUnderway = true
    this.#hasOlder = await keep(this.path, this.#older)
    await rename(this.#temporary, this.path)
    this.#isPlaced = true
    this.isUnderway = false
  }

  async takeBack(): Promise<void> {
    if (!this.#isPlaced) return
    const outcome = this.#hasOlder ? rename(this.#older, this.path) : rm(this.path, { force: true })
    await outcome.catch(() => undefined)
  }

  async clean(): Promise<void> {
    for (const path of [this.#temporary, this.#older]) await rm(path, { force: true }).catch(() => undefined)
  }
}

/** Keeps a file under a second name; false when there is none. Where a disk has no links, it is copied. */
async function keep(path: string, second: string): Promise<boolean> {
  try {
    await link(path, second)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
  }
  const isFile = (await lstat(path)).isFile()
  if (isFile) await copyFile(path, second)
  return isFile
}
