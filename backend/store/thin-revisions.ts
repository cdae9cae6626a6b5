import { sql } from 'kysely'
import type { Change, Reading } from './connection.ts'

const day = 86_400_000

/** Milliseconds: how long every revision stays, and how long one of each hour does; of what is older, one of each day stays. */
const allFor = 2 * day
const hourlyFor = 30 * day

/** What may be left out: so much of its time (ISO 8601 in UTC) as two revisions must share for the later one to stand for both. */
function groupOf(savedAt: string, now: number): string | undefined {
  const age = now - Date.parse(savedAt)
  if (age < allFor) return undefined
  return age < hourlyFor ? savedAt.slice(0, 13) : savedAt.slice(0, 10)
}

/**
 * Which revisions of a letter are superseded by a later one of the same hour or, after a month, of the same day. `revisions` are in
 * their order; those to keep in any case stay.
 */
export function superseded(revisions: readonly { number: number; saved_at: string }[], keep: ReadonlySet<number>, now: string): number[] {
  const last = new Map<string, number>()
  const groups = revisions.map(({ number, saved_at }) => ({ number, group: groupOf(saved_at, Date.parse(now)) }))
  for (const { number, group } of groups) if (group !== undefined) last.set(group, number)
  return groups.flatMap(({ number, group }) => (group === undefined || keep.has(number) || last.get(group) === number ? [] : [number]))
}

/** Revisions of a letter by what the audit trail says became of them, such as `letter.approved`. */
export async function happenedTo(db: Reading, id: string): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom('audit')
    .select(['kind', sql<number | null>`json_extract(payload, '$.revision')`.as('revision')])
    .where('entity', '=', id)
    .where('kind', '!=', 'letter.revision-closed')
    .orderBy('seq')
    .execute()
  const found = new Map<number, string[]>()
  for (const { kind, revision } of rows) if (revision !== null) found.set(revision, [...(found.get(revision) ?? []), kind])
  return found
}

/**
 * Thins the older revisions of a letter: saving by itself makes up to twelve an hour. One that has a name stays, and one that was
 * sent to review, decided on, released or brought back; a trigger of the store holds to that too.
 */
export async function thinRevisions({ tx, now }: Change, id: string): Promise<void> {
  const before = new Date(Date.parse(now) - allFor).toISOString()
  const revisions = await tx
    .selectFrom('revisions')
    .select(['number', 'saved_at'])
    .where('letter_id', '=', id)
    .where('closed', '=', 1)
    .where('saved_at', '<', before)
    .orderBy('number')
    .execute()
  if (revisions.length < 2) return
  const named = await tx.selectFrom('revision_names').select('number').where('letter_id', '=', id).execute()
  const keep = new Set([...named.map(({ number }) => number), ...(await happenedTo(tx, id)).keys()])
  const gone = superseded(revisions, keep, now)
  if (gone.length > 0) await tx.deleteFrom('revisions').where('letter_id', '=', id).where('number', 'in', gone).execute()
}
