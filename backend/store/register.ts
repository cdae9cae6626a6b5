import { canonicalJson, digestOf } from '../../core/document/index.ts'
import { fail, succeed, type RegisterFilter, type Result } from '../../core/requests/index.ts'
import { lastEntry, type Connection, type Reading } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import { insertRelease, type NewRelease } from './new-release.ts'
import { insertSigning, type NewSigning } from './new-signing.ts'
import { filtered, rowsOf } from './register-list.ts'
import { releasedLetterFrom, type ReleasedLetter, type ReleaseRow, type Sending } from './released-letter.ts'
import { recalledAmong, type RecalledRelease } from './recalled-releases.ts'
import { signatoriesOf } from './signatories.ts'
import { recallOf, usesOf, type RecalledLetter, type Uses } from './where-used.ts'

/** A sending to write down. `day` is when it went out, `how` such as "e-mail" or "post". */
export interface NewSending {
  readonly day: string
  readonly recipient: string
  readonly how: string
  readonly note: string
}

const releaseUnknown: StoreFailure = {
  code: 'release-unknown',
  message: 'The register has no such letter.',
  remedy: 'Choose one from the register.',
}
const letterUnknown: StoreFailure = {
  code: 'letter-unknown',
  message: 'This letter is not there any more.',
  remedy: 'Go back to the list of letters.',
}
const released: StoreFailure = {
  code: 'letter-released',
  message: 'This letter is released, and a released letter never changes.',
  remedy: 'Begin a new letter from this one.',
}
const moved: StoreFailure = {
  code: 'release-conflict',
  message: 'Something in the house changed while the files were made, so the letter was not released.',
  remedy: 'Release it again.',
}

