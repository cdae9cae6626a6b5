import { succeed, type Result } from '../../core/requests/index.ts'
import type { Connection } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import { gatherReview, namedRequest, type GatheredReview, type Gathering } from './review-gather.ts'
import { takePackage, type OpenedPackage, type TakenPackage, type TakingWith } from './review-take.ts'

/** Reviews on their way to another computer of the house and back. */
export class ReviewPackages {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** The id of the review that a person means: by its own id, or the newest one of a letter or clause version. */
  async named(named: string): Promise<Result<string, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const found = await namedRequest(db, named)
      return found.ok ? succeed(found.value.id) : found
    })
  }

  /** All that a package about a review holds; `letter` is what is under review where that is a letter. */
  async gather(request: string, gathering: Gathering): Promise<Result<GatheredReview, StoreFailure>> {
    return this.#connection.read((db) => gatherReview(db, request, gathering))
  }

  /** Keeps that a review went out; `digest` is of the signed list of contents, `rules` of the approval rules in it. */
  async wentOut(
    request: string,
    { digest, rules }: { readonly digest: string; readonly rules: string },
    actor: string,
  ): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async ({ record }) => {
      await record({ actor, kind: 'review.packed', entity: request, payload: { package: digest, rules } })
      return succeed(undefined)
    })
  }

  /** Takes in a verified package, all of it or nothing. */
  async take(opened: OpenedPackage, how: TakingWith): Promise<Result<TakenPackage, StoreFailure>> {
    return this.#connection.change((change) => takePackage(change, opened, how))
  }
}
