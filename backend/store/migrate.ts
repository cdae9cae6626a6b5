import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { DatabaseSync } from 'node:sqlite'
import { migrations } from './migrations/index.ts'
import type { Tables } from './tables.ts'

/** How a store's schema stands beside this program's: made by a newer one, without all of it, or the same. `empty`: nothing is there. */
export type SchemaAge = 'empty' | 'older' | 'same' | 'newer'

export function schemaAge(database: DatabaseSync): SchemaAge {
  if (database.prepare("select name from sqlite_master where name = 'kysely_migration'").get() === undefined) return 'empty'
  const made = database
    .prepare('select name from kysely_migration')
    .all()
    .map((row) => String(row['name']))
  if (made.some((name) => migrations[name] === undefined)) return 'newer'
  return made.length < Object.keys(migrations).length ? (made.length === 0 ? 'empty' : 'older') : 'same'
}

/** Brings a store's schema up to date, all of it or nothing. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const { error } = await new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } }).migrateToLatest()
  if (error !== undefined) throw error
}
