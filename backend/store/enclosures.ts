import { sql } from 'kysely'
import { digestOf } from '../../core/document/index.ts'
import { succeed, type Result } from '../../core/requests/index.ts'
import type { Change, Connection } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import { HeldFiles } from './held-files.ts'

/** Files that letters enclose, kept once by the SHA-256 of their bytes. None is ever altered or taken out. */
export class EnclosureFiles {
  readonly #connection: Connection
  readonly #held = new HeldFiles<{ readonly bytes: Uint8Array }>()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Keeps a file under its digest; the same bytes again are the same file. */
  async add(bytes: Uint8Array): Promise<Result<string, StoreFailure>> {
    return this.#connection.change(async (change) => succeed(await addEnclosure(change, bytes)))
  }

  /** The bytes of the files with these digests; those that are not kept are left out. */
  async read(digests: Iterable<string>): Promise<Result<Map<string, Uint8Array>, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const found = await this.#held.read(digests, (digest) =>
        db.selectFrom('enclosures').select('bytes').where('digest', '=', digest).executeTakeFirst(),
      )
      return succeed(new Map([...found].map(([digest, { bytes }]) => [digest, bytes] as const)))
    })
  }

  /** How many bytes each of these files has; those that are not kept are left out. */
  async sizes(digests: readonly string[]): Promise<Result<Map<string, number>, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const found = await db
        .selectFrom('enclosures')
        .select(['digest', sql<number>`length(bytes)`.as('size')])
        .where('digest', 'in', [...digests])
        .execute()
      return succeed(new Map(found.map(({ digest, size }) => [digest, size] as const)))
    })
  }
}

/** Keeps a file inside a transaction, and gives its digest. */
export async function addEnclosure({ tx, now }: Change, bytes: Uint8Array): Promise<string> {
  const digest = digestOf(bytes)
  const known = await tx.selectFrom('enclosures').select('digest').where('digest', '=', digest).executeTakeFirst()
  if (known === undefined) await tx.insertInto('enclosures').values({ digest, added_at: now, bytes }).execute()
  return digest
}
