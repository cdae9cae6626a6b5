import { createHash } from 'node:crypto'
import { canonicalJson, type Json } from '../../core/document/index.ts'
import { digestOfTranscript } from '../../core/evidence/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import type { Decision } from '../../core/review/index.ts'
import type { Connection, Reading } from './connection.ts'
import { insertDecision } from './decisions.ts'
import type { StoreFailure } from './failures.ts'

/** An evidence file without its bytes. `digest` is the SHA-256 of them. */
export interface EvidenceFile {
  readonly digest: string
  readonly name: string
  readonly mediaType: string
  /** In bytes. */
  readonly size: number
  readonly addedBy: string
  readonly addedAt: string
}

/** What a person wrote down of a source that is a picture. `digest` binds its words to that picture (`digestOfTranscript`). */
export interface Transcript {
  readonly digest: string
  readonly evidence: string
  readonly text: string
  readonly author: string
  readonly madeAt: string
}

const evidenceUnknown: StoreFailure = {
  code: 'evidence-unknown',
  message: 'This evidence file is not in the library.',
  remedy: 'Attach the file again.',
}
const evidenceEmpty: StoreFailure = {
  code: 'evidence-empty',
  message: 'The file is empty, so it is evidence of nothing.',
  remedy: 'Choose the file with the document in it.',
}

/** Files that clauses rest on, each kept once by the digest of its bytes, and never changed. */
export class EvidenceFiles {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Keeps a file. The same bytes again are the same file, under the name it had first. */
  async add(
    bytes: Uint8Array,
    about: { readonly name: string; readonly mediaType: string },
    actor: string,
  ): Promise<Result<EvidenceFile, StoreFailure>> {
    if (bytes.length === 0) return fail(evidenceEmpty)
    return this.#connection.change(async (change) => {
      const { tx, now } = change
      const digest = createHash('sha256').update(bytes).digest('hex')
      const known = await this.#about(tx, digest)
      if (known !== undefined) return succeed(known)
      const row = { digest, name: about.name, media_type: about.mediaType, size: bytes.length, added_by: actor, added_at: now }
      await tx
        .insertInto('evidence_files')
        .values({ ...row, bytes })
        .execute()
      await change.record({
        actor,
        kind: 'evidence.added',
        entity: digest,
        payload: { name: about.name, mediaType: about.mediaType, size: bytes.length },
      })
      return succeed({ digest, ...about, size: bytes.length, addedBy: actor, addedAt: now })
    })
  }

  /** A file without its bytes. */
  async describe(digest: string): Promise<Result<EvidenceFile, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const file = await this.#about(db, digest)
      return file === undefined ? fail(evidenceUnknown) : succeed(file)
    })
  }

  async read(digest: string): Promise<Result<EvidenceFile & { readonly bytes: Uint8Array }, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const file = await this.#about(db, digest)
      const row = await db.selectFrom('evidence_files').select('bytes').where('digest', '=', digest).executeTakeFirst()
      return file === undefined || row === undefined ? fail(evidenceUnknown) : succeed({ ...file, bytes: row.bytes })
    })
  }

  /** What was read out of a file; undefined when nobody has read it yet. */
  async text(digest: string): Promise<Result<unknown, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const row = await db.selectFrom('evidence_texts').select('text').where('digest', '=', digest).executeTakeFirst()
      const text: unknown = row === undefined ? undefined : JSON.parse(row.text)
      return succeed(text)
    })
  }

  /** Keeps what was read out of a file. It can be read again at any time, so this is no state and no audit entry. */
  async setText(digest: string, extracted: Json): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async ({ tx }) => {
      if ((await this.#about(tx, digest)) === undefined) return fail(evidenceUnknown)
      const text = canonicalJson(extracted)
      await tx
        .insertInto('evidence_texts')
        .values({ digest, text })
        .onConflict((conflict) => conflict.column('digest').doUpdateSet({ text }))
        .execute()
      return succeed(undefined)
    })
  }

  /** Keeps a transcript of a file; the same words again are the same transcript. Attesting it is a decision on its digest. */
  async addTranscript(evidence: string, text: string, actor: string): Promise<Result<Transcript, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const { tx, now } = change
      if ((await this.#about(tx, evidence)) === undefined) return fail(evidenceUnknown)
      const digest = digestOfTranscript(evidence, text)
      const known = await tx.selectFrom('transcripts').selectAll().where('digest', '=', digest).executeTakeFirst()
      if (known !== undefined) return succeed({ digest, evidence: known.evidence, text, author: known.author, madeAt: known.made_at })
      await tx.insertInto('transcripts').values({ digest, evidence, text, author: actor, made_at: now }).execute()
      await change.record({ actor, kind: 'transcript.added', entity: digest, payload: { evidence } })
      return succeed({ digest, evidence, text, author: actor, madeAt: now })
    })
  }

  /** The transcripts of a file, in the order in which they were made. */
  async transcripts(evidence: string): Promise<Result<Transcript[], StoreFailure>> {
    return this.#connection.read(async (db) => {
      const rows = await db
        .selectFrom('transcripts')
        .selectAll()
        .where('evidence', '=', evidence)
        .orderBy('made_at')
        .orderBy('digest')
        .execute()
      return succeed(rows.map(({ made_at, ...row }) => ({ ...row, madeAt: made_at })))
    })
  }

  /** Keeps that somebody signed a transcript of a file. Who may, is decided before it is asked of the store. */
  async attest(
    transcript: string,
    attestation: Pick<Decision, 'role' | 'person' | 'publicKey' | 'signature'>,
  ): Promise<Result<void, StoreFailure>> {
    return this.#connection.change((change) =>
      insertDecision(
        change,
        { ...attestation, id: change.newId(), subject: 'transcript', digest: transcript, meaning: 'attest', at: change.now, comment: '' },
        attestation.person,
      ),
    )
  }

  async #about(db: Reading, digest: string): Promise<EvidenceFile | undefined> {
    const row = await db
      .selectFrom('evidence_files')
      .select(['digest', 'name', 'media_type', 'size', 'added_by', 'added_at'])
      .where('digest', '=', digest)
      .executeTakeFirst()
    return row === undefined
      ? undefined
      : { digest, name: row.name, mediaType: row.media_type, size: row.size, addedBy: row.added_by, addedAt: row.added_at }
  }
}
