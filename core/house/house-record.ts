import { z } from 'zod'
import { Sha256 } from '../clause/index.ts'
// Not from the front page: a review package holds such records, and so the two would wait for each other.
import { Decision } from '../review/approval.ts'
import { ClauseState } from '../review/states.ts'
import { houseFrom, HouseKind, type HouseThing } from './house-version.ts'

/**
 * A version of something of the house as a library folder holds it: what it says, where it stands and what was decided on
 * it. `content` is that of what `houseText` writes, `digest` is `digestOfHouse`. `superseded` is worked out, so it is never written.
 */
export const HouseRecord = z.strictObject({
  format: z.literal('chancery-house-version-1'),
  kind: HouseKind,
  number: z.int().min(1),
  digest: Sha256,
  state: ClauseState.exclude(['superseded']),
  /** True for a draft that was taken back from review, which never changes again. Every other state is frozen anyway. */
  frozen: z.boolean().optional(),
  reason: z.string().max(20_000),
  /** Id of the person, or `importAuthor`. */
  author: z.string().min(1).max(200),
  /** ISO 8601 in UTC. */
  madeAt: z.iso.datetime(),
  /** Why it was withdrawn. */
  withdrawal: z.string().max(20_000).optional(),
  decisions: z.array(Decision),
  content: z.record(z.string(), z.unknown()),
})
export type HouseRecord = z.infer<typeof HouseRecord>

/** What a record says, in the editor's form; undefined when that is nothing of the house. */
export function thingOfRecord({ kind, number, content }: Pick<HouseRecord, 'kind' | 'number' | 'content'>): HouseThing | undefined {
  return houseFrom(kind, JSON.stringify({ version: number, content }))
}
