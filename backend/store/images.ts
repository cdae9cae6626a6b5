import type { Kysely } from 'kysely'
import { Image } from '../../core/document/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import type { CleanImage } from '../images/index.ts'
import { storeFailure, type StoreFailure } from './failures.ts'
import type { Tables } from './tables.ts'

/** Bytes of pictures held in memory: a page asks for the same ones at every key press. */
const heldBytes = 64_000_000

export interface StoredImage {
  readonly mediaType: Image['mediaType']
  readonly bytes: Uint8Array
}

/** Pictures that letters show, kept once by the SHA-256 of their bytes. None is ever altered or taken out. */
export class Images {
  readonly #db: Kysely<Tables>
  readonly #now: () => string
  /** The last used at the end. A picture never changes, so what is held is always right. */
  readonly #held = new Map<string, StoredImage>()

  constructor(db: Kysely<Tables>, now: () => string) {
    this.#db = db
    this.#now = now
  }

  /** Keeps a picture; the same bytes again are the same picture. */
  async add({ digest, mediaType, width, height, bytes }: CleanImage): Promise<Result<void, StoreFailure>> {
    return this.#attempt(async () => {
      const known = await this.#db.selectFrom('images').select('digest').where('digest', '=', digest).executeTakeFirst()
      if (known === undefined) {
        const row = { digest, media_type: mediaType, width, height, added_at: this.#now(), bytes }
        await this.#db.insertInto('images').values(row).onConflict((conflict) => conflict.column('digest').doNothing()).execute()
      }
    })
  }

  /** The pictures with these digests, by digest; those that are not kept are left out. */
  async read(digests: Iterable<string>): Promise<Result<Map<string, StoredImage>, StoreFailure>> {
    return this.#attempt(async () => {
      const found = new Map<string, StoredImage>()
      for (const digest of new Set(digests)) {
        const image = this.#held.get(digest) ?? (await this.#load(digest))
        if (image === undefined) continue
        this.#hold(digest, image)
        found.set(digest, image)
      }
      return found
    })
  }

  async #load(digest: string): Promise<StoredImage | undefined> {
    const row = await this.#db.selectFrom('images').select(['media_type', 'bytes']).where('digest', '=', digest).executeTakeFirst()
    return row === undefined ? undefined : { mediaType: Image.shape.mediaType.parse(row.media_type), bytes: row.bytes }
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

  async #attempt<Value>(action: () => Promise<Value>): Promise<Result<Value, StoreFailure>> {
    try {
      return succeed(await action())
    } catch (error) {
      return fail(storeFailure(error))
    }
  }
}
