import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { appendOnly, run } from './guards.ts'

/** Files that letters enclose, each kept once by the digest of its bytes. */
export const enclosures: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await run(db, [
      'create table enclosures (digest text primary key not null check (length(digest) = 64), added_at text not null, bytes blob not null) strict',
      ...appendOnly('enclosures', [['digest']], 'an enclosed file never changes'),
    ])
  },
}
