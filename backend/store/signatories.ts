import { z } from 'zod'
import type { Reading } from './connection.ts'

const Named = z.object({ values: z.record(z.string(), z.string()) })

/** How many are asked for at once: a statement has room for so many values. */
const portion = 500

/** Whom released letters name as their signatories. */
export async function signatoriesOf(db: Reading, ids: readonly string[]): Promise<string[]> {
  const names = new Map<string, string>()
  for (let from = 0; from < ids.length; from += portion) {
    const rows = await db
      .selectFrom('releases')
      .innerJoin('revisions', (join) =>
        join.onRef('revisions.letter_id', '=', 'releases.letter_id').onRef('revisions.number', '=', 'releases.revision'),
      )
      .select(['releases.id', 'revisions.letter'])
      .where('releases.id', 'in', ids.slice(from, from + portion))
      .execute()
    for (const { id, letter } of rows) {
      const name = Named.parse(JSON.parse(letter)).values['signatory.name']
      if (name !== undefined && name !== '') names.set(id, name)
    }
  }
  return ids.flatMap((id) => names.get(id) ?? [])
}
