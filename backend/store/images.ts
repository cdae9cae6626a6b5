import { Image } from '../../core/document/index.ts'
import { succeed, type Result } from '../../core/requests/index.ts'
import type { CleanImage } from '../images/index.ts'
import type { Connection, Reading } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import { HeldFiles } from './held-files.ts'

export interface StoredImage {
  readonly mediaType: Image['mediaType']
  readonly bytes: Uint8Array
}

/** Pictures that letters show, kept once by the SHA-256 of their bytes. None is ever altered or taken out. */
export class Images {
  readonly #connection: Connection
  readonly #held = new HeldFiles<StoredImage>()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Keeps a picture; the same bytes again are the same picture. */
  async add({ digest, mediaType, width, height, bytes }: CleanImage): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async ({ tx, now }) => {
      const known = await tx.selectFrom('images').select('digest').where('digest', '=', digest).executeTakeFirst()
      if (known === undefined)
        await tx.insertInto('images').values({ digest, media_type: mediaType, width, height, added_at: now, bytes }).execute()
      return succeed(undefined)
    })
  }

  /** The pictures with these digests, by digest; those that are not kept are left out. */
  async read(digests: Iterable<string>): Promise<Result<Map<string, StoredImage>, StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await this.#held.read(digests, (digest) => loadImage(db, digest))))
  }
}

/** A kept picture; undefined where there is none of this digest. */
export async function loadImage(db: Reading, digest: string): Promise<StoredImage | undefined> {
  const row = await db.selectFrom('images').select(['media_type', 'bytes']).where('digest', '=', digest).executeTakeFirst()
  return row === undefined ? undefined : { mediaType: Image.shape.mediaType.parse(row.media_type), bytes: row.bytes }
}
