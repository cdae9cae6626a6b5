import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { keepsRows, run } from './guards.ts'

/** Where the passages of comments went while their letters were written on, and whom comments mention. */
export const comments: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await run(db, [
      'alter table comments add column followed text',
      `create trigger comments_anchor before update on comments when new.anchor is not old.anchor or new.thread is not old.thread
        begin select raise(abort, 'what a comment says never changes'); end`,
      'create table mentions (comment_id text not null, person text not null, primary key (person, comment_id)) strict, without rowid',
      ...keepsRows('mentions', [['person', 'comment_id']], 'a mention stays'),
    ])
  },
}
