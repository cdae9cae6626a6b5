import { sql, type Kysely } from 'kysely'

/** Runs statements in their order. */
export async function run(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** True of two rows that would stand in each other's place: the same in every column of one of the keys. */
function sameKey(keys: readonly (readonly string[])[], left: string): string {
  return keys.map((columns) => `(${columns.map((column) => `${left}${column} = new.${column}`).join(' and ')})`).join(' or ')
}

/**
 * Triggers that refuse to delete a row or to put another in its place. `keys` are the table's unique keys. INSERT OR
 * REPLACE and UPDATE OR REPLACE run no delete trigger (sqlite.org/lang_conflict.html), so they are caught on their way in.
 */
export function keepsRows(table: string, keys: readonly (readonly string[])[], sentence: string): string[] {
  const refuse = `begin select raise(abort, '${sentence}'); end`
  const columns = [...new Set(keys.flat())]
  return [
    `create trigger ${table}_delete before delete on ${table} ${refuse}`,
    `create trigger ${table}_replace before insert on ${table} when exists (select 1 from ${table} where ${sameKey(keys, '')}) ${refuse}`,
    `create trigger ${table}_rekey before update on ${table} when ${columns.map((column) => `new.${column} is not old.${column}`).join(' or ')} ${refuse}`,
  ]
}

/** Triggers under which a table only grows. */
export function appendOnly(table: string, keys: readonly (readonly string[])[], sentence: string): string[] {
  const refuse = `begin select raise(abort, '${sentence}'); end`
  return [...keepsRows(table, keys, sentence), `create trigger ${table}_update before update on ${table} ${refuse}`]
}
