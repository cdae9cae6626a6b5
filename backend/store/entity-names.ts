import { sql, type RawBuilder } from 'kysely'
import { HouseKind } from '../../core/house/index.ts'
import type { Reading } from './connection.ts'
import { indexText } from './search-words.ts'

const houseWords: Readonly<Record<HouseKind, string>> = {
  company: 'Company values',
  letterhead: 'Letterhead',
  template: 'Letter template',
  style: 'House style',
}

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
    ...house.map(({ id, kind, code, number }): [string, string] => [id, `${houseName(kind, code)} v${String(number)}`]),
    ...letters.map(({ id, title }): [string, string] => [id, title]),
    ...persons.map(({ id, name }): [string, string] => [id, name]),
    ...files.map(({ digest, name }): [string, string] => [digest, name]),
    ...versions.map(({ id, code, number }): [string, string] => [id, `${code} v${String(number)}`]),
  ])
  for (const [id, subject] of subjects) names.set(id, names.get(subject) ?? '')
  return new Map([...names].filter(([, name]) => name !== ''))
}

/** There is one of each that is the company's as a whole; of the others the code says which. */
function houseName(stored: string, code: string): string {
  const kind = HouseKind.parse(stored)
  return kind === 'company' || kind === 'style' ? houseWords[kind] : `${houseWords[kind]} ${code}`
}

/**
 * Ids of what the words of a text name, of reviews and decisions about it, and the text itself, should it be an id. A letter is named by
 * its title, a clause by its title and code, a person by the name; every word is the beginning of one there, in any order.
 */
export async function entitiesNamed(db: Reading, text: string): Promise<string[]> {
  const typed = text.trim()
  const words = indexText(typed).split(' ')
  if (words[0] === '') return [typed]
  const isNamed = (...names: readonly string[]): boolean => {
    const named = ` ${names.map(indexText).join(' ')}`
    return words.every((word) => named.includes(` ${word}`))
  }
  const letters = await db.selectFrom('letters').select(['id', 'title']).execute()
  const persons = await db.selectFrom('persons').select(['id', 'name']).execute()
  const files = await db.selectFrom('evidence_files').select(['digest', 'name']).execute()
  const clauses = await db.selectFrom('clauses').select(['id', 'code', 'title']).execute()
  const house = await db.selectFrom('house_versions').select(['id', 'kind', 'code']).execute()
  const found = [
    ...letters.flatMap(({ id, title }) => (isNamed(title) ? [id] : [])),
    ...persons.flatMap(({ id, name }) => (isNamed(name) ? [id] : [])),
    ...files.flatMap(({ digest, name }) => (isNamed(name) ? [digest] : [])),
    ...house.flatMap(({ id, kind, code }) => (isNamed(houseName(kind, code)) ? [id] : [])),
    ...(await versionsOf(
      db,
      clauses.flatMap(({ id, code, title }) => (isNamed(code, title) ? [id] : [])),
    )),
  ]
  return [typed, ...found, ...(await aboutThese(db, found))]
}

/** Ids as one value of a statement: there may be more of them than a statement takes values. */
export function oneOf(ids: readonly string[]): RawBuilder<string> {
  return sql<string>`(select value from json_each(${JSON.stringify(ids)}))`
}

async function versionsOf(db: Reading, clauses: readonly string[]): Promise<string[]> {
  const versions = await db.selectFrom('clause_versions').select('id').where('clause_id', 'in', oneOf(clauses)).execute()
  return versions.map(({ id }) => id)
}

/** Reviews of these, and decisions on them. */
async function aboutThese(db: Reading, subjects: readonly string[]): Promise<string[]> {
  const reviews = await db.selectFrom('review_requests').select(['id', 'digest']).where('subject_id', 'in', oneOf(subjects)).execute()
  const digests = oneOf(reviews.map(({ digest }) => digest))
  const decisions = await db.selectFrom('decisions').select('id').where('digest', 'in', digests).execute()
  return [...reviews, ...decisions].map(({ id }) => id)
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
