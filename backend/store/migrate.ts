import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { DatabaseSync } from 'node:sqlite'
import { migrations } from './migrations/index.ts'
import type { Tables } from './tables.ts'

/** How a store's schema stands beside this program's: made by a newer one, without all of it, or the same. `empty`: nothing is there. */
export type SchemaAge = 'empty' | 'older' | 'same' | 'newer'

export function schemaAge(database: DatabaseSync): SchemaAge {
  const made = migrationsMade(database)
  if (made.some((name) => migrations[name] === undefined)) return 'newer'
  return made.length < Object.keys(migrations).length ? (made.length === 0 ? 'empty' : 'older') : 'same'
}

/** The migrations that a store went through, in their order. */
export function migrationsMade(database: DatabaseSync): string[] {
  if (database.prepare("select name from sqlite_master where name = 'kysely_migration'").get() === undefined) return []
  return database
    .prepare('select name from kysely_migration order by name')
    .all()
    .map((row) => String(row['name']))
}

/** Brings a store's schema up to date, all of it or nothing. */
export function migrate(db: Kysely<Tables>): Promise<void> {
  return migrateTo(db, Object.keys(migrations).at(-1) ?? '')
}

/** Brings a store's schema up to a migration, that one included, all of it or nothing. */
export async function migrateTo(db: Kysely<Tables>, name: string): Promise<void> {
  const { error } = await new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } }).migrateTo(name)
  if (error !== undefined) throw error
}
