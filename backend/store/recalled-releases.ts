import type { Reading } from './connection.ts'

/** A released letter that carries a clause version, or words of one, which was withdrawn since. */
export interface RecalledRelease {
  readonly release: string
  /** Title of the clause. */
  readonly clause: string
}

/** How many are asked for at once: a statement has room for so many values. */
const portion = 500

/** The places of released letters at which a withdrawn version stands; asked from the few withdrawn versions, not from the many letters. */
export function recalledReleases(db: Reading) {
  return db
    .selectFrom('clause_versions')
    .innerJoin('clauses', 'clauses.id', 'clause_versions.clause_id')
    .innerJoin('release_clauses', (join) =>
      join.onRef('release_clauses.identity', '=', 'clauses.identity').onRef('release_clauses.version', '=', 'clause_versions.number'),
    )
    .where('clause_versions.state', '=', 'withdrawn')
}

/** Ids of the letters that were released with a clause version which was withdrawn since. */
export async function recalledLetters(db: Reading): Promise<ReadonlySet<string>> {
  const rows = await recalledReleases(db)
    .innerJoin('releases', 'releases.id', 'release_clauses.release_id')
    .select('releases.letter_id')
    .distinct()
    .execute()
  return new Set(rows.map(({ letter_id }) => letter_id))
}

/** Those of these released letters that are to be recalled, with each of the clauses for which they are. */
export async function recalledAmong(db: Reading, ids: readonly string[]): Promise<RecalledRelease[]> {
  const found: RecalledRelease[] = []
  for (let from = 0; from < ids.length; from += portion) {
    const rows = await recalledReleases(db)
      .where('release_clauses.release_id', 'in', ids.slice(from, from + portion))
      .select(['release_clauses.release_id as release', 'clauses.title as clause'])
      .distinct()
      .orderBy('clauses.title')
      .execute()
    found.push(...rows)
  }
  return found
}
