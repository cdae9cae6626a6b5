import { z } from 'zod'
import { Decision, importAuthor, PublicKey, Vouching } from '../../core/review/index.ts'
import { succeed, type Result } from '../../core/requests/index.ts'
import type { Connection, Reading } from './connection.ts'
import { decisionsOn } from './decisions.ts'
import type { StoreFailure } from './failures.ts'

/** What the house knows for and against something that was decided on. */
export interface Proofs {
  readonly decisions: readonly Decision[]
  readonly vouchings: readonly Vouching[]
  /** Undefined before the house was founded. */
  readonly rootKey: PublicKey | undefined
  /** Who wrote which transcript. */
  readonly transcripts: readonly { readonly digest: string; readonly author: string }[]
}

const Writers = z.array(z.string())

/** Entries of the audit trail whose actor has written words. */
const writing: readonly string[] = [
  'letter.created',
  'letter.edited',
  'letter.restored',
  'letter.revision-closed',
  'letter.imported',
  'clause-version.created',
  'clause-version.changed',
  'clause-version.imported',
  'house-version.created',
  'house-version.changed',
  'house-version.imported',
]

/** What a release is proved with: decisions, vouchings, and who wrote what. */
export class ProofRoom {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** The decisions on some digests, and all that they are checked with. */
  async on(digests: readonly string[]): Promise<Result<Proofs, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const decisions: Decision[] = []
      for (const digest of new Set(digests)) decisions.push(...(await decisionsOn(db, digest)))
      const transcripts = await db.selectFrom('transcripts').select(['digest', 'author']).execute()
      return succeed({ decisions, ...(await houseKeys(db)), transcripts })
    })
  }

  /** Ids of all who wrote on a letter or clause version, and of who sent it to review, each once. */
  async writersOf(entity: string): Promise<Result<string[], StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await writersOf(db, entity)))
  }

  /** The digests under which a letter was ever sent to review. */
  async formerDigests(letterId: string): Promise<Result<string[], StoreFailure>> {
    return this.#connection.read(async (db) => {
      const rows = await db
        .selectFrom('review_requests')
        .select('digest')
        .distinct()
        .where('subject', '=', 'letter')
        .where('subject_id', '=', letterId)
        .execute()
      return succeed(rows.map(({ digest }) => digest))
    })
  }
}

/** What the house vouches for, and with which root key. */
export async function houseKeys(db: Reading): Promise<Pick<Proofs, 'vouchings' | 'rootKey'>> {
  const root = await db.selectFrom('house_roots').select('public_key').executeTakeFirst()
  const vouchings = await db.selectFrom('vouchings').select('vouching').orderBy('at').orderBy('signature').execute()
  return {
    vouchings: vouchings.map(({ vouching }) => Vouching.parse(JSON.parse(vouching))),
    rootKey: root === undefined ? undefined : PublicKey.parse(root.public_key),
  }
}

/** Whom sending to review makes a writer: whoever sent it. Who sent what was imported did not write it, so that they may approve it. */
export function writersBySending(author: string, sender: string): string[] {
  return author === importAuthor ? [] : [sender]
}

/** Whether the trail names somebody among those who wrote on something; nobody in particular is not looked for. */
export async function hasWritten(db: Reading, entity: string, person: string): Promise<boolean> {
  if (person === 'system') return true
  const wrote = db.selectFrom('audit').select('seq').where('entity', '=', entity).where('kind', 'in', writing).where('actor', '=', person)
  return (await wrote.limit(1).executeTakeFirst()) !== undefined
}

/** Ids of all who wrote on something, and of who sent it to review, each once. */
export async function writersOf(db: Reading, entity: string): Promise<string[]> {
  const wrote = await db
    .selectFrom('audit')
    .select('actor')
    .distinct()
    .where('entity', '=', entity)
    .where('kind', 'in', writing)
    .where('actor', '!=', 'system')
    .execute()
  const asked = await db.selectFrom('review_requests').select(['author', 'writers', 'sent_by']).where('subject_id', '=', entity).execute()
  return [
    ...new Set([
      ...wrote.map(({ actor }) => actor),
      ...asked.flatMap(({ author, writers, sent_by }) => [
        author,
        ...writersBySending(author, sent_by),
        ...Writers.parse(JSON.parse(writers)),
      ]),
    ]),
  ]
}
