import { addDays, expiringWithin, type Day } from '../../core/clause/index.ts'
import { StoredClauseState } from './clause-states.ts'
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
 * while it is the newest that was approved, since nothing stands in for it then; a draft that was never used is not.
 */
export async function dueVersions(db: Reading, day: Day, days: number): Promise<DueVersion[]> {
  const last = addDays(day, days)
  const rows = await db
    .selectFrom('clauses')
    .innerJoin('clause_versions', (join) =>
      join.on(({ eb, fn, ref }) => eb('clause_versions.id', '=', fn.coalesce(ref('clauses.approved_id'), ref('clauses.newest_id')))),
    )
    .select([
      'clauses.id',
      'clauses.identity',
      'clauses.code',
      'clauses.title',
      'clauses.language',
      'clauses.owner',
      'clause_versions.number',
      'clause_versions.state',
    ])
    .select(['clause_versions.valid_from', 'clause_versions.valid_until', 'clause_versions.review_by'])
    .where(({ or, eb }) => or([eb('clauses.expires', '<=', last), eb('clauses.review_by', '<=', last)]))
    .where('clause_versions.state', 'not in', ['withdrawn', 'refused'])
    .where(({ or, eb }) =>
      or([eb('clauses.expires', 'is', null), eb('clauses.expires', '>=', day), eb('clause_versions.state', '=', 'approved')]),
    )
    .execute()
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
