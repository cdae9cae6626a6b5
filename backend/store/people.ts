import { canonicalJson, digestOfJson, type Json } from '../../core/document/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { Vouching, type Person, type Role } from '../../core/review/index.ts'
import type { Change, Connection } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import { hasKey, insertKey, insertVouching, keyDigest, sealKey, setRootKey } from './person-keys.ts'
import { everyone, knownPerson, personOf, personUnknown } from './person-rows.ts'

/** A person to add. `sealedKey` is their private key under their passphrase; left out where it lies on another computer. */
export interface NewPerson {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly publicKey: string
  readonly sealedKey?: Json | undefined
  readonly vouching: Vouching
  /** An administrator's copy of the root's private key, under their passphrase. */
  readonly sealedRoot?: Json | undefined
}

/** What the root vouched for anew: another key, or other roles. */
export interface Renewal {
  readonly person: string
  readonly publicKey: string
  readonly roles: readonly Role[]
  readonly vouching: Vouching
  readonly sealedKey?: Json | undefined
  readonly sealedRoot?: Json | undefined
}

const personExists: StoreFailure = {
  code: 'person-exists',
  message: 'This person has a profile here already.',
  remedy: 'Use that profile.',
}
const keyExists: StoreFailure = { code: 'key-exists', message: 'This key belongs to a profile here already.', remedy: 'Make a new key.' }
const rootExists: StoreFailure = {
  code: 'root-exists',
  message: 'This house has its root key already.',
  remedy: 'Ask an administrator to add you.',
}

