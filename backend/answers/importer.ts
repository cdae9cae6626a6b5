import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { clauseMoves } from '../../core/review/index.ts'
import type { Acting } from '../people/index.ts'
import type { Store } from '../store/index.ts'

const notAllowed: Failure = {
  code: 'role-not-held',
  message: 'Authors, reviewers and administrators bring clauses into the library.',
  remedy: 'Ask one of them, or an administrator for the role.',
}

/**
 * Whom the audit trail names for an import. Into an empty library, and before the house was set up, nobody has to answer for
 * it; afterwards somebody who may write clauses. Fails with what `acting` fails with, and with `role-not-held`.
 */
export async function importerFor(
  store: Store,
  acting: () => Result<Acting> | Promise<Result<Acting>>,
): Promise<Result<string | undefined>> {
  const empty = await store.library.isEmpty()
  if (!empty.ok) return empty
  const root = await store.people.root()
  if (!root.ok) return root
  if (empty.value || root.value === undefined) return succeed(undefined)
  const who = await acting()
  if (!who.ok) return who
  const { id, roles } = who.value.person
  const writers = new Set(clauseMoves.edit.flatMap(({ by }) => by))
  return roles.some((role) => writers.has(role)) ? succeed(id) : fail(notAllowed)
}
