import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import type { FileToSave } from '../../backend/answers/index.ts'
import { writeFailure, writeFileWhole } from '../../backend/files/index.ts'
import { fail, succeed, type ExportedFile, type Result } from '../../core/requests/index.ts'

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

const unknownHandle = {
  code: 'file-unknown',
  message: 'This file was exported by another window, or moved.',
  remedy: 'Look for it in the folder of downloads.',
}

/** The file manager's command that opens a folder. */
function opener(): string {
  if (process.platform === 'win32') return 'explorer'
  return process.platform === 'darwin' ? 'open' : 'xdg-open'
}

/** Saves exports into one folder and remembers, under handles that say nothing, where they went. */
export class Exports {
  readonly #folder: string
  readonly #paths = new Map<string, string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  async save(files: readonly FileToSave[]): Promise<Result<ExportedFile[]>> {
    try {
      mkdirSync(this.#folder, { recursive: true })
    } catch (error) {
      return fail(writeFailure(this.#folder, error))
    }
    const saved: ExportedFile[] = []
    const paths = freePaths(
      this.#folder,
      files.map(({ name }) => name),
    )
    for (const [index, { bytes }] of files.entries()) {
      const path = paths[index] ?? ''
      const written = await writeFileWhole(path, bytes)
      if (!written.ok) {
        for (const { handle } of saved) rmSync(this.#paths.get(handle) ?? '', { force: true })
        return written
      }
      const handle = randomUUID()
      this.#paths.set(handle, path)
      saved.push({ name: basename(path), handle, digest: createHash('sha256').update(bytes).digest('hex'), size: bytes.length })
    }
    return succeed(saved)
  }

  reveal(handle: string): Promise<Result<void>> {
    const path = this.#paths.get(handle)
    if (path === undefined) return Promise.resolve(fail(unknownHandle))
    return new Promise((resolve) => {
      const shown = spawn(opener(), [dirname(path)], { stdio: 'ignore', detached: true })
      shown.on('error', () => {
        resolve(fail({ code: 'no-file-manager', message: `The folder could not be opened. The file is in ${dirname(path)}.` }))
      })
      shown.on('spawn', () => {
        shown.unref()
        resolve(succeed(undefined))
      })
    })
  }
}
