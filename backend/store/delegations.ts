import { fail, succeed, type Result } from '../../core/requests/index.ts'
import type { Delegation, Person } from '../../core/review/index.ts'
import type { Change } from './connection.ts'
import type { StoreFailure } from './failures.ts'

const selfDelegated: StoreFailure = {
  code: 'delegation-refused',
  message: 'Nobody stands in for themselves.',
  remedy: 'Choose somebody else.',
}
const daysTurned: StoreFailure = {
  code: 'delegation-refused',
  message: 'The last day lies before the first.',
  remedy: 'Change one of the days.',
}

/** Names somebody who stands in for another; only they themselves and administrators may. */
export async function addDelegation(
  { tx, now, newId, record }: Change,
  { from, to, firstDay, lastDay }: Delegation,
  actor: Person,
): Promise<Result<void, StoreFailure>> {
  if (from !== actor.id && !actor.roles.includes('administrator'))
    return fail({
      code: 'not-theirs',
      message: `${actor.name} cannot name a delegate for somebody else.`,
      remedy: 'Ask them, or an administrator.',
    })
  if (from === to) return fail(selfDelegated)
  if (lastDay < firstDay) return fail(daysTurned)
  const known = await tx.selectFrom('persons').select('id').where('id', 'in', [from, to]).execute()
  if (known.length !== 2)
    return fail({ code: 'person-unknown', message: 'This person has no profile here.', remedy: 'Make or import their profile first.' })
  const id = newId()
  await tx
    .insertInto('delegations')
    .values({ id, from_person: from, to_person: to, first_day: firstDay, last_day: lastDay, made_by: actor.id, made_at: now })
    .execute()
  await record({ actor: actor.id, kind: 'delegation.made', entity: id, payload: { from, to, firstDay, lastDay } })
  return succeed(undefined)
}
