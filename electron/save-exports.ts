import { dialog, shell, type BrowserWindow } from 'electron'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import type { FileToSave } from '../backend/answers/index.ts'
import { writeFileWhole } from '../backend/files/index.ts'
import { fail, succeed, type ExportedFile, type Result } from '../core/requests/index.ts'

const typeNames = { pdf: 'PDF', docx: 'Word document' } as const

interface PlacedFile {
  readonly file: FileToSave
  readonly path: string
}

/** Saves exports where the person says, and remembers, under handles that say nothing, where they went. */
export class Exports {
  readonly #paths = new Map<string, string>()
  readonly #window: () => BrowserWindow | undefined
  readonly #folder: string

  constructor(window: () => BrowserWindow | undefined, folder: string) {
    this.#window = window
    this.#folder = folder
  }

  async save(files: readonly FileToSave[]): Promise<Result<ExportedFile[]>> {
    const places = await this.#place(files)
    if (places === undefined) return succeed([])
    const saved: ExportedFile[] = []
    for (const { file, path } of places) {
      const written = await writeFileWhole(path, file.bytes)
      if (!written.ok) {
        for (const { handle } of saved) rmSync(this.#paths.get(handle) ?? '', { force: true })
        return written
      }
      const handle = randomUUID()
      this.#paths.set(handle, path)
      saved.push({ name: basename(path), handle, digest: createHash('sha256').update(file.bytes).digest('hex'), size: file.bytes.length })
    }
    return succeed(saved)
  }

  reveal(handle: string): Promise<Result<void>> {
    const path = this.#paths.get(handle)
    if (path === undefined || !existsSync(path)) {
      return Promise.resolve(
        fail({ code: 'file-unknown', message: 'The file is not where it was saved.', remedy: 'Export the letter again.' }),
      )
    }
    shell.showItemInFolder(path)
    return Promise.resolve(succeed(undefined))
  }

  /** Asks once: for the file when there is one, for its common name when there are two. Undefined when cancelled. */
  async #place(files: readonly FileToSave[]): Promise<PlacedFile[] | undefined> {
    const [first] = files
    if (first === undefined) return undefined
    const options = {
      title: 'Export letter',
      defaultPath: join(this.#folder, first.name),
      filters: [{ name: typeNames[first.format], extensions: [first.format] }],
    }
    const window = this.#window()
    const { canceled, filePath } =
      window === undefined ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options)
    if (canceled || filePath === '') return undefined
    const stem = basename(filePath, extname(filePath))
    return files.map((file) => ({ file, path: file === first ? filePath : this.#beside(filePath, stem, file) }))
  }

  /** The second file goes beside the first; the person was asked about the first only, so it replaces nothing. */
  #beside(chosen: string, stem: string, { format }: FileToSave): string {
    for (let count = 1; ; count += 1) {
      const path = join(dirname(chosen), `${stem}${count === 1 ? '' : ` (${String(count)})`}.${format}`)
      if (!existsSync(path)) return path
    }
  }
}
