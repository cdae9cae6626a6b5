import { sql, type RawBuilder } from 'kysely'
import type { Reading } from './connection.ts'
import { matchExpression, type SearchTerm } from './search-words.ts'

/**
 * Up to so many hits are ranked by all their words. Beyond it the words stand in so many bodies that how often tells nothing of a
 * clause, and weighing them takes longer than people wait between two keys: only title, code and what it is about count there.
 */
const rankedByBody = 1000

/** Weights of title, code, what it is about (tags, owner, evidence) and body in the ranking (sqlite.org/fts5.html §5.1.1). */
const weights = 'bm25(10.0, 6.0, 3.0, 1.0)'

/** The clauses that a search finds: FTS5 queries of those that are ranked and of the others, which follow in the order they came in. */
export interface ClauseHits {
  readonly total: number
  readonly ranked: string
  readonly others: string | undefined
}

/** What finds the terms. None of the terms may be without words, and there is at least one. */
export async function clauseHits(db: Reading, terms: readonly SearchTerm[]): Promise<ClauseHits> {
  const all = matchExpression(terms)
  const total = await countOf(db, all)
  if (total <= rankedByBody) return { total, ranked: all, others: undefined }
  const head = `{title code about} : (${all})`
  return { total, ranked: head, others: `(${all}) NOT (${head})` }
}

/** All hits as a table of `text_id` and `rank`, the lower the better. */
export function tableOfHits({ ranked, others }: ClauseHits): RawBuilder<unknown> {
  // What is ranked has a rank below 0 (bm25 in SQLite: the better, the lower), so the others stand behind.
  return others === undefined ? rankedHits(ranked) : sql`${rankedHits(ranked)} union all select rowid, 0.0 from ${matching(others)}`
}

/** A page of the hits, best first, as the ids of their clauses. Only what is on the page is looked up. */
export async function pageOfHits(
  db: Reading,
  { ranked, others }: ClauseHits,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<string[]> {
  const best = await clausesOf(db, sql`${rankedHits(ranked)} order by rank, rowid limit ${limit} offset ${offset}`)
  if (others === undefined || best.length === limit) return best
  const behind = best.length > 0 || offset === 0 ? 0 : offset - (await countOf(db, ranked))
  const rest = sql`select rowid as text_id, 0.0 as rank from ${matching(others)} order by rowid limit ${limit - best.length} offset ${behind}`
  return [...best, ...(await clausesOf(db, rest))]
}

function rankedHits(match: string): RawBuilder<unknown> {
  return sql`select rowid as text_id, rank from ${matching(match)} and rank match ${weights}`
}

function matching(match: string): RawBuilder<unknown> {
  return sql`clause_search where clause_search match ${match}`
}

async function clausesOf(db: Reading, hits: RawBuilder<unknown>): Promise<string[]> {
  const ids = sql<{ id: string }>`select clause_texts.clause_id as id from (${hits}) hit
    join clause_texts on clause_texts.id = hit.text_id order by hit.rank, hit.text_id`
  return (await ids.execute(db)).rows.map(({ id }) => id)
}

async function countOf(db: Reading, match: string): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from ${matching(match)}`.execute(db)
  return rows[0]?.total ?? 0
}
