import type { Reading } from './connection.ts'

/** What things are called today, by the ids that the audit trail names them by: letters, clause versions, what the house keeps, people, evidence. */
export async function entityNames(db: Reading, entities: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(entities)]
  if (ids.length === 0) return new Map()
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
  return new Map([
    ...house.map(({ id, kind, code, number }): [string, string] => [id, `${kind} ${code} v${String(number)}`]),
    ...letters.map(({ id, title }): [string, string] => [id, title]),
    ...persons.map(({ id, name }): [string, string] => [id, name]),
    ...files.map(({ digest, name }): [string, string] => [digest, name]),
    ...versions.map(({ id, code, number }): [string, string] => [id, `${code} v${String(number)}`]),
  ])
}
