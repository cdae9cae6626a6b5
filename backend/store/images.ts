import { Image } from '../../core/document/index.ts'
import { succeed, type Result } from '../../core/requests/index.ts'
import type { CleanImage } from '../images/index.ts'
import type { Connection, Reading } from './connection.ts'
import type { StoreFailure } from './failures.ts'

/** Bytes of pictures held in memory: a page asks for the same ones at every key press. */
const heldBytes = 64_000_000

export interface StoredImage {
  readonly mediaType: Image['mediaType']
  readonly bytes: Uint8Array
}

/** Pictures that letters show, kept once by the SHA-256 of their bytes. None is ever altered or taken out. */
export class Images {
  readonly #connection: Connection
  /** The last used at the end. A picture never changes, so what is held is always right. */
  readonly #held = new Map<string, StoredImage>()

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
    return this.#connection.read(async (db) => {
      const found = new Map<string, StoredImage>()
      for (const digest of new Set(digests)) {
        const image = this.#held.get(digest) ?? (await loadImage(db, digest))
        if (image === undefined) continue
        this.#hold(digest, image)
        found.set(digest, image)
      }
      return succeed(found)
    })
  }

  #hold(digest: string, image: StoredImage): void {
    this.#held.delete(digest)
    this.#held.set(digest, image)
    let sum = [...this.#held.values()].reduce((all, { bytes }) => all + bytes.length, 0)
    for (const [oldest, { bytes }] of this.#held) {
      if (sum <= heldBytes || oldest === digest) return
      this.#held.delete(oldest)
      sum -= bytes.length
    }
  }
}

/** A kept picture; undefined where there is none of this digest. */
export async function loadImage(db: Reading, digest: string): Promise<StoredImage | undefined> {
  const row = await db.selectFrom('images').select(['media_type', 'bytes']).where('digest', '=', digest).executeTakeFirst()
  return row === undefined ? undefined : { mediaType: Image.shape.mediaType.parse(row.media_type), bytes: row.bytes }
}
