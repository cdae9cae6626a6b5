import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import type { ExportedFile } from '../../core/requests/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/result.ts'
import { writeFailure, writeFilesWhole, type FileToWrite } from '../files/write-whole.ts'

interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

const unknownHandle: Failure = {
  code: 'file-unknown',
  message: 'This file was exported by another window.',
  remedy: 'Export the letter again.',
}
const goneFile = { code: 'file-gone', remedy: 'Export the letter again.' }

/** The files that were exported, by handles that say nothing: the window never learns a path. */
export class ExportedFiles {
  readonly #paths = new Map<string, string>()

  /** Saves all files or none under names that are free in the folder: an export never writes over another file. */
  async saveInto(folder: string, files: readonly NamedBytes[]): Promise<Result<ExportedFile[]>> {
    try {
      mkdirSync(folder, { recursive: true })
    } catch (error) {
      return fail(writeFailure(folder, error))
    }
    const paths = freePaths(
      folder,
      files.map(({ name }) => basename(name)),
    )
    return this.#save(files.map(({ bytes }, index) => ({ path: paths[index] ?? '', bytes })))
  }

  /** Saves one file where the person said. */
  async saveAs(path: string, bytes: Uint8Array): Promise<Result<ExportedFile[]>> {
    return this.#save([{ path, bytes }])
  }

  /** A place for a folder of this name, under a number where the name is taken. The handle is known once the folder is there. */
  placeFor(folder: string, name: string): { readonly path: string; readonly handle: string } {
    const [path = join(folder, name)] = freePaths(folder, [name])
    const handle = randomUUID()
    this.#paths.set(handle, path)
    return { path, handle }
  }

  /** Where a file went; fails for a handle of another process, and for a file that is not there any more. */
  pathOf(handle: string): Result<string> {
    const path = this.#paths.get(handle)
    if (path === undefined) return fail(unknownHandle)
    return existsSync(path)
      ? succeed(path)
      : fail({ ...goneFile, message: `${basename(path)} was moved from ${basename(dirname(path))} or removed.` })
  }

  async #save(files: readonly FileToWrite[]): Promise<Result<ExportedFile[]>> {
    const written = await writeFilesWhole(files)
    if (!written.ok) return written
    return succeed(
      files.map(({ path, bytes }) => {
        const handle = randomUUID()
        this.#paths.set(handle, path)
        return { name: basename(path), handle, digest: createHash('sha256').update(bytes).digest('hex'), size: bytes.length }
      }),
    )
  }
}

/** Paths in the folder that no file has yet: all under one number, "Letter.pdf" with "Letter.docx", then both with "(2)". */
function freePaths(folder: string, names: readonly string[]): string[] {
  for (let number = 1; ; number += 1) {
    const paths = names.map((name) => join(folder, numbered(name, number)))
    if (!paths.some((path) => existsSync(path))) return paths
  }
}

function numbered(name: string, number: number): string {
  const ending = extname(name)
  return number === 1 ? name : `${name.slice(0, name.length - ending.length)} (${String(number)})${ending}`
}
