import { digestOfHouse, houseCode, houseText, type HouseThing } from '../../core/house/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import type { Decision, Person } from '../../core/review/index.ts'
import type { StoredClauseState } from './clause-states.ts'
import type { Change, Connection } from './connection.ts'
import { decisionsOn } from './decisions.ts'
import type { StoreFailure } from './failures.ts'
import { mayMakeHouse, mayMoveHouse } from './house-moves.ts'
import type { LibraryContents } from '../files/index.ts'
import { houseContents } from './library-export.ts'
import { houseRowOf, houseVersions, insertHouseVersion, openHouseFrom, type OpenHouseVersion } from './house-rows.ts'

export type { OpenHouseVersion } from './house-rows.ts'

export const houseUnknown: StoreFailure = {
  code: 'house-unknown',
  message: 'This is not among what the house keeps.',
  remedy: 'Go back to the list of the house.',
}
const houseExists: StoreFailure = {
  code: 'house-exists',
  message: 'The house has one with this code.',
  remedy: 'Make the next version of that one, or choose another code.',
}
const houseFrozen: StoreFailure = {
  code: 'house-frozen',
  message: 'This version was sent to review or withdrawn, so it never changes again.',
  remedy: 'Make the next version and change that.',
}
const houseConflict: StoreFailure = {
  code: 'house-conflict',
  message: 'This was changed elsewhere since you opened it, so your change was not saved over it.',
  remedy: 'Open it again and repeat your change.',
}
const houseIdentity: StoreFailure = {
  code: 'house-identity',
  message: 'Kind and code tell what this is, so a version cannot change them.',
  remedy: 'Make a new one for another code.',
}

