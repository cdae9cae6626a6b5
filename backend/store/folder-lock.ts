import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { storeFailure, type StoreFailure } from './failures.ts'

/** Held by the one program that has the data folder for itself. */
export interface FolderLock {
  release(): void
}

const inUse: StoreFailure = {
  code: 'store-in-use',
  message: 'Chancery is already open with this data folder.',
  remedy: 'Go on in the window that is open, or close it and try again.',
}

/**
 * Takes the data folder for this process alone; fails with `store-in-use` while another has it. The lock is one that
 * SQLite holds on an empty file beside the store, so the system ends it with the process, however that ends.
 */
export function lockFolder(folder: string): Result<FolderLock, StoreFailure> {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(join(folder, 'chancery.lock'), { timeout: 0 })
    database.exec('pragma journal_mode = memory; begin exclusive')
    const held = database
    return succeed({
      release: () => {
        if (held.isOpen) held.close()
      },
    })
  } catch (error) {
    if (database?.isOpen === true) database.close()
    const failure = storeFailure(error)
    return fail(failure.code === 'store-busy' ? inUse : failure)
  }
}
