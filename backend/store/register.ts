import { createHash } from 'node:crypto'
import { identityOf } from '../../core/clause/index.ts'
import { canonicalJson, digestOf } from '../../core/document/index.ts'
import type { ReleasedManifest } from '../../core/release/index.ts'
import { fail, succeed, type RegisterFilter, type Result } from '../../core/requests/index.ts'
import { lastEntry, type Change, type Connection, type Reading } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import { releasedLetterFrom, type ReleasedLetter, type ReleaseRow, type Sending } from './released-letter.ts'
import { indexText } from './search-words.ts'
import { recallOf, usesOf, type RecalledLetter, type Uses } from './where-used.ts'

/** A letter that `checkRelease` let go, with the files that were made of it. */
export interface NewRelease {
  readonly letterId: string
  /** The revision the files were made of. */
  readonly revision: number
  readonly manifest: ReleasedManifest
  /** Ids of the decisions that approve it. */
  readonly approvals: readonly string[]
  readonly pdf: Uint8Array
  readonly docx: Uint8Array
}

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

const mediaTypes = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const

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

  /** The bytes of a released file, as they were released. */
  async file(digest: string): Promise<Result<Uint8Array, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const row = await db.selectFrom('released_files').select('bytes').where('digest', '=', digest).executeTakeFirst()
      return row === undefined ? fail(releaseUnknown) : succeed(row.bytes)
    })
  }

  /** Writes down that a letter went out. One letter may go to several, so this may be asked again. */
  async recordSending(releaseId: string, sending: NewSending, actor: string): Promise<Result<Sending, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const { tx, now } = change
      const release = await tx.selectFrom('releases').select('letter_id').where('id', '=', releaseId).executeTakeFirst()
      if (release === undefined) return fail(releaseUnknown)
      const id = change.newId()
      const { day, recipient, how, note } = sending
      await tx
        .insertInto('sendings')
        .values({ id, release_id: releaseId, at: day, recipient, how, note, recorded_by: actor, recorded_at: now })
        .execute()
      await tx.updateTable('letters').set({ state: 'sent' }).where('id', '=', release.letter_id).execute()
      // Recipient and note may name people, so that the chain holds only their digest.
      await change.record({
        actor,
        kind: 'letter.sent',
        entity: release.letter_id,
        payload: { release: releaseId, sending: id, day, how, to: digestOf(canonicalJson({ recipient, note, id })) },
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

  /** Every letter that left the house, or may have, with a clause version, with its passage and to whom it went when. */
  async recall(identity: string, version: number): Promise<Result<RecalledLetter[], StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await recallOf(db, identity, version)))
  }
}

async function openRelease(db: Reading, id: string): Promise<Result<ReleasedLetter, StoreFailure>> {
  const row = await db.selectFrom('releases').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? fail(releaseUnknown) : succeed(await releasedLetterFrom(db, row))
}

async function insertRelease(
  change: Change,
  {
    letterId,
    revision,
    title,
    recipient,
    manifest,
    approvals,
    pdf,
    docx,
  }: NewRelease & { readonly title: string; readonly recipient: string },
  actor: string,
): Promise<string> {
  const { tx, now } = change
  const id = change.newId()
  const [pdf_digest, docx_digest] = [await insertFile(change, pdf, 'pdf'), await insertFile(change, docx, 'docx')]
  const about = {
    id,
    letter_id: letterId,
    revision,
    title,
    recipient,
    date: manifest.date,
    search_text: ` ${indexText(`${title} ${recipient}`)}`,
  }
  const digests = {
    letter_digest: manifest.letter,
    approval_digest: manifest.release.digest,
    layout: manifest.layout,
    pdf_digest,
    docx_digest,
  }
  const proofs = { manifest: canonicalJson(manifest), approvals: canonicalJson([...approvals]) }
  await tx
    .insertInto('releases')
    .values({ ...about, ...digests, ...proofs, released_by: actor, released_at: now })
    .execute()
  for (const [position, clause] of manifest.clauses.entries()) {
    const passage = await passageOf(change, clause.text)
    await tx
      .insertInto('release_clauses')
      .values({ release_id: id, position, identity: identityOf(clause), version: clause.version, body_digest: clause.digest, passage })
      .execute()
  }
  const payload = { release: id, revision, letter: manifest.letter, approved: manifest.release.digest, pdf: pdf_digest, docx: docx_digest }
  await change.record({ actor, kind: 'letter.released', entity: letterId, payload })
  return id
}

