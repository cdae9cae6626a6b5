import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { storeFailure, type StoreFailure } from './failures.ts'
import { migrations } from './migrations/index.ts'
import { NodeSqliteDialect } from './sqlite-dialect.ts'
import { Connection, type StoreOutside } from './connection.ts'
import { Store } from './store.ts'
import { isSyncedOrRemote } from './synced-folder.ts'
import type { Tables } from './tables.ts'

const newer: StoreFailure = {
  code: 'store-newer',
  message: 'The letters of this computer were last opened by a newer Chancery.',
  remedy: 'Install the newer version; this one leaves them as they are.',
}

const synced: StoreFailure = {
  code: 'store-synced',
  message: 'The data folder is on a network or in a synced folder, where the file of letters would break.',
  remedy: 'Choose a folder on this computer’s own disk.',
}

/** Opens the store in the data folder, makes it where there is none, and brings it up to date. */
export async function openStore(folder: string, outside: StoreOutside): Promise<Result<Store, StoreFailure>> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (isSyncedOrRemote(folder)) return fail(synced)
    const database = new DatabaseSync(join(folder, 'chancery.sqlite'))
    const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) })
    try {
      // WAL lets a reader read while a writer writes; FULL makes a save that returned survive a power cut.
      database.exec(
        'pragma busy_timeout = 3000; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma trusted_schema = off',
      )
      if (isNewer(database)) {
        database.close()
        return fail(newer)
      }
      const { error } = await new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } }).migrateToLatest()
      if (error !== undefined) throw error
      return succeed(new Store(new Connection(db, outside)))
    } catch (error) {
      await db.destroy().catch(() => undefined)
      // Kysely closes only what it has used.
      if (database.isOpen) database.close()
      return fail(storeFailure(error))
    }
  } catch (error) {
    return fail(storeFailure(error))
  }
}

function isNewer(database: DatabaseSync): boolean {
  const known = database.prepare("select name from sqlite_master where type = 'table' and name = 'kysely_migration'").get()
  if (known === undefined) return false
  return database
    .prepare('select name from kysely_migration')
    .all()
    .some((row) => migrations[String(row['name'])] === undefined)
}
