import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { Person } from '../../core/review/index.ts'
import type { Reading } from './connection.ts'
import type { StoreFailure } from './failures.ts'

export const personUnknown: StoreFailure = {
  code: 'person-unknown',
  message: 'This person has no profile here.',
  remedy: 'Make or import their profile first.',
}

/** A person as the house knows them now, so that a role that was taken away since they unlocked is gone. Fails with `person-unknown`. */
export async function knownPerson(db: Reading, id: string): Promise<Result<Person, StoreFailure>> {
  const person = await personOf(db, id)
  return person === undefined ? fail(personUnknown) : succeed(person)
}

/** Everyone in the order of their names. */
export async function everyone(db: Reading): Promise<Person[]> {
  const ids = await db.selectFrom('persons').select('id').orderBy('name').orderBy('id').execute()
  const found = []
  for (const { id } of ids) found.push(await personOf(db, id))
  return found.flatMap((person) => person ?? [])
}

/** A person and their former keys; undefined where there is none. */
export async function personOf(db: Reading, id: string): Promise<Person | undefined> {
  const row = await db.selectFrom('persons').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const keys = await db
    .selectFrom('person_keys')
    .select('public_key')
    .where('person', '=', id)
    .where('until', 'is not', null)
    .orderBy('since')
    .execute()
  const name = row.erased === 1 ? 'A person whose data was erased' : row.name
  return Person.parse({
    id,
    name,
    roles: JSON.parse(row.roles),
    publicKey: row.public_key,
    formerKeys: keys.map(({ public_key }) => public_key),
    active: row.active === 1,
  })
}
