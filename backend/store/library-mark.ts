import type { Reading } from './connection.ts'
import { lastEntry } from './connection.ts'

/** A place in the audit trail: every change of a clause, and of what else letters are made from, has an entry there. */
export interface LibraryMark {
  readonly seq: number
  readonly hash: string
}

const start: LibraryMark = { seq: 0, hash: '' }

/** Whether any of that changed since a mark. Costs one row while nothing happened, and the entries since then otherwise. */
export async function libraryChanged(db: Reading, mark: LibraryMark | undefined): Promise<{ mark: LibraryMark; changed: boolean }> {
  const last = await lastEntry(db)
  const now = last === undefined ? start : { seq: last.seq, hash: last.hash }
  if (mark === undefined) return { mark: now, changed: true }
  if (mark.hash === now.hash) return { mark: now, changed: false }
  // After a restore the trail is another one.
  const entry = await db.selectFrom('audit').select('hash').where('seq', '=', mark.seq).executeTakeFirst()
  if (mark.seq !== 0 && entry?.hash !== mark.hash) return { mark: now, changed: true }
  const since = await db
    .selectFrom('audit')
    .select('seq')
    .where('seq', '>', mark.seq)
    .where((is) => is.or([is('kind', 'like', 'clause-version.%'), is('kind', 'like', 'house-version.%')]))
    .limit(1)
    .executeTakeFirst()
  return { mark: now, changed: since !== undefined }
}
