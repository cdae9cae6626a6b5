import { sql } from 'kysely'
import type { Day } from '../../core/clause/index.ts'
import { listedState } from './clause-list.ts'
import type { Reading } from './connection.ts'

/** How many clauses have something in common. */
export interface Counted {
  readonly name: string
  readonly count: number
}

/** By what the clauses can be told apart, each the most frequent first; `states` say how the newest versions stand on a day. */
export interface ClauseFacets {
  readonly total: number
  readonly kinds: readonly Counted[]
  readonly states: readonly Counted[]
  readonly languages: readonly Counted[]
  readonly jurisdictions: readonly Counted[]
  readonly tags: readonly Counted[]
  readonly owners: readonly Counted[]
}

const sources = (day: Day) => ({
  kinds: sql`select kind as name, count(*) as count from clauses group by kind`,
  states: sql`select ${listedState(day)} as name, count(*) as count from clauses group by 1`,
  languages: sql`select language as name, count(*) as count from clauses group by language`,
  jurisdictions: sql`select value as name, count(*) as count from clauses, json_each(clauses.jurisdictions) group by value`,
  tags: sql`select tag as name, count(*) as count from clause_tags group by tag`,
  owners: sql`select owner as name, count(*) as count from clauses where owner <> '' group by owner`,
})

/** Counts the clauses by everything that a list can be narrowed by. */
export async function clauseFacets(db: Reading, day: Day): Promise<ClauseFacets> {
  const from = sources(day)
  const counted = async (source: keyof typeof from): Promise<Counted[]> =>
    (
      await sql<{ name: string; count: number }>`select name, count from (${from[source]}) order by count desc, name limit 500`.execute(db)
    ).rows.map(({ name, count }) => ({ name, count }))
  const [all] = (await sql<{ total: number }>`select count(*) as total from clauses`.execute(db)).rows
  return {
    total: all?.total ?? 0,
    kinds: await counted('kinds'),
    states: await counted('states'),
    languages: await counted('languages'),
    jurisdictions: await counted('jurisdictions'),
    tags: await counted('tags'),
    owners: await counted('owners'),
  }
}
