import { Decision } from '../../core/review/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import type { Change, Reading } from './connection.ts'
import type { StoreFailure } from './failures.ts'

const decidedAlready: StoreFailure = {
  code: 'decided-already',
  message: 'This person has already decided on exactly this.',
  remedy: 'Nobody decides twice; ask somebody else.',
}

const verdicts: readonly string[] = ['approve', 'refuse', 'ask-changes']

/** All decisions on a digest, in the order in which they came. */
export async function decisionsOn(db: Reading, digest: string): Promise<Decision[]> {
  const rows = await db.selectFrom('decisions').selectAll().where('digest', '=', digest).orderBy('received_at').orderBy('id').execute()
  return rows.map(({ public_key: publicKey, id, subject, digest: decided, meaning, role, person, at, comment, signature }) =>
    Decision.parse({ id, subject, digest: decided, meaning, role, person, publicKey, at, comment, signature }),
  )
}

/** Adds a decision, once. `actor` is who brought it in: the person themselves, or who imported it. */
export async function insertDecision({ tx, now, record }: Change, decision: Decision, actor: string): Promise<Result<void, StoreFailure>> {
  const { publicKey, ...rest } = decision
  const meanings = verdicts.includes(decision.meaning) ? verdicts : [decision.meaning]
  const same = tx
    .selectFrom('decisions')
    .select('id')
    .where('digest', '=', decision.digest)
    .where('person', '=', decision.person)
    .where('meaning', 'in', meanings)
  if ((await same.executeTakeFirst()) !== undefined) return fail(decidedAlready)
  if ((await tx.selectFrom('decisions').select('id').where('id', '=', decision.id).executeTakeFirst()) !== undefined)
    return fail(decidedAlready)
  await tx
    .insertInto('decisions')
    .values({ ...rest, public_key: publicKey, received_at: now })
    .execute()
  const { id, subject, digest, meaning, role, person } = decision
  await record({ actor, kind: 'decision.added', entity: id, payload: { subject, digest, meaning, role, person } })
  return succeed(undefined)
}
