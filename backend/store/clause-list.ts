import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { ClauseKind, type Day } from '../../core/clause/index.ts'
import { fieldsInWords } from '../../core/letter/index.ts'
import type { ListedState } from '../../core/requests/index.ts'
import { clauseHits, pageOfHits, tableOfHits, type ClauseHits } from './clause-hits.ts'
import { StoredClauseState } from './clause-states.ts'
import type { Reading } from './connection.ts'
import { excerptOf, markText, type MarkedText } from './excerpt.ts'
import { searchTerms, type SearchTerm } from './search-words.ts'

/** Which clauses a list shows. Whatever `search` holds is a query; an empty one asks for everything, by title. */
export interface ClauseFilter {
  readonly search?: string | undefined
  readonly kind?: ClauseKind | undefined
  /** How the newest version stands on a day. */
  readonly stands?: { readonly as: ListedState; readonly on: Day } | undefined
  readonly language?: string | undefined
  readonly jurisdiction?: string | undefined
  readonly tag?: string | undefined
  readonly owner?: string | undefined
  /** Clauses whose last day (of the approved version, else of the newest) lies between these two, both inclusive. */
  readonly expires?: { readonly from: Day; readonly until: Day } | undefined
  readonly offset: number
  /** At most 500. */
  readonly limit: number
}

/** A clause in a list. Days and numbers are of the versions as they are stored. */
export interface ClauseRow {
  readonly id: string
  readonly code: string
  readonly kind: ClauseKind
  readonly title: MarkedText
  readonly language: string
  readonly jurisdictions: readonly string[]
  readonly owner: string
  readonly tags: readonly string[]
  readonly newest: {
    readonly id: string
    readonly number: number
    readonly state: StoredClauseState
    readonly from: Day | undefined
    readonly until: Day | undefined
  }
  /** The newest approved version. */
  readonly approved: { readonly id: string; readonly number: number } | undefined
  /** Last day of the approved version, or of the newest while none is approved. */
  readonly expires: Day | undefined
  readonly reviewBy: Day | undefined
  readonly changedAt: string
  readonly excerpt: MarkedText
}

const mostRows = 500

/** One page of the clauses that a filter asks for, best first, and how many there are in all. */
export async function listClauses(db: Reading, filter: ClauseFilter): Promise<{ rows: ClauseRow[]; total: number }> {
  const terms = searchTerms(filter.search ?? '')
  const conditions = conditionsOf(filter)
  const page = { limit: Math.min(Math.max(0, filter.limit), mostRows), offset: Math.max(0, filter.offset) }
  const hits = terms.length === 0 ? undefined : await clauseHits(db, terms)
  // Where nothing but the words decides, their index counts and cuts by itself.
  if (hits !== undefined && conditions.length === 0) {
    return { rows: await rowsOf(db, await pageOfHits(db, hits, page), terms), total: hits.total }
  }
  const { from, where, order } = listing(hits, conditions)
  const ids = await sql<{
    id: string
  }>`select clauses.id as id from ${from} where ${where} order by ${order} limit ${page.limit} offset ${page.offset}`.execute(db)
  const [counted] = (await sql<{ total: number }>`select count(*) as total from ${from} where ${where}`.execute(db)).rows
  return {
    rows: await rowsOf(
      db,
      ids.rows.map(({ id }) => id),
      terms,
    ),
    total: counted?.total ?? 0,
  }
}

/** At which place of the list that a filter asks for a clause stands, from 0; undefined where it is not in it. */
export async function placeInList(db: Reading, filter: Omit<ClauseFilter, 'offset' | 'limit'>, id: string): Promise<number | undefined> {
  const terms = searchTerms(filter.search ?? '')
  const { from, where, order } = listing(terms.length === 0 ? undefined : await clauseHits(db, terms), conditionsOf(filter))
  const numbered = sql`select clauses.id as id, row_number() over (order by ${order}) - 1 as place from ${from} where ${where}`
  const { rows } = await sql<{ place: number }>`select place from (${numbered}) where id = ${id}`.execute(db)
  return rows[0]?.place
}

