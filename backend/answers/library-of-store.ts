import { succeed, type Result } from '../../core/requests/index.ts'
import { importAuthor } from '../../core/review/index.ts'
import { folderOnDisk, readLibraryFiles } from '../files/index.ts'
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
  for (const folder of empty.value ? folders : folders.filter((each) => each !== templatesFolder())) {
    const done = await store.library.importFiles(readLibraryFiles(folderOnDisk(folder)), { actor: importAuthor })
    if (!done.ok) return done
  }
  return succeed(undefined)
}
