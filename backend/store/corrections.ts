import { z } from 'zod'
import type { Reading } from './connection.ts'

/** Which words of which released letter a letter of correction takes back; kept in the entry of the audit trail that it was begun with. */
export const Corrects = z.strictObject({ release: z.uuid(), identity: z.string(), version: z.int() })
export type Corrects = z.infer<typeof Corrects>

const Payload = z.object({ corrects: Corrects })

/** The letters of correction that were begun for a clause version, by the released letter they are for; one that was removed is none. */
export async function correctionsOf(db: Reading, identity: string, version: number): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('audit')
    .innerJoin('letters', 'letters.id', 'audit.entity')
    .select(['audit.payload', 'letters.id'])
    .where('audit.kind', '=', 'letter.created')
    .where('audit.payload', 'like', '%"corrects":%')
    .where('letters.removed_at', 'is', null)
    .orderBy('audit.seq')
    .execute()
  const found = rows.flatMap(({ payload, id }): [string, string][] => {
    const read = Payload.safeParse(JSON.parse(payload))
    const corrects = read.success ? read.data.corrects : undefined
    return corrects?.identity === identity && corrects.version === version ? [[corrects.release, id]] : []
  })
  return new Map(found)
}