/** The clauses that are asked for and their order. */
function listing(hits: ClauseHits | undefined, conditions: readonly RawBuilder<unknown>[]) {
  return {
    from:
      hits === undefined
        ? sql`clauses`
        : sql`(${tableOfHits(hits)}) hit join clause_texts hit_text on hit_text.id = hit.text_id join clauses on clauses.id = hit_text.clause_id`,
    where: sql.join([sql`true`, ...conditions], sql` and `),
    order: hits === undefined ? sql`sort_key, clauses.id` : sql`hit.rank, hit.text_id`,
  }
}

/** How the newest version of a clause stands on a day: approved words count from their first day to their last. */
export function listedState(on: Day): RawBuilder<string> {
  // The last day of a clause is that of its approved version, and that is the newest one here.
  return sql`case when clauses.state <> 'approved' then clauses.state when clauses.expires < ${on} then 'expired'
    when (select valid_from from clause_versions where id = clauses.newest_id) > ${on} then 'not-yet-valid' else 'approved' end`
}

function storedState(listed: ListedState): StoredClauseState {
  return listed === 'expired' || listed === 'not-yet-valid' ? 'approved' : listed
}

function conditionsOf({
  kind,
  stands,
  language,
  jurisdiction,
  tag,
  owner,
  expires,
}: Omit<ClauseFilter, 'offset' | 'limit'>): RawBuilder<unknown>[] {
  return [
    ...(kind === undefined ? [] : [sql`clauses.kind = ${kind}`]),
    ...(stands === undefined ? [] : [sql`${listedState(stands.on)} = ${stands.as}`, sql`clauses.state = ${storedState(stands.as)}`]),
    ...(tag === undefined ? [] : [sql`clauses.id in (select clause_id from clause_tags where tag = ${tag})`]),
    ...(language === undefined ? [] : [sql`clauses.language = ${language}`]),
    ...(jurisdiction === undefined ? [] : [sql`exists (select 1 from json_each(clauses.jurisdictions) where value = ${jurisdiction})`]),
    ...(owner === undefined ? [] : [sql`clauses.owner = ${owner}`]),
    ...(expires === undefined ? [] : [endsWithin(expires)]),
  ]
}

/**
 * As the calendar has it: the newest that was approved ends then, or the newest draft of what never was, or an approved version before
 * it that is not superseded on the first of these days.
 */
function endsWithin({ from, until }: { readonly from: Day; readonly until: Day }): RawBuilder<unknown> {
  const successor = sql`select 1 from clause_versions later where later.clause_id = ending.clause_id and later.state = 'approved'
    and later.number > ending.number and (later.valid_from is null or later.valid_from <= ${from})`
  return sql`(clauses.expires between ${from} and ${until} or exists (select 1 from clause_versions ending where ending.clause_id = clauses.id
    and ending.state = 'approved' and ending.valid_until between ${from} and ${until} and not exists (${successor})))`
}

async function rowsOf(db: Reading, ids: readonly string[], terms: readonly SearchTerm[]): Promise<ClauseRow[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('clauses')
    .innerJoin('clause_texts', 'clause_texts.clause_id', 'clauses.id')
    .innerJoin('clause_versions', 'clause_versions.id', 'clauses.newest_id')
    .selectAll('clauses')
    .select(['clause_texts.written', 'clause_versions.valid_from', 'clause_versions.valid_until'])
    .where('clauses.id', 'in', ids)
    .execute()
  const tags = await db.selectFrom('clause_tags').selectAll().where('clause_id', 'in', ids).orderBy('tag').execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const tagsOf = Map.groupBy(tags, ({ clause_id }) => clause_id)
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (row === undefined) return []
    return [
      {
        id,
        code: row.code,
        kind: ClauseKind.parse(row.kind),
        title: markText(row.title, terms),
        language: row.language,
        jurisdictions: z.array(z.string()).parse(JSON.parse(row.jurisdictions)),
        owner: row.owner,
        tags: (tagsOf.get(id) ?? []).map(({ tag }) => tag),
        newest: {
          id: row.newest_id,
          number: row.newest,
          state: StoredClauseState.parse(row.state),
          from: row.valid_from ?? undefined,
          until: row.valid_until ?? undefined,
        },
        approved: row.approved_id === null || row.approved === null ? undefined : { id: row.approved_id, number: row.approved },
        expires: row.expires ?? undefined,
        reviewBy: row.review_by ?? undefined,
        changedAt: row.changed_at,
        excerpt: excerptOf(fieldsInWords(row.written), terms),
      },
    ]
  })
}
