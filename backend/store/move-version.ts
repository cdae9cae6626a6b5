import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { clauseUnknown, clauseConflict } from './clause-failures.ts'
import { gatherClause } from './clause-rows.ts'
import type { StoredClauseState } from './clause-states.ts'
import type { Change } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import { rowOf } from './open-version.ts'

/** Moves a version inside a transaction. */
export async function moveVersionIn(
  change: Change,
  id: string,
  { from, to }: { readonly from: StoredClauseState; readonly to: StoredClauseState },
  actor: string,
  { reason = '', replacement }: { readonly reason?: string; readonly replacement?: string },
): Promise<Result<void, StoreFailure>> {
  const row = await rowOf(change.tx, id)
  if (row === undefined) return fail(clauseUnknown)
  if (row.state !== from) return fail(clauseConflict)
  if (replacement !== undefined && (await rowOf(change.tx, replacement)) === undefined) return fail(clauseUnknown)
  const withdrawn = to === 'withdrawn' ? { withdrawn_at: change.now, withdrawal: reason, replacement: replacement ?? null } : {}
  const approved = to === 'approved' ? { approved_at: change.now } : {}
  const columns = { state: to, frozen: to === 'draft' ? row.frozen : 1, changed_at: change.now, ...withdrawn, ...approved }
  await change.tx.updateTable('clause_versions').set(columns).where('id', '=', id).execute()
  await gatherClause(change, row.clause_id)
  const { clause_id: clause, number: version, digest } = row
  await change.record({
    actor,
    kind: `clause-version.${to}`,
    entity: id,
    payload: { clause, version, digest, before: from, after: to, reason, replacement },
  })
  return succeed(undefined)
}