async function insertFile({ tx }: Change, bytes: Uint8Array, format: keyof typeof mediaTypes): Promise<string> {
  const digest = createHash('sha256').update(bytes).digest('hex')
  const known = await tx.selectFrom('released_files').select('digest').where('digest', '=', digest).executeTakeFirst()
  if (known === undefined)
    await tx.insertInto('released_files').values({ digest, media_type: mediaTypes[format], size: bytes.length, bytes }).execute()
  return digest
}

/** The passage with these words; it is kept once, however many letters carry it. */
async function passageOf({ tx }: Change, text: string): Promise<number> {
  const digest = digestOf(text)
  const known = await tx.selectFrom('passages').select('id').where('digest', '=', digest).executeTakeFirst()
  if (known !== undefined) return known.id
  const { id } = await tx.insertInto('passages').values({ digest, text }).returning('id').executeTakeFirstOrThrow()
  return id
}

function filtered(db: Reading, { search, from, until, sent }: RegisterFilter) {
  let query = db.selectFrom('releases')
  // Folded words hold letters and digits only, so nothing in them is a sign of LIKE.
  for (const word of indexText(search).split(' ')) if (word !== '') query = query.where('search_text', 'like', `% ${word}%`)
  if (from !== undefined) query = query.where('date', '>=', from)
  if (until !== undefined) query = query.where('date', '<=', until)
  if (sent === 'recalled') query = query.where('id', 'in', recalledIds(db))
  else if (sent !== 'any') {
    query = query.where(({ exists, not, selectFrom }) => {
      const wasSent = exists(selectFrom('sendings').select('sendings.id').whereRef('sendings.release_id', '=', 'releases.id'))
      return sent === 'sent' ? wasSent : not(wasSent)
    })
  }
  return query
}

/** Ids of released letters that carry a withdrawn version; asked from the few withdrawn versions, not from the many letters. */
function recalledIds(db: Reading) {
  return db
    .selectFrom('clause_versions')
    .innerJoin('clauses', 'clauses.id', 'clause_versions.clause_id')
    .innerJoin('release_clauses', (join) =>
      join.onRef('release_clauses.identity', '=', 'clauses.identity').onRef('release_clauses.version', '=', 'clause_versions.number'),
    )
    .where('clause_versions.state', '=', 'withdrawn')
    .select('release_clauses.release_id')
}

async function rowsOf(db: Reading, ids: readonly string[]): Promise<ReleaseRow[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('releases')
    .select(['id', 'letter_id', 'title', 'recipient', 'date', 'released_by', 'released_at'])
    .select(({ selectFrom }) => [
      selectFrom('release_clauses')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('release_clauses.release_id', '=', 'releases.id')
        .as('clauses'),
      selectFrom('sendings')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('sendings.release_id', '=', 'releases.id')
        .as('sendings'),
      selectFrom('sendings')
        .select(({ fn }) => fn.max('sendings.at').as('last'))
        .whereRef('sendings.release_id', '=', 'releases.id')
        .as('last_sent'),
    ])
    .where('id', 'in', ids)
    .orderBy('released_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const recalled = new Set(
    (await recalledIds(db).where('release_clauses.release_id', 'in', ids).execute()).map(({ release_id }) => release_id),
  )
  return rows.map(({ letter_id: letterId, released_by: releasedBy, released_at: releasedAt, last_sent, clauses, sendings, ...row }) => ({
    ...row,
    letterId,
    releasedBy,
    releasedAt,
    clauses: clauses ?? 0,
    sendings: sendings ?? 0,
    lastSent: last_sent ?? undefined,
    recalled: recalled.has(row.id),
  }))
}
