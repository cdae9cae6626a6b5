import { sql, type Kysely, type Transaction } from 'kysely'
import { randomBytes } from 'node:crypto'
import { nextEntry, personalDigest, type AuditEntry } from '../../core/audit/index.ts'
import { canonicalJson, type Json } from '../../core/document/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { storeFailure, type StoreFailure } from './failures.ts'
import type { Tables } from './tables.ts'

/** What the store takes from outside: the time and new ids. */
export interface StoreOutside {
  /** Now, ISO 8601 in UTC. */
  now(): string
  /** A new id for something made at this moment, ISO 8601 in UTC. */
  newId(at: string): string
}

/** Reading, inside a transaction or outside of one. */
export type Reading = Kysely<Tables> | Transaction<Tables>

/** What an audit entry says. `personal` stands outside the chain, its salted digest inside, so that it can be erased. */
export interface Happening {
  /** Id of the person, or `system`. */
  readonly actor: string
  readonly kind: string
  readonly entity: string
  readonly payload: { readonly [key: string]: Json | undefined }
  readonly personal?: { readonly about: string; readonly data: Json }
}

/** A transaction that changes something. */
export interface Change {
  readonly tx: Transaction<Tables>
  /**
   * When it happens, ISO 8601 in UTC; the same throughout, and never before what happened last, wherever the clock was set, but for the
   * entry by which an administrator says that it was ahead.
   */
  readonly now: string
  newId(): string
  /** Appends to the audit trail; what changed and its entry are kept together or not at all. */
  record(happening: Happening): Promise<void>
}

/** Ends a transaction that found a reason not to go on. */
class Refused extends Error {
  readonly failure: StoreFailure

  constructor(failure: StoreFailure) {
    super(failure.message)
    this.failure = failure
  }
}

/** The one connection of a process, shared by the rooms of the store. */
export class Connection {
  readonly #db: Kysely<Tables>
  readonly #outside: StoreOutside

  constructor(db: Kysely<Tables>, outside: StoreOutside) {
    this.#db = db
    this.#outside = outside
  }

  /** What the clock says, ISO 8601 in UTC; a change may happen later, see `Change`. */
  now(): string {
    return this.#outside.now()
  }

  /** Reads; what SQLite reports comes back as a failure. */
  async read<Value>(action: (db: Reading) => Promise<Result<Value, StoreFailure>>): Promise<Result<Value, StoreFailure>> {
    try {
      return await action(this.#db)
    } catch (error) {
      return fail(storeFailure(error))
    }
  }

  /** Changes something in one transaction: all of it when `action` succeeds, else nothing. */
  async change<Value>(action: (change: Change) => Promise<Result<Value, StoreFailure>>): Promise<Result<Value, StoreFailure>> {
    return this.#changeAt(async (tx) => later(this.#outside.now(), (await lastEntry(tx))?.at), action)
  }

  /** As `change`, at the time that the clock says, also where that is before what happened last. */
  async changeByClock<Value>(action: (change: Change) => Promise<Result<Value, StoreFailure>>): Promise<Result<Value, StoreFailure>> {
    return this.#changeAt(async () => this.#outside.now(), action)
  }

  async #changeAt<Value>(
    timeOf: (tx: Transaction<Tables>) => Promise<string>,
    action: (change: Change) => Promise<Result<Value, StoreFailure>>,
  ): Promise<Result<Value, StoreFailure>> {
    try {
      return await this.#db.transaction().execute(async (tx) => {
        const now = await timeOf(tx)
        const outcome = await action({ tx, now, newId: () => this.#outside.newId(now), record: (happening) => record(tx, now, happening) })
        if (!outcome.ok) throw new Refused(outcome.error)
        return outcome
      })
    } catch (error) {
      return fail(error instanceof Refused ? error.failure : storeFailure(error))
    }
  }

  /** Does something with the store's file while nothing of this process reads or writes in it. */
  async alone<Value>(action: () => Promise<Result<Value, StoreFailure>>): Promise<Result<Value, StoreFailure>> {
    try {
      return await this.#db.connection().execute(action)
    } catch (error) {
      return fail(storeFailure(error))
    }
  }

  /**
   * Moves what the write-ahead log holds into the store's file and empties the log, in which deleted words stay readable.
   * While another program reads, SQLite leaves the log as it is, and the next one that closes the store empties it.
   */
  async emptyLog(): Promise<Result<void, StoreFailure>> {
    try {
      await sql`pragma wal_checkpoint(truncate)`.execute(this.#db)
      return succeed(undefined)
    } catch (error) {
      return fail(storeFailure(error))
    }
  }

  async close(): Promise<void> {
    await this.#db.destroy()
  }
}

/** The last entry of the audit trail. */
export function lastEntry(db: Reading): Promise<Pick<AuditEntry, 'seq' | 'hash' | 'at'> | undefined> {
  return db.selectFrom('audit').select(['seq', 'hash', 'at']).orderBy('seq', 'desc').limit(1).executeTakeFirst()
}

/** The later of two times: a clock that was set back must not make what happens next older than what happened before. */
function later(clock: string, last: string | undefined): string {
  return last !== undefined && Date.parse(last) > Date.parse(clock) ? last : clock
}

async function record(tx: Transaction<Tables>, at: string, { personal, payload, ...about }: Happening): Promise<void> {
  const salt = randomBytes(16).toString('hex')
  const data = personal === undefined ? undefined : canonicalJson(personal.data)
  const whole: Json = data === undefined ? payload : { ...payload, personal: personalDigest(salt, data) }
  const { prevHash, ...entry } = nextEntry(await lastEntry(tx), { ...about, at, payload: whole })
  await tx
    .insertInto('audit')
    .values({ ...entry, prev_hash: prevHash })
    .execute()
  if (personal !== undefined && data !== undefined)
    await tx.insertInto('audit_personal').values({ seq: entry.seq, about: personal.about, salt, data }).execute()
}
