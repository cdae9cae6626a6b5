import { addDays, expiringWithin, type Day } from '../../core/clause/index.ts'
import { StoredClauseState, stateOn } from './clause-states.ts'
import type { Reading } from './connection.ts'

/** Something that is due about a version of a clause; `inDays` is below zero when it has passed. */
export interface DueVersion {
  readonly clauseId: string
  readonly identity: string
  readonly code: string
  readonly title: string
  readonly language: string
  readonly owner: string
  readonly number: number
  readonly state: StoredClauseState
  readonly what: 'ends' | 'review-by'
  readonly day: Day
  readonly inDays: number
}

/**
 * What ends or is to be reviewed within so many days from a day, the nearest first; nothing of withdrawn versions. What has ended is due
 * while it is the newest that was approved, since nothing stands in for it then; a draft that was never used is not. An approved version
 * that a later one will supersede ends as any other until that day comes; to review it is done with.
 */
export async function dueVersions(db: Reading, day: Day, days: number): Promise<DueVersion[]> {
  const last = addDays(day, days)
  const rows = [...(await newestDue(db, day, last)), ...(await endingBefore(db, day, last))]
  const dated = rows.map((row) => ({
    row,
    valid: { from: row.valid_from ?? undefined, until: row.valid_until ?? undefined },
    reviewBy: row.review_by ?? undefined,
  }))
  return expiringWithin(dated, day, days).map(({ version: { row }, what, day: due, inDays }) => {
    const { id: clauseId, identity, code, title, language, owner, number } = row
    return { clauseId, identity, code, title, language, owner, number, state: StoredClauseState.parse(row.state), what, day: due, inDays }
  })
}

const aboutClause = ['clauses.id', 'clauses.identity', 'clauses.code', 'clauses.title', 'clauses.language', 'clauses.owner'] as const
const aboutVersion = ['number', 'state', 'valid_from', 'valid_until', 'review_by'] as const
const columns = [...aboutClause, ...aboutVersion.map((column) => `clause_versions.${column}` as const)] as const

/** Of each clause the approved version, or the newest while none is. */
function newestDue(db: Reading, day: Day, last: Day) {
  return db
    .selectFrom('clauses')
    .innerJoin('clause_versions', (join) =>
      join.on(({ eb, fn, ref }) => eb('clause_versions.id', '=', fn.coalesce(ref('clauses.approved_id'), ref('clauses.newest_id')))),
    )
    .select(columns)
    .where(({ or, eb }) => or([eb('clauses.expires', '<=', last), eb('clauses.review_by', '<=', last)]))
    .where('clause_versions.state', 'not in', ['withdrawn', 'refused'])
    .where(({ or, eb }) =>
      or([eb('clauses.expires', 'is', null), eb('clauses.expires', '>=', day), eb('clause_versions.state', '=', 'approved')]),
    )
    .execute()
}

/** Approved versions before the newest approved one that are not superseded yet, as that one begins on a later day. */
async function endingBefore(db: Reading, day: Day, last: Day) {
  const rows = await db
    .selectFrom('clauses')
    .innerJoin('clause_versions as newest', (join) => join.onRef('newest.id', '=', 'clauses.approved_id').on('newest.valid_from', '>', day))
    .innerJoin('clause_versions', 'clause_versions.clause_id', 'clauses.id')
    .select(columns)
    .where('clause_versions.state', '=', 'approved')
    .whereRef('clause_versions.number', '<', 'newest.number')
    .execute()
  const clauses = Map.groupBy(rows, ({ id }) => id)
  return rows
    .filter((row) => row.valid_until !== null && row.valid_until <= last && stateOn(row, clauses.get(row.id) ?? [], day) === 'approved')
    .map((row) => ({ ...row, review_by: null }))
}
