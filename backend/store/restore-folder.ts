import { existsSync } from 'node:fs'
import { fail, type Result } from '../../core/requests/index.ts'
import type { StoreOutside } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import { lockFolder } from './folder-lock.ts'
import { newestSoundBackup, restoreBackup, type Restored } from './restore.ts'

const noBackup: StoreFailure = {
  code: 'backup-unusable',
  message: 'There is no backup here that holds.',
  remedy: 'Check that this is the data folder.',
}

/**
 * Brings back a backup in a data folder that no window has open, also when the store in it cannot be opened; without an id
 * the newest that holds. Fails with `store-in-use` while a window is open.
 */
export async function restoreFolder(
  folder: string,
  id: string | undefined,
  outside: StoreOutside,
): Promise<Result<Restored, StoreFailure>> {
  if (!existsSync(folder)) return fail(noBackup)
  const lock = lockFolder(folder)
  if (!lock.ok) return lock
  try {
    const newest = id === undefined ? await newestSoundBackup(folder) : undefined
    if (newest?.ok === false) return newest
    const chosen = id ?? newest?.value?.id
    return chosen === undefined ? fail(noBackup) : await restoreBackup(folder, chosen, 'system', outside)
  } finally {
    lock.value.release()
  }
}
