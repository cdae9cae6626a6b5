import type { Result } from '../../core/requests/index.ts'
import type { Acting } from '../people/index.ts'
import type { LibraryFiles, Pace } from '../files/index.ts'
import type { ImportPlan, Store } from '../store/index.ts'

/**
 * Imports a library folder in the name of who sits here. Where somebody has to answer for it and nobody does, fails with what
 * `acting` fails with, which says how to; else as `importFiles`.
 */
export async function importAs(
  store: Store,
  files: LibraryFiles,
  acting: () => Result<Acting> | Promise<Result<Acting>>,
  pace?: Pace,
): Promise<Result<ImportPlan>> {
  const who = await acting()
  const imported = await store.library.importFiles(files, {
    by: who.ok ? who.value.person : undefined,
    ...(pace !== undefined && { pace }),
  })
  return !imported.ok && imported.error.code === 'no-person' && !who.ok ? who : imported
}
