import type { Reading } from './connection.ts'

/**
 * What things are called today, by the ids that the audit trail names them by: letters, clause versions, what the house keeps, people,
 * evidence; a review and a decision by what they are about.
 */
export async function entityNames(db: Reading, entities: readonly string[]): Promise<Map<string, string>> {
  const named = [...new Set(entities)]
  if (named.length === 0) return new Map()
  const subjects = await reviewedSubjects(db, named)
  const ids = [...new Set([...named, ...subjects.values()])]
  const letters = await db.selectFrom('letters').select(['id', 'title']).where('id', 'in', ids).execute()
  const persons = await db.selectFrom('persons').select(['id', 'name']).where('id', 'in', ids).execute()
  const files = await db.selectFrom('evidence_files').select(['digest', 'name']).where('digest', 'in', ids).execute()
  const versions = await db
    .selectFrom('clause_versions')
    .innerJoin('clauses', 'clauses.id', 'clause_versions.clause_id')
    .select(['clause_versions.id', 'clause_versions.number', 'clauses.code'])
    .where('clause_versions.id', 'in', ids)
    .execute()
  const house = await db.selectFrom('house_versions').select(['id', 'kind', 'code', 'number']).where('id', 'in', ids).execute()
  const names = new Map([
    ...house.map(({ id, kind, code, number }): [string, string] => [id, `${kind} ${code} v${String(number)}`]),
    ...letters.map(({ id, title }): [string, string] => [id, title]),
    ...persons.map(({ id, name }): [string, string] => [id, name]),
    ...files.map(({ digest, name }): [string, string] => [digest, name]),
    ...versions.map(({ id, code, number }): [string, string] => [id, `${code} v${String(number)}`]),
  ])
  for (const [id, subject] of subjects) names.set(id, names.get(subject) ?? '')
  return new Map([...names].filter(([, name]) => name !== ''))
}

/** What reviews and decisions among these ids are about. */
async function reviewedSubjects(db: Reading, ids: readonly string[]): Promise<Map<string, string>> {
  const reviews = await db.selectFrom('review_requests').select(['id', 'subject_id']).where('id', 'in', ids).execute()
  const decided = await db
    .selectFrom('decisions')
    .innerJoin('review_requests', 'review_requests.digest', 'decisions.digest')
    .select(['decisions.id', 'review_requests.subject_id'])
    .where('decisions.id', 'in', ids)
    .execute()
  return new Map([...reviews, ...decided].map(({ id, subject_id }) => [id, subject_id]))
}
