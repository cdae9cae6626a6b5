import { succeed, type Result } from '../../core/requests/index.ts'
import { importAuthor } from '../../core/review/index.ts'
import { folderOnDisk, readLibraryFiles, type LibraryFiles } from '../files/index.ts'
import { templatesFolder } from '../places/index.ts'
import type { Store } from '../store/index.ts'
import { openLibrary, openStoreLibrary, type Library } from './library.ts'

/**
 * The library that letters in a store are made from and checked against, whoever opens the store: a window or a command.
 * Library folders are imported first; `now` counts milliseconds, as for `openLibrary`.
 */
export async function libraryOfStore(folders: readonly string[], store: Store, now: () => number): Promise<Result<Library>> {
  const imported = await importAtStart(folders, store)
  if (!imported.ok) return imported
  const library = openStoreLibrary(openLibrary(folders, now), store)
  const read = await library.refresh()
  return read.ok ? succeed(library) : read
}

/**
 * Imports library folders when a store is opened for its letters: every one of them into an empty store, and those that were named besides
 * the starter library at each start. Of two that have the same clause version the first wins. Files with faults and
 * conflicts stay out; the shelf's findings name them.
 */
async function importAtStart(folders: readonly string[], store: Store): Promise<Result<void>> {
  const empty = await store.library.isEmpty()
  if (!empty.ok) return empty
  const house = await store.house.versions()
  if (!house.ok) return house
  const [needsClauses, needsHouse] = [empty.value, house.value.length === 0]
  const isNamed = (folder: string): boolean => folder !== templatesFolder()
  const read = folders
    .filter((folder) => needsClauses || needsHouse || isNamed(folder))
    .map((folder) => {
      const files = readLibraryFiles(folderOnDisk(folder))
      // Of the starter library comes only what there is nothing of yet.
      return {
        ...files,
        versions: needsClauses || isNamed(folder) ? files.versions : [],
        house: needsHouse || isNamed(folder) ? files.house : [],
      }
    })
  for (const files of withOneCompany(read)) {
    const done = await store.library.importFiles(files, { by: importAuthor })
    if (!done.ok) return done
  }
  return succeed(undefined)
}

/** A house has one set of company values: each value from the first folder that has it. */
function withOneCompany(all: readonly LibraryFiles[]): LibraryFiles[] {
  const found = all.flatMap(({ house }) => house).filter(({ thing, record }) => thing.kind === 'company' && record === undefined)
  const [first] = found
  if (first === undefined) return [...all]
  const content: Record<string, string> = Object.assign({}, ...found.toReversed().map(({ thing }) => thing.content))
  const merged = { ...first, thing: { kind: 'company' as const, content } }
  return all.map((files) => ({
    ...files,
    house: files.house.flatMap((entry) => (entry === first ? [merged] : found.includes(entry) ? [] : [entry])),
  }))
}
