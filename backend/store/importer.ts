import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { clauseMoves, importAuthor, type Person } from '../../core/review/index.ts'
import type { Reading } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import { knownPerson } from './person-rows.ts'

/** Who brings in a library: the person who sits here, nobody, or the host itself for the folders that it was started with. */
export type Importer = Person | typeof importAuthor | undefined

const nobody: StoreFailure = {
  code: 'no-person',
  message: 'Somebody has to answer for what comes into the library.',
  remedy: 'Unlock your key first.',
}
const hasLeft: StoreFailure = {
  code: 'person-inactive',
  message: 'Who has left the house brings nothing into its library.',
  remedy: 'Ask somebody who is still here.',
}
const notAllowed: StoreFailure = {
  code: 'role-not-held',
  message: 'Authors, reviewers and administrators bring clauses into the library.',
  remedy: 'Ask one of them, or an administrator for the role.',
}

/**
 * Whom the audit trail names for an import. Into an empty library, and before the house was set up, nobody has to answer for
 * it; afterwards somebody who may write clauses. Fails with `no-person`, `person-unknown`, `person-inactive` and `role-not-held`.
 */
export async function importerIn(db: Reading, by: Importer): Promise<Result<string, StoreFailure>> {
  if (by === importAuthor || !(await needsPerson(db))) return succeed(importAuthor)
  if (by === undefined) return fail(nobody)
  const known = await knownPerson(db, by.id)
  if (!known.ok) return known
  const { id, active, roles } = known.value
  if (!active) return fail(hasLeft)
  const writers = new Set(clauseMoves.edit.flatMap((line) => line.by))
  return roles.some((role) => writers.has(role)) ? succeed(id) : fail(notAllowed)
}

async function needsPerson(db: Reading): Promise<boolean> {
  const clause = await db.selectFrom('clauses').select('id').limit(1).executeTakeFirst()
  const root = await db.selectFrom('house_roots').select('public_key').executeTakeFirst()
  return clause !== undefined && root !== undefined
}
