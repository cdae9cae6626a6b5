import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import {
  chainFault,
  ChainHead,
  faultOfEntry,
  personalDigest,
  type AuditEntry,
  type ChainFault,
  type ChainFaultReason,
} from '../../core/audit/index.ts'
import { canonicalJson } from '../../core/document/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { lastEntry, type Connection, type Reading } from './connection.ts'
import { entitiesNamed, entityNames, oneOf } from './entity-names.ts'
import type { StoreFailure } from './failures.ts'
import type { AuditTable } from './register-tables.ts'

/** Which entries to list, the newest first. `kind` may end in a dot: everything of that sort. */
export interface AuditFilter {
  readonly actor?: string | undefined
  readonly kind?: string | undefined
  readonly entity?: string | undefined
  /** Words of what it happened to: of a letter's title, a clause's title or code, a person's name; or its id. */
  readonly about?: string | undefined
  /** First and last day, in UTC, both inclusive. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly offset: number
  readonly limit: number
}

/** An entry with what is personal in it; undefined when there was nothing, or it was erased. */
export interface ReadEntry extends AuditEntry {
  readonly personal: unknown
}

/** What a walk along the chain found: the first entry that does not hold, and why. */
export interface AuditVerdict {
  readonly entries: number
  readonly head: ChainHead | undefined
  readonly broken: ChainFault | undefined
}

/** Written every second while somebody types; nobody else looks at what they change. */
const savedDrafts = ['clause-version.changed', 'house-version.changed']
const step = 1000
const mostAnchors = 200
/** Milliseconds by which a clock is put right again and again; nobody set it back for that. */
const clockDrift = 10 * 60_000
const clockNotBehind: StoreFailure = {
  code: 'clock-not-behind',
  message: 'The clock of this computer is not behind the audit trail.',
  remedy: 'Nothing has to be confirmed.',
}
const clockReasonMissing: StoreFailure = {
  code: 'reason-missing',
  message: 'That a clock was ahead is not confirmed without a word why.',
  remedy: 'Say how it is known that the clock is right now; the audit trail keeps it.',
}
const Anchored = z.looseObject({ release: z.looseObject({ audit: ChainHead }) })
/** The audit trail: read, verified and exported here, written by every change. */
export class AuditTrail {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** What entities of entries are called today; those without a name are left out. */
  async namesOf(entities: readonly string[]): Promise<Result<Map<string, string>, StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await entityNames(db, entities)))
  }

  /** Number of the newest entry that is not a saved draft; 0 while there is none. */
  async mark(): Promise<Result<number, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const newest = db.selectFrom('audit').select('seq').where('kind', 'not in', savedDrafts).orderBy('seq', 'desc').limit(1)
      return succeed((await newest.executeTakeFirst())?.seq ?? 0)
    })
  }

  async entries({
    actor,
    kind,
    entity,
    about,
    from,
    until,
    offset,
    limit,
  }: AuditFilter): Promise<Result<{ entries: ReadEntry[]; total: number }, StoreFailure>> {
    return this.#connection.read(async (db) => {
      let query = db.selectFrom('audit')
      if (actor !== undefined) query = query.where('actor', '=', actor)
      if (kind !== undefined)
        query = kind.endsWith('.') ? query.where('kind', '>=', kind).where('kind', '<', `${kind}~`) : query.where('kind', '=', kind)
      if (entity !== undefined) query = query.where('entity', '=', entity)
      if (about !== undefined) query = query.where('entity', 'in', oneOf(await entitiesNamed(db, about)))
      if (from !== undefined) query = query.where('audit.at', '>=', from)
      if (until !== undefined) query = query.where('audit.at', '<', `${until}~`)
      const rows = await query
        .leftJoin('audit_personal', 'audit_personal.seq', 'audit.seq')
        .selectAll('audit')
        .select('audit_personal.data')
        .orderBy('audit.seq', 'desc')
        .limit(Math.min(Math.max(0, limit), 1000))
        .offset(Math.max(0, offset))
        .execute()
      const { total } = await query.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
      const personal = (data: string | null): unknown => (data === null ? undefined : JSON.parse(data))
      return succeed({ entries: rows.map(({ data, ...row }) => ({ ...entryFrom(row), personal: personal(data) })), total })
    })
  }

  /** The last entry; undefined while nothing has happened. */
  async head(): Promise<Result<ChainHead | undefined, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const last = await lastEntry(db)
      return succeed(last === undefined ? undefined : { seq: last.seq, hash: last.hash })
    })
  }

  /** Time of the newest entry, ISO 8601 in UTC, when the clock is noticeably behind it; else undefined. */
  async ahead(): Promise<Result<string | undefined, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const at = (await lastEntry(db))?.at
      const isAhead = at !== undefined && Date.parse(at) - Date.parse(this.#connection.now()) > clockDrift
      return succeed(isAhead ? at : undefined)
    })
  }

  /**
   * Writes down that the clock was ahead when the newest entries were made, and why that is known. The entry bears the time that the
   * clock says now, so that those after it follow the clock again.
   */
  async confirmClock(reason: string, actor: string): Promise<Result<void, StoreFailure>> {
    const ahead = await this.ahead()
    if (!ahead.ok) return ahead
    const reached = ahead.value
    if (reached === undefined) return fail(clockNotBehind)
    if (reason.trim() === '') return fail(clockReasonMissing)
    return this.#connection.changeByClock(async (change) => {
      await change.record({ actor, kind: 'clock.confirmed', entity: 'clock', payload: { reached, reason: reason.trim() } })
      return succeed(undefined)
    })
  }

  /** Every kind of entry, and everybody who ever did something. */
  async known(): Promise<Result<{ kinds: string[]; actors: string[] }, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const kinds = await db.selectFrom('audit').select('kind').distinct().orderBy('kind').execute()
      const actors = await db.selectFrom('audit').select('actor').distinct().orderBy('actor').execute()
      return succeed({ kinds: kinds.map(({ kind }) => kind), actors: actors.map(({ actor }) => actor) })
    })
  }

  /** Heads that released letters of this house carry, as far as their manifests here still say so; the newest ones. */
  async anchors(): Promise<Result<ChainHead[], StoreFailure>> {
    return this.#connection.read(async (db) => {
      const rows = await db.selectFrom('releases').select('manifest').orderBy('released_at', 'desc').limit(mostAnchors).execute()
      const heads = rows.map(({ manifest }) => Anchored.safeParse(JSON.parse(manifest)).data?.release.audit)
      return succeed(heads.flatMap((head) => head ?? []))
    })
  }

  /**
   * Walks along the chain from its start. A tail that was cut off, or a chain made anew, shows only beside `anchors`:
   * heads that were written down elsewhere.
   */
  async verify(anchors: readonly ChainHead[] = []): Promise<Result<AuditVerdict, StoreFailure>> {
    return this.#connection.read<AuditVerdict>(async (db) => {
      const open = new Map(anchors.map(({ seq, hash }) => [seq, hash]))
      let head: ChainHead | undefined
      for (;;) {
        const { entries, data } = await this.#stretch(db, head?.seq ?? 0)
        for (const entry of entries) {
          const reason = faultOf(entry, head, data.get(entry.seq), open.get(entry.seq))
          if (reason !== undefined) return succeed({ entries: head?.seq ?? 0, head, broken: chainFault((head?.seq ?? 0) + 1, reason) })
          open.delete(entry.seq)
          head = { seq: entry.seq, hash: entry.hash }
        }
        if (entries.length < step) break
        // A long trail must not keep the window waiting.
        await setImmediate()
      }
      // What was written down elsewhere and never came by: the end is cut off, or that entry never was.
      const broken = open.size === 0 ? undefined : chainFault((head?.seq ?? 0) + 1, 'cut')
      return succeed({ entries: head?.seq ?? 0, head, broken })
    })
  }

  /** The whole trail as JSON Lines, as `docs/audit.md` describes it. */
  async exportLog(): Promise<Result<string, StoreFailure>> {
    const parts: string[] = []
    for (let after: number | undefined = 0; after !== undefined;) {
      const part: Awaited<ReturnType<AuditTrail['exportLines']>> = await this.exportLines(after)
      if (!part.ok) return part
      parts.push(...part.value.lines)
      after = part.value.next
    }
    return succeed(parts.map((line) => `${line}\n`).join(''))
  }

  /** Entries after a place as JSON Lines (one canonical JSON object each), the oldest first; `next` is undefined at the end. */
  async exportLines(after = 0): Promise<Result<{ lines: string[]; next: number | undefined }, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const { entries } = await this.#stretch(db, after)
      const lines = entries.map((entry) => canonicalJson({ ...entry }))
      return succeed({ lines, next: entries.length < step ? undefined : entries.at(-1)?.seq })
    })
  }

  async #stretch(db: Reading, after: number): Promise<{ entries: AuditEntry[]; data: Map<number, string> }> {
    const rows = await db.selectFrom('audit').selectAll().where('seq', '>', after).orderBy('seq').limit(step).execute()
    const last = rows.at(-1)?.seq ?? after
    const personal = await db.selectFrom('audit_personal').selectAll().where('seq', '>', after).where('seq', '<=', last).execute()
    return { entries: rows.map(entryFrom), data: new Map(personal.map(({ seq, salt, data }) => [seq, personalDigest(salt, data)])) }
  }
}

function entryFrom({ prev_hash, ...row }: AuditTable): AuditEntry {
  return { ...row, prevHash: prev_hash }
}

function faultOf(
  entry: AuditEntry,
  head: ChainHead | undefined,
  personal: string | undefined,
  anchor: string | undefined,
): ChainFaultReason | undefined {
  const reason = faultOfEntry(entry, head)
  if (reason !== undefined) return reason
  if (personal !== undefined && !entry.payload.includes(`"personal":"${personal}"`)) return 'personal'
  return anchor !== undefined && anchor !== entry.hash ? 'anchor' : undefined
}