/** The people of the house and their keys. Private keys come and go sealed; the store cannot open them. */
export class People {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** The house's root key; undefined before its first administrator made it. */
  async root(): Promise<Result<{ publicKey: string; madeAt: string } | undefined, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const row = await db.selectFrom('house_roots').selectAll().executeTakeFirst()
      return succeed(row === undefined ? undefined : { publicKey: row.public_key, madeAt: row.made_at })
    })
  }

  /** Makes the house: its root key and its first person, together or not at all. Happens once. */
  async found(rootPublicKey: string, first: NewPerson): Promise<Result<Person, StoreFailure>> {
    return this.#connection.change(async (change) => {
      if ((await change.tx.selectFrom('house_roots').select('id').executeTakeFirst()) !== undefined) return fail(rootExists)
      await change.tx.insertInto('house_roots').values({ id: 1, public_key: rootPublicKey, made_at: change.now }).execute()
      await change.record({ actor: first.id, kind: 'house.founded', entity: rootPublicKey, payload: { root: rootPublicKey } })
      return addPerson(change, first, first.id)
    })
  }

  /** Takes a person over from another computer of the house; a store without a house joins theirs, which has this root key. */
  async takeOver(rootPublicKey: string, person: NewPerson): Promise<Result<Person, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const joined = await joinHouse(change, rootPublicKey, person.id)
      return joined.ok ? addPerson(change, person, person.id) : joined
    })
  }

  /** Takes over the root key of a house that was made on another computer. Does nothing where it is the root key already. */
  async joinHouse(rootPublicKey: string, actor: string): Promise<Result<void, StoreFailure>> {
    return this.#connection.change((change) => joinHouse(change, rootPublicKey, actor))
  }

  async addPerson(person: NewPerson, actor: string): Promise<Result<Person, StoreFailure>> {
    return this.#connection.change((change) => addPerson(change, person, actor))
  }

  /** Gives a person a new key or other roles. Their older keys stay known, so that older approvals can be checked. */
  async renew(renewal: Renewal, actor: string): Promise<Result<Person, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const { tx, now } = change
      const before = await personOf(tx, renewal.person)
      if (before === undefined) return fail(personUnknown)
      const isNewKey = before.publicKey !== renewal.publicKey
      if (isNewKey) {
        if (await hasKey(tx, renewal.publicKey)) return fail(keyExists)
        await tx
          .updateTable('person_keys')
          .set({ until: now, sealed: null })
          .where('person', '=', renewal.person)
          .where('until', 'is', null)
          .execute()
        await insertKey(change, renewal.person, renewal.publicKey, renewal.sealedKey)
      } else if (renewal.sealedKey !== undefined) await sealKey(tx, renewal.publicKey, renewal.sealedKey)
      await insertVouching(tx, renewal.vouching)
      if (renewal.sealedRoot !== undefined) await setRootKey(tx, renewal.person, renewal.sealedRoot)
      // A new passphrase opens no older copy; who is no administrator has none.
      else if (isNewKey || !renewal.roles.includes('administrator'))
        await tx.deleteFrom('root_keys').where('person', '=', renewal.person).execute()
      const columns = { roles: canonicalJson([...renewal.roles]), public_key: renewal.publicKey, changed_at: now }
      await tx.updateTable('persons').set(columns).where('id', '=', renewal.person).execute()
      const payload = { before: before.publicKey, after: renewal.publicKey, rolesBefore: before.roles, rolesAfter: [...renewal.roles] }
      await change.record({ actor, kind: isNewKey ? 'person.key-replaced' : 'person.roles-changed', entity: renewal.person, payload })
      return knownPerson(tx, renewal.person)
    })
  }

  /** Marks that a person has left, or has come back. What they approved stays approved. */
  async retire(id: string, actor: string, retired = true): Promise<Result<Person, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const before = await personOf(change.tx, id)
      if (before === undefined) return fail(personUnknown)
      await change.tx
        .updateTable('persons')
        .set({ active: retired ? 0 : 1, changed_at: change.now })
        .where('id', '=', id)
        .execute()
      const payload = { digest: keyDigest(before.publicKey), before: standing(before.active), after: standing(!retired) }
      await change.record({ actor, kind: retired ? 'person.retired' : 'person.returned', entity: id, payload })
      return knownPerson(change.tx, id)
    })
  }

  /** Everyone, also who has left, in the order of their names. */
  async list(): Promise<Result<Person[], StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await everyone(db)))
  }

  /** Ids of the people whose private key lies here, and of those whose data was erased. */
  async kept(): Promise<Result<{ keysHere: ReadonlySet<string>; erased: ReadonlySet<string> }, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const keys = await db.selectFrom('person_keys').select('person').where('until', 'is', null).where('sealed', 'is not', null).execute()
      const erased = await db.selectFrom('persons').select('id').where('erased', '=', 1).execute()
      return succeed({ keysHere: new Set(keys.map(({ person }) => person)), erased: new Set(erased.map(({ id }) => id)) })
    })
  }

  async open(id: string): Promise<Result<Person, StoreFailure>> {
    return this.#connection.read((db) => knownPerson(db, id))
  }

  /** A person's sealed private key and, of an administrator, the sealed root key; undefined where they lie elsewhere. */
  async sealedKeys(id: string): Promise<Result<{ key: unknown; root: unknown }, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const key = await db.selectFrom('person_keys').select('sealed').where('person', '=', id).where('until', 'is', null).executeTakeFirst()
      if (key === undefined) return fail(personUnknown)
      const root = await db.selectFrom('root_keys').select('sealed').where('person', '=', id).executeTakeFirst()
      return succeed({ key: parsed(key.sealed), root: parsed(root?.sealed ?? null) })
    })
  }

  /** Keeps a person's keys sealed anew, under another passphrase; the keys themselves stay. */
  async reseal(
    id: string,
    sealed: { readonly key: Json; readonly root?: Json | undefined },
    actor: string,
  ): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const person = await personOf(change.tx, id)
      if (person === undefined) return fail(personUnknown)
      const before = await sealKey(change.tx, person.publicKey, sealed.key)
      if (sealed.root !== undefined) await setRootKey(change.tx, id, sealed.root)
      const payload = { digest: keyDigest(person.publicKey), before, after: digestOfJson(sealed.key) }
      await change.record({ actor, kind: 'person.passphrase-changed', entity: id, payload })
      return succeed(undefined)
    })
  }

  /** What the root vouched for, of one key or of all, in the order in which it did. */
  async vouchings(publicKey?: string): Promise<Result<Vouching[], StoreFailure>> {
    return this.#connection.read(async (db) => {
      const all = db.selectFrom('vouchings').select('vouching')
      const rows = await (publicKey === undefined ? all : all.where('public_key', '=', publicKey))
        .orderBy('at')
        .orderBy('signature')
        .execute()
      return succeed(rows.map(({ vouching }) => Vouching.parse(JSON.parse(vouching))))
    })
  }

  /** What roots vouched for people who have no profile here, in the order in which they did: it came with an import. */
  async elsewhere(): Promise<Result<Vouching[], StoreFailure>> {
    return this.#connection.read(async (db) => {
      const rows = await db
        .selectFrom('vouchings')
        .select('vouching')
        .where('person', 'not in', db.selectFrom('persons').select('id'))
        .orderBy('at')
        .orderBy('signature')
        .execute()
      return succeed(rows.map(({ vouching }) => Vouching.parse(JSON.parse(vouching))))
    })
  }

  /**
   * Erases what is personal about a person: their name, their sealed keys, and what audit entries say about them. The chain
   * still holds. `nameless` stands in for what the root vouched for with their name, so that what they approved still counts.
   * Afterwards the name stands nowhere in the store's files; in backups from before it stays.
   */
  async erase(id: string, nameless: readonly Vouching[], actor: string): Promise<Result<void, StoreFailure>> {
    const erased = await this.#connection.change(async (change) => {
      const { tx, now } = change
      const before = await personOf(tx, id)
      if (before === undefined) return fail(personUnknown)
      await tx.updateTable('persons').set({ name: '', erased: 1, active: 0, changed_at: now }).where('id', '=', id).execute()
      await tx.updateTable('person_keys').set({ sealed: null }).where('person', '=', id).execute()
      await tx.deleteFrom('root_keys').where('person', '=', id).execute()
      await tx.deleteFrom('signing_certificates').where('person', '=', id).execute()
      await tx.deleteFrom('audit_personal').where('about', '=', id).execute()
      await tx.deleteFrom('vouchings').where('person', '=', id).execute()
      for (const vouching of nameless) await insertVouching(tx, vouching)
      const payload = { digest: keyDigest(before.publicKey), before: standing(before.active), after: 'erased' }
      await change.record({ actor, kind: 'person.erased', entity: id, payload })
      return succeed(undefined)
    })
    return erased.ok ? this.#connection.emptyLog() : erased
  }
}

