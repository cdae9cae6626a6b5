import { succeed, type Result } from '../../core/requests/index.ts'
import { importAuthor } from '../../core/review/index.ts'
import { folderOnDisk, readLibraryFiles } from '../files/index.ts'
import { templatesFolder } from '../places/index.ts'
import type { Store } from '../store/index.ts'

/**
 * Imports library folders when a window opens: every one of them into an empty store, and those that were named besides
 * the starter library at each start. Of two that have the same clause version the first wins. Files with faults and
 * conflicts stay out; the shelf's findings name them.
 */
export async function importAtStart(folders: readonly string[], store: Store): Promise<Result<void>> {
  const empty = await store.library.isEmpty()
  if (!empty.ok) return empty
  for (const folder of empty.value ? folders : folders.filter((each) => each !== templatesFolder())) {
    const done = await store.library.importFiles(readLibraryFiles(folderOnDisk(folder)), importAuthor)
    if (!done.ok) return done
  }
  return succeed(undefined)
}
