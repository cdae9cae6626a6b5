import type { ClauseVersion } from '../../core/clause/index.ts'
import { clauseFrom } from './clause-rows.ts'
import { StoredClauseState } from './clause-states.ts'
import type { Reading } from './connection.ts'
import { DamagedRow } from './failures.ts'

/** What is known about a version beside what it says. */
export interface VersionMeta {
  readonly id: string
  readonly clauseId: string
  readonly number: number
  /** As it is stored: never `superseded`. */
  readonly state: StoredClauseState
  /** True once it was sent to review: what it says never changes again. */
  readonly isFrozen: boolean
  readonly digest: string
  readonly bodyDigest: string
  readonly reason: string
  readonly author: string
  readonly madeAt: string
  readonly changedAt: string
  readonly approvedAt: string | undefined
  readonly withdrawal: { readonly at: string; readonly reason: string; readonly replacement: string | undefined } | undefined
}

export interface OpenVersion extends VersionMeta {
  readonly version: ClauseVersion
}

/** What is known about a version without reading what it says. */
export interface VersionSketch extends Pick<VersionMeta, 'id' | 'clauseId' | 'number' | 'state'>, Pick<ClauseVersion, 'code' | 'valid'> {
  /** Code, language and jurisdictions of its clause, as `identityOf` has them. */
  readonly identity: string
}

/** Sketches of all versions; those of a clause stand together, the newest first. */
export async function sketchesOf(db: Reading): Promise<VersionSketch[]> {
  const rows = await db
    .selectFrom('clauses')
    .innerJoin('clause_versions', 'clause_versions.clause_id', 'clauses.id')
    .select(['clause_versions.id', 'clause_id', 'code', 'identity', 'number', 'clause_versions.state', 'valid_from', 'valid_until'])
    .orderBy('clauses.identity')
    .orderBy('clause_versions.number', 'desc')
    .execute()
  return rows.map(({ id, clause_id, code, identity, number, state, valid_from, valid_until }) => ({
    id,
    clauseId: clause_id,
    code,
    identity,
    number,
    state: StoredClauseState.parse(state),
    valid: { ...(valid_from !== null && { from: valid_from }), ...(valid_until !== null && { until: valid_until }) },
  }))
}

/** A row of clause versions. */
export type VersionRow = NonNullable<Awaited<ReturnType<typeof rowOf>>>

export function rowOf(db: Reading, id: string) {
  return db.selectFrom('clause_versions').selectAll().where('id', '=', id).executeTakeFirst()
}

/** @throws DamagedRow when the row holds no clause version. */
export function openFrom(row: VersionRow): OpenVersion {
  const version = clauseFrom(row.content)
  if (version === undefined) throw new DamagedRow(`clause version ${row.id}`)
  return {
    id: row.id,
    clauseId: row.clause_id,
    number: row.number,
    state: StoredClauseState.parse(row.state),
    isFrozen: row.frozen === 1,
    digest: row.digest,
    bodyDigest: row.body_digest,
    reason: row.reason,
    author: row.author,
    madeAt: row.made_at,
    changedAt: row.changed_at,
    approvedAt: row.approved_at ?? undefined,
    withdrawal:
      row.withdrawn_at === null
        ? undefined
        : { at: row.withdrawn_at, reason: row.withdrawal ?? '', replacement: row.replacement ?? undefined },
    version,
  }
}
