import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { loadShelf, type LoadedShelf } from '../files/index.ts'

/** The library folders as the letters see them. */
export interface Library {
  /** The shelf as it is on disk now; read again only when a file changed. */
  read(): LoadedShelf
}

/** Newest change below the folders, in milliseconds, with the number of entries: either moves when a file comes, goes or changes. */
function markOf(folders: readonly string[]): string {
  let newest = 0
  let count = 0
  for (const folder of folders) {
    for (const entry of entriesBelow(folder)) {
      count += 1
      newest = Math.max(newest, statSync(entry, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    }
  }
  return `${String(newest)}/${String(count)}`
}

function entriesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((entry) => join(folder, entry))
  } catch {
    return []
  }
}

/** Looks for changes at most this often, in milliseconds: a key press asks for a page, and pages ask for the shelf. */
const lookEvery = 2000

export function openLibrary(folders: readonly string[], now: () => number): Library {
  let shelf: LoadedShelf | undefined
  let mark = ''
  let looked = 0
  return {
    read() {
      if (shelf !== undefined && now() - looked < lookEvery) return shelf
      looked = now()
      const found = markOf(folders)
      if (shelf === undefined || found !== mark) shelf = loadShelf(folders)
      mark = found
      return shelf
    },
  }
}
