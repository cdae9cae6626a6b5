import type { RegisterFilter } from '../../core/requests/index.ts'
import type { Reading } from './connection.ts'
import { recalledReleases } from './recalled-releases.ts'
import type { ReleaseRow } from './released-letter.ts'
import { indexText } from './search-words.ts'

/** The released letters that a filter leaves. */
export function filtered(db: Reading, { search, from, until, sent }: RegisterFilter) {
  let query = db.selectFrom('releases')
  // Folded words hold letters and digits only, so nothing in them is a sign of LIKE.
  for (const word of indexText(search).split(' ')) if (word !== '') query = query.where('search_text', 'like', `% ${word}%`)
  if (from !== undefined) query = query.where('date', '>=', from)
  if (until !== undefined) query = query.where('date', '<=', until)
  if (sent === 'recalled') query = query.where('id', 'in', recalledIds(db))
  else if (sent !== 'any') {
    query = query.where(({ exists, not, selectFrom }) => {
      const wasSent = exists(selectFrom('sendings').select('sendings.id').whereRef('sendings.release_id', '=', 'releases.id'))
      return sent === 'sent' ? wasSent : not(wasSent)
    })
  }
  if (sent === 'to-sign')
    query = query.where('id', 'not in', recalledIds(db)).where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('signings')
            .select('signings.position')
            .whereRef('signings.release_id', '=', 'releases.id')
            // A certificate for trying out proves nothing about who signed.
            .where('signings.is_test', '=', 0),
        ),
      ),
    )
  return query
}

/** Ids of released letters that carry a withdrawn version. */
function recalledIds(db: Reading) {
  return recalledReleases(db).select('release_clauses.release_id')
}

/** The rows of these releases, the last released first. */
export async function rowsOf(db: Reading, ids: readonly string[]): Promise<ReleaseRow[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('releases')
    .select(['id', 'letter_id', 'title', 'recipient', 'date', 'released_by', 'released_at'])
    .select(({ selectFrom }) => [
      selectFrom('release_clauses')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('release_clauses.release_id', '=', 'releases.id')
        .as('clauses'),
      selectFrom('sendings')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('sendings.release_id', '=', 'releases.id')
        .as('sendings'),
      selectFrom('signings')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('signings.release_id', '=', 'releases.id')
        .as('signatures'),
      selectFrom('signings')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('signings.release_id', '=', 'releases.id')
        .where('signings.is_test', '=', 1)
        .as('trials'),
      selectFrom('sendings')
        .select(({ fn }) => fn.max('sendings.at').as('last'))
        .whereRef('sendings.release_id', '=', 'releases.id')
        .as('last_sent'),
    ])
    .where('id', 'in', ids)
    .orderBy('released_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const recalled = new Set(
    (await recalledIds(db).where('release_clauses.release_id', 'in', ids).execute()).map(({ release_id }) => release_id),
  )
  return rows.map(
    ({
      letter_id: letterId,
      released_by: releasedBy,
      released_at: releasedAt,
      last_sent,
      clauses,
      sendings,
      signatures,
      trials,
      ...row
    }) => ({
      ...row,
      letterId,
      releasedBy,
      releasedAt,
      clauses: clauses ?? 0,
      sendings: sendings ?? 0,
      signatures: signatures ?? 0,
      trials: trials ?? 0,
      lastSent: last_sent ?? undefined,
      recalled: recalled.has(row.id),
    }),
  )
}
