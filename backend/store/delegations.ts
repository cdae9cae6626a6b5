import type { Day } from '../../core/clause/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { mayDelegate, mayEndDelegation, type Delegation } from '../../core/review/index.ts'
import type { Connection, Reading } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import { personOf } from './person-rows.ts'

/** A delegation as it is kept, under its own id. */
export interface StoredDelegation extends Delegation {
  readonly id: string
}

const personUnknown: StoreFailure = {
  code: 'person-unknown',
  message: 'This person has no profile here.',
  remedy: 'Make or import their profile first.',
}
const delegationUnknown: StoreFailure = {
  code: 'delegation-unknown',
  message: 'Nobody stands in here any more: it has ended already.',
  remedy: 'Look at the list of who stands in for whom.',
}

/** Who stands in for whom while they are away. Every rule of `core/review` is asked inside the transaction. */
export class Delegations {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Those that hold on a day or later, the first first. */
  async list(today: Day): Promise<Result<StoredDelegation[], StoreFailure>> {
    return this.#connection.read(async (db) => succeed((await openDelegations(db)).filter(({ lastDay }) => today <= lastDay)))
  }

  /** Names somebody who stands in for another. `actor` is the id of who does it. */
  async make({ from, to, firstDay, lastDay }: Delegation, actor: string, today: Day): Promise<Result<StoredDelegation, StoreFailure>> {
    return this.#connection.change(async ({ tx, now, newId, record }) => {
      const [who, absent, stand] = [await personOf(tx, actor), await personOf(tx, from), await personOf(tx, to)]
      if (who === undefined || absent === undefined || stand === undefined) return fail(personUnknown)
      const others = await openDelegations(tx)
      const may = mayDelegate({ actor: who, from: absent, to: stand, firstDay, lastDay, today, others })
      if (!may.ok) return may
      const id = newId()
      await tx
        .insertInto('delegations')
        .values({ id, from_person: from, to_person: to, first_day: firstDay, last_day: lastDay, made_by: actor, made_at: now })
        .execute()
      await record({ actor, kind: 'delegation.made', entity: id, payload: { from, to, firstDay, lastDay } })
      return succeed({ id, from, to, firstDay, lastDay })
    })
  }

  /** Ends one at once; what was decided under it stays decided. */
  async end(id: string, actor: string): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async ({ tx, now, record }) => {
      const who = await personOf(tx, actor)
      if (who === undefined) return fail(personUnknown)
      const found = (await openDelegations(tx)).find((each) => each.id === id)
      if (found === undefined) return fail(delegationUnknown)
      const may = mayEndDelegation(found, who)
      if (!may.ok) return may
      await tx.updateTable('delegations').set({ ended_at: now, ended_by: who.id }).where('id', '=', id).execute()
      const { from, to, firstDay, lastDay } = found
      await record({ actor: who.id, kind: 'delegation.ended', entity: id, payload: { from, to, firstDay, lastDay } })
      return succeed(undefined)
    })
  }
}

/** All that nobody ended, whatever their days, the first first. */
export async function openDelegations(db: Reading): Promise<StoredDelegation[]> {
  const rows = await db.selectFrom('delegations').selectAll().where('ended_at', 'is', null).orderBy('first_day').orderBy('id').execute()
  return rows.map(({ id, from_person: from, to_person: to, first_day: firstDay, last_day: lastDay }) => ({
    id,
    from,
    to,
    firstDay,
    lastDay,
  }))
}