/** Company values, letterheads and letter templates in versions. Who may do what is asked inside the transaction, by the rules of the house. */
export class HouseLibrary {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** All versions, the newest of each thing first. */
  async versions(): Promise<Result<OpenHouseVersion[], StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await houseVersions(db)))
  }

  /** All versions with what was decided on them and their logos, as a folder is to hold them. */
  async contents(): Promise<Result<LibraryContents, StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await houseContents(db)))
  }

  async openVersion(id: string): Promise<Result<OpenHouseVersion, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const row = await houseRowOf(db, id)
      return row === undefined ? fail(houseUnknown) : succeed(openHouseFrom(row))
    })
  }

  /** What was decided on a version, also what does not count here. */
  async decisionsOn(digest: string): Promise<Result<Decision[], StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await decisionsOn(db, digest)))
  }

  /** Makes something with its first version, a draft. */
  async create(thing: HouseThing, reason: string, actor: Person): Promise<Result<OpenHouseVersion, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const allowed = await mayMakeHouse(change, thing.kind, { move: 'edit', reason, actor })
      if (!allowed.ok) return allowed
      const known = await newestOf(change, thing)
      return known === undefined ? this.#add(change, thing, 1, reason, actor.id) : fail(houseExists)
    })
  }

  /** Makes the next version, a draft that reads as the one named; fails while the newest is a draft that can be changed. */
  async revise(id: string, reason: string, actor: Person): Promise<Result<OpenHouseVersion, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const row = await houseRowOf(change.tx, id)
      if (row === undefined) return fail(houseUnknown)
      const open = openHouseFrom(row)
      const allowed = await mayMoveHouse(change, open, { move: 'revise', reason, actor })
      if (!allowed.ok) return allowed
      const { thing } = open
      const newest = await newestOf(change, thing)
      if (newest === undefined) return fail(houseUnknown)
      // A draft that was taken back from review is frozen, so its writers go on in the next one.
      if (newest.state === 'draft' && newest.frozen === 0)
        return fail({ ...houseConflict, message: `Version ${String(newest.number)} is still a draft.`, remedy: 'Change that draft.' })
      return this.#add(change, thing, newest.number + 1, reason, actor.id)
    })
  }

  /** Saves over a draft. `seen` is the digest the caller last saw; another one stored meanwhile is a conflict. */
  async saveDraft(
    id: string,
    seen: string,
    thing: HouseThing,
    reason: string,
    actor: Person,
  ): Promise<Result<OpenHouseVersion, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const row = await houseRowOf(change.tx, id)
      if (row === undefined) return fail(houseUnknown)
      if (row.frozen === 1) return fail(houseFrozen)
      const allowed = await mayMoveHouse(change, openHouseFrom(row), { move: 'edit', reason, actor })
      if (!allowed.ok) return allowed
      if (row.digest !== seen) return fail(houseConflict)
      if (row.kind !== thing.kind || row.code !== houseCode(thing)) return fail(houseIdentity)
      const digest = digestOfHouse(thing, row.number)
      if (digest === row.digest) return succeed(openHouseFrom(row))
      await change.tx
        .updateTable('house_versions')
        .set({ content: houseText(thing, row.number), digest, reason, changed_at: change.now })
        .where('id', '=', id)
        .execute()
      const { kind, code, number: version } = row
      await change.record({
        actor: actor.id,
        kind: 'house-version.changed',
        entity: id,
        payload: { kind, code, version, before: row.digest, after: digest, reason },
      })
      return reopened(change, id)
    })
  }

  /** Withdraws a version from wherever it stands. */
  async withdraw(id: string, reason: string, actor: Person): Promise<Result<OpenHouseVersion, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const row = await houseRowOf(change.tx, id)
      if (row === undefined) return fail(houseUnknown)
      const open = openHouseFrom(row)
      const allowed = await mayMoveHouse(change, open, { move: 'withdraw', reason, actor })
      if (!allowed.ok) return allowed
      const moved = await moveHouseIn(change, id, { from: open.state, to: 'withdrawn' }, actor.id, reason)
      return moved.ok ? reopened(change, id) : moved
    })
  }

  /** Moves a version from one state to another; fails with `house-conflict` when it does not stand where the caller saw it. */
  async moveVersion(
    id: string,
    move: { readonly from: StoredClauseState; readonly to: StoredClauseState },
    actor: string,
  ): Promise<Result<OpenHouseVersion, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const moved = await moveHouseIn(change, id, move, actor, '')
      return moved.ok ? reopened(change, id) : moved
    })
  }

  async #add(
    change: Change,
    thing: HouseThing,
    number: number,
    reason: string,
    author: string,
  ): Promise<Result<OpenHouseVersion, StoreFailure>> {
    const id = await insertHouseVersion(change, { thing, number, reason, author })
    await change.record({
      actor: author,
      kind: 'house-version.created',
      entity: id,
      payload: { kind: thing.kind, code: houseCode(thing), version: number, after: digestOfHouse(thing, number), reason },
    })
    return reopened(change, id)
  }
}

function newestOf({ tx }: Change, thing: HouseThing) {
  return tx
    .selectFrom('house_versions')
    .select(['number', 'state', 'frozen'])
    .where('kind', '=', thing.kind)
    .where('code', '=', houseCode(thing))
    .orderBy('number', 'desc')
    .executeTakeFirst()
}

async function reopened({ tx }: Change, id: string): Promise<Result<OpenHouseVersion, StoreFailure>> {
  const row = await houseRowOf(tx, id)
  return row === undefined ? fail(houseUnknown) : succeed(openHouseFrom(row))
}

/** Moves a version inside a transaction. Leaving `draft` freezes it for good. */
export async function moveHouseIn(
  change: Change,
  id: string,
  { from, to }: { readonly from: StoredClauseState; readonly to: StoredClauseState },
  actor: string,
  reason: string,
): Promise<Result<void, StoreFailure>> {
  const row = await houseRowOf(change.tx, id)
  if (row === undefined) return fail(houseUnknown)
  if (row.state !== from) return fail(houseConflict)
  const columns = { state: to, frozen: to === 'draft' ? row.frozen : 1, changed_at: change.now }
  await change.tx
    .updateTable('house_versions')
    .set({ ...columns, ...(to === 'withdrawn' && { withdrawal: reason }) })
    .where('id', '=', id)
    .execute()
  const { kind, code, number: version, digest } = row
  await change.record({
    actor,
    kind: `house-version.${to}`,
    entity: id,
    payload: { kind, code, version, digest, before: from, after: to, reason },
  })
  return succeed(undefined)
}