/** Whether somebody is of the house, as the audit trail says it. */
function standing(isActive: boolean): string {
  return isActive ? 'active' : 'retired'
}

async function joinHouse({ tx, now, record }: Change, rootPublicKey: string, actor: string): Promise<Result<void, StoreFailure>> {
  const root = await tx.selectFrom('house_roots').select('public_key').executeTakeFirst()
  if (root !== undefined) return root.public_key === rootPublicKey ? succeed(undefined) : fail(rootExists)
  await tx.insertInto('house_roots').values({ id: 1, public_key: rootPublicKey, made_at: now }).execute()
  await record({ actor, kind: 'house.joined', entity: rootPublicKey, payload: { root: rootPublicKey } })
  return succeed(undefined)
}

function parsed(text: string | null): unknown {
  return text === null ? undefined : JSON.parse(text)
}

export async function addPerson(
  change: Change,
  { id, name, roles, publicKey, sealedKey, vouching, sealedRoot }: NewPerson,
  actor: string,
): Promise<Result<Person, StoreFailure>> {
  const { tx, now } = change
  if ((await tx.selectFrom('persons').select('id').where('id', '=', id).executeTakeFirst()) !== undefined) return fail(personExists)
  if (await hasKey(tx, publicKey)) return fail(keyExists)
  await tx
    .insertInto('persons')
    .values({ id, name, roles: canonicalJson([...roles]), public_key: publicKey, active: 1, erased: 0, added_at: now, changed_at: now })
    .execute()
  await insertKey(change, id, publicKey, sealedKey)
  await insertVouching(tx, vouching)
  if (sealedRoot !== undefined) await setRootKey(tx, id, sealedRoot)
  await change.record({
    actor,
    kind: 'person.added',
    entity: id,
    payload: { roles: [...roles], publicKey },
    personal: { about: id, data: { name } },
  })
  return knownPerson(tx, id)
}
