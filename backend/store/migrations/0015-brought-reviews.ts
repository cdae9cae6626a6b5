import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { run } from './guards.ts'

/** By what a review that came from another computer is judged there, and who packed it. The rules of this house stay beside it as they are. */
export const broughtReviews: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await run(db, [
      `create table brought_reviews (
        request text primary key not null references review_requests (id),
        rules text not null, stand_ins text not null, packed_by text not null
      ) strict`,
    ])
  },
}
