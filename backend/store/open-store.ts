import { Kysely } from 'kysely'
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { listBackups, makeBackup, storeName } from './backup-files.ts'
import { Backups } from './backups.ts'
import { Connection, type StoreOutside } from './connection.ts'
import { storeFailure, storeNewer, type StoreFailure } from './failures.ts'
import { lockFolder, type FolderLock } from './folder-lock.ts'
import { migrate, schemaAge } from './migrate.ts'
import { openDatabase } from './open-database.ts'
import { newestSoundBackup } from './restore.ts'
import { schemaDifference } from './schema-shape.ts'
import { NodeSqliteDialect } from './sqlite-dialect.ts'
import { Store } from './store.ts'
import { isSyncedOrRemote } from './synced-folder.ts'
import type { Tables } from './tables.ts'

const synced: StoreFailure = {
  code: 'store-synced',
  message: 'The data folder is on a network or in a synced folder, where the file of letters would break.',
  remedy: 'Choose a folder on this computer’s own disk.',
}

const emptied: StoreFailure = {
  code: 'store-damaged',
  message: 'The file of letters is empty, though there were letters in it.',
}

/**
 * `window`: has the data folder for itself until it closes; a second one is refused. `command`: reads and writes beside a
 * window, and needs the folder for itself only while it makes the store or brings it up to date.
 */
export type OpenedBy = 'window' | 'command'

/**
 * Opens the store in the data folder, makes it where there is none, and brings it up to date, after a backup of it as it
 * was. Fails with `store-in-use` for a second window, with `store-newer` where a newer Chancery was, with `store-other-build` where
 * an early build made its tables otherwise, with `store-damaged`
 * and the newest backup that holds for a file that SQLite cannot read.
 */
export async function openStore(
  folder: string,
  outside: StoreOutside,
  openedBy: OpenedBy = 'command',
): Promise<Result<Store, StoreFailure>> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    return fail(storeFailure(error))
  }
  if (isSyncedOrRemote(folder)) return fail(synced)
  const lock = openedBy === 'window' ? lockFolder(folder) : undefined
  if (lock?.ok === false) return lock
  const opened = await openLocked(folder, outside, lock?.value)
  if (opened.ok) return opened
  lock?.value.release()
  return opened.error.code === 'store-damaged' ? fail(await withBackup(folder, opened.error)) : opened
}

async function openLocked(folder: string, outside: StoreOutside, lock: FolderLock | undefined): Promise<Result<Store, StoreFailure>> {
  let database: DatabaseSync | undefined
  try {
    if (lostItsContents(folder)) return fail(emptied)
    database = openDatabase(join(folder, storeName))
    const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) })
    const ready = await bringUpToDate(folder, database, db, outside, lock)
    if (!ready.ok) {
      database.close()
      return ready
    }
    const connection = new Connection(db, outside)
    const backups = new Backups(folder, connection, outside, lock !== undefined)
    return succeed(new Store(connection, backups, () => lock?.release()))
  } catch (error) {
    if (database?.isOpen === true) database.close()
    return fail(storeFailure(error))
  }
}

/** True of an empty file beside backups: SQLite would begin a new store in it as if nothing had ever been there. */
function lostItsContents(folder: string): boolean {
  const path = join(folder, storeName)
  return listBackups(folder).length > 0 && existsSync(path) && statSync(path).size === 0 && !existsSync(`${path}-wal`)
}

/** Migrates the store where it must be, after a backup, and with the data folder for itself. */
async function bringUpToDate(
  folder: string,
  database: DatabaseSync,
  db: Kysely<Tables>,
  outside: StoreOutside,
  held: FolderLock | undefined,
): Promise<Result<void, StoreFailure>> {
  const age = schemaAge(database)
  if (age === 'newer') return fail(storeNewer)
  const different = await schemaDifference(database)
  if (different !== undefined) return fail(different)
  if (age === 'same') return succeed(undefined)
  const lock = held === undefined ? lockFolder(folder) : undefined
  if (lock?.ok === false) return lock
  try {
    const kept = age === 'older' ? await makeBackup(folder, 'before-migration', outside.now()) : undefined
    if (kept?.ok === false) return kept
    await migrate(db)
    return succeed(undefined)
  } finally {
    lock?.value.release()
  }
}

/** Says of a damaged store which backup there is to bring back. */
async function withBackup(folder: string, { code, message }: StoreFailure): Promise<StoreFailure> {
  const found = await newestSoundBackup(folder)
  // While no copy can be made nothing is known of the backups, and nobody is to be told to begin anew.
  if (!found.ok) return { code, message: `${message} ${found.error.message}`, remedy: found.error.remedy ?? '' }
  const newest = found.value
  if (newest === undefined)
    return {
      code,
      message,
      remedy: 'There is no backup of it that holds. Put the file aside, and begin anew or bring back one of your own.',
    }
  const at = `${newest.at.slice(0, 10)} at ${newest.at.slice(11, 16)} UTC`
  return {
    code,
    message,
    remedy: `Bring back the newest backup that holds, of ${at}: "chancery restore --newest". The damaged file is put aside, not deleted.`,
  }
}