/** What left the house: released letters with their files and clauses, and to whom they were sent. Nothing in it ever changes. */
export class Register {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /**
   * Keeps a released letter with its files, all or nothing; from then on the letter cannot be changed. Fails with
   * `release-conflict` when the letter, or anything that the audit trail tells of, moved since the manifest was made.
   */
  async release(release: NewRelease, actor: string): Promise<Result<ReleasedLetter, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const { tx } = change
      const letter = await tx
        .selectFrom('letters')
        .select(['revision', 'state', 'title', 'recipient'])
        .where('id', '=', release.letterId)
        .executeTakeFirst()
      if (letter === undefined) return fail(letterUnknown)
      if (letter.state === 'released' || letter.state === 'sent') return fail(released)
      const head = await lastEntry(tx)
      if (letter.revision !== release.revision || head?.hash !== release.manifest.release.audit.hash) return fail(moved)
      await tx.updateTable('revisions').set({ closed: 1 }).where('letter_id', '=', release.letterId).where('closed', '=', 0).execute()
      await tx.updateTable('letters').set({ state: 'released' }).where('id', '=', release.letterId).execute()
      return openRelease(tx, await insertRelease(change, { ...release, ...letter }, actor))
    })
  }

  /** One page of the register, the last released first, and how many letters the filter leaves. */
  async list(filter: RegisterFilter): Promise<Result<{ rows: ReleaseRow[]; total: number }, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const query = filtered(db, filter)
      const { total } = await query.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
      const page = await query
        .select('id')
        .orderBy('released_at', 'desc')
        .orderBy('id', 'desc')
        .limit(filter.limit)
        .offset(filter.offset)
        .execute()
      return succeed({
        rows: await rowsOf(
          db,
          page.map(({ id }) => id),
        ),
        total,
      })
    })
  }

  async open(id: string): Promise<Result<ReleasedLetter, StoreFailure>> {
    return this.#connection.read((db) => openRelease(db, id))
  }

  /** The release of a letter; undefined for one that is not released. */
  async releaseOf(letterId: string): Promise<Result<ReleasedLetter | undefined, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const row = await db.selectFrom('releases').selectAll().where('letter_id', '=', letterId).executeTakeFirst()
      return succeed(row === undefined ? undefined : await releasedLetterFrom(db, row))
    })
  }

  /** Whom released letters name as their signatories, in their order; letters that name nobody, and those that are not there, are left out. */
  async signatories(ids: readonly string[]): Promise<Result<string[], StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await signatoriesOf(db, ids)))
  }

  /** Those of these released letters that carry a version, or words of one, which was withdrawn since, with each clause for which they do. */
  async recalledAmong(ids: readonly string[]): Promise<Result<RecalledRelease[], StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await recalledAmong(db, ids)))
  }

  /** The bytes of a released file, as they were released. */
  async file(digest: string): Promise<Result<Uint8Array, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const row = await db.selectFrom('released_files').select('bytes').where('digest', '=', digest).executeTakeFirst()
      return row === undefined ? fail(releaseUnknown) : succeed(row.bytes)
    })
  }

  /**
   * Keeps a signed file of a released letter, byte for byte. It begins with the file that was signed, so with the released bytes. Fails with
   * `signing-conflict` where another signature was kept since that file was read.
   */
  async sign(releaseId: string, signing: NewSigning, actor: string): Promise<Result<ReleasedLetter, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const released = await openRelease(change.tx, releaseId)
      if (!released.ok) return released
      const kept = await insertSigning(change, released.value, signing, actor)
      return kept.ok ? openRelease(change.tx, releaseId) : kept
    })
  }

  /** Writes down that a letter went out. One letter may go to several, so this may be asked again. */
  async recordSending(releaseId: string, sending: NewSending, actor: string): Promise<Result<Sending, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const { tx, now } = change
      const release = await tx
        .selectFrom('releases')
        .innerJoin('letters', 'letters.id', 'releases.letter_id')
        .select(['letter_id', 'letter_digest', 'state'])
        .where('releases.id', '=', releaseId)
        .executeTakeFirst()
      if (release === undefined) return fail(releaseUnknown)
      const id = change.newId()
      const { day, recipient, how, note } = sending
      await tx
        .insertInto('sendings')
        .values({ id, release_id: releaseId, at: day, recipient, how, note, recorded_by: actor, recorded_at: now })
        .execute()
      await tx.updateTable('letters').set({ state: 'sent' }).where('id', '=', release.letter_id).execute()
      // Recipient and note may name people, so that the chain holds only their digest.
      const to = digestOf(canonicalJson({ recipient, note, id }))
      await change.record({
        actor,
        kind: 'letter.sent',
        entity: release.letter_id,
        payload: { release: releaseId, digest: release.letter_digest, before: release.state, after: 'sent', sending: id, day, how, to },
      })
      return succeed({ id, day, recipient, how, note, recordedBy: actor, recordedAt: now })
    })
  }

  /** The variants of a clause that letters carry or the library holds, in the order of their identities. */
  async identitiesOf(code: string): Promise<Result<string[], StoreFailure>> {
    return this.#connection.read(async (db) => {
      const rows = await db
        .selectFrom('clauses')
        .select('identity')
        .where('code', '=', code)
        .union(db.selectFrom('release_clauses').select('identity').where('identity', '>=', `${code} `).where('identity', '<', `${code}!`))
        .union(db.selectFrom('letter_clauses').select('identity').where('identity', '>=', `${code} `).where('identity', '<', `${code}!`))
        .execute()
      return succeed(rows.map(({ identity }) => identity).sort())
    })
  }

  /** Where the versions of a clause stand: in drafts, in released letters, in sent ones. `version` left out means all. */
  async whereUsed(identity: string, version?: number): Promise<Result<Uses, StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await usesOf(db, identity, version)))
  }

  /** Every letter that left the house, or may have, with a clause version (of these only `release`, where given), with its passage and to whom it went when. */
  async recall(identity: string, version: number, release?: string): Promise<Result<RecalledLetter[], StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await recallOf(db, identity, version, release)))
  }
}

async function openRelease(db: Reading, id: string): Promise<Result<ReleasedLetter, StoreFailure>> {
  const row = await db.selectFrom('releases').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? fail(releaseUnknown) : succeed(await releasedLetterFrom(db, row))
}
