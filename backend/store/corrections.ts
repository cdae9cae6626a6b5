import { z } from 'zod'
import type { Correction } from '../../core/release/index.ts'
import { LetterState } from '../../core/review/index.ts'
import type { Reading } from './connection.ts'

/**
 * Which words of which released letter a letter of correction takes back, and which sending of it, where one was written down; kept in
 * the entry of the audit trail that it was begun with, which never says whom a letter went to by name.
 */
export const Corrects = z.strictObject({ release: z.uuid(), identity: z.string(), version: z.int(), sending: z.uuid().optional() })
export type Corrects = z.infer<typeof Corrects>

const Payload = z.object({ corrects: Corrects })

/** The letters of correction that were begun for a clause version, by the released letter they are for, the first begun first; one that was removed is none. */
export async function correctionsOf(db: Reading, identity: string, version: number): Promise<Map<string, Correction[]>> {
  const rows = await db
    .selectFrom('audit')
    .innerJoin('letters', 'letters.id', 'audit.entity')
    .select(['audit.payload', 'letters.id', 'letters.state'])
    .where('audit.kind', '=', 'letter.created')
    .where('audit.payload', 'like', '%"corrects":%')
    .where('letters.removed_at', 'is', null)
    .orderBy('audit.seq')
    .execute()
  const found = new Map<string, Correction[]>()
  for (const { payload, id, state } of rows) {
    const corrects = Payload.safeParse(JSON.parse(payload)).data?.corrects
    if (corrects?.identity !== identity || corrects.version !== version) continue
    const { release, sending } = corrects
    found.set(release, [...(found.get(release) ?? []), { id, state: LetterState.parse(state), ...(sending !== undefined && { sending }) }])
  }
  return found
}
