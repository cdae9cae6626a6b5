import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { appendOnly, run } from './guards.ts'

/** Released letters with their files and clauses, and when and to whom they were sent. */
export const register: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await run(db, [
      `create table released_files (
        digest text primary key not null, media_type text not null, size integer not null, bytes blob not null
      ) strict`,
      ...appendOnly('released_files', [['digest']], 'a released file never changes'),
      `create table releases (
        id text primary key not null, letter_id text not null unique references letters (id), revision integer not null,
        title text not null, recipient text not null, date text not null, search_text text not null,
        letter_digest text not null, approval_digest text not null, layout text not null, manifest text not null, approvals text not null,
        pdf_digest text not null references released_files (digest), docx_digest text not null references released_files (digest),
        released_by text not null, released_at text not null
      ) strict`,
      'create index releases_by_time on releases (released_at, id)',
      ...appendOnly('releases', [['id'], ['letter_id']], 'a released letter never changes'),
      // The same passage stands in thousands of letters: its words are kept once.
      'create table passages (id integer primary key, digest text not null unique, text text not null) strict',
      ...appendOnly('passages', [['id'], ['digest']], 'a passage of a released letter never changes'),
      `create table release_clauses (
        release_id text not null references releases (id), position integer not null, identity text not null, version integer not null,
        body_digest text not null, passage integer not null references passages (id), primary key (release_id, position)
      ) strict, without rowid`,
      'create index release_clauses_by_clause on release_clauses (identity, version)',
      ...appendOnly('release_clauses', [['release_id', 'position']], 'a released letter never changes'),
      `create table sendings (
        id text primary key not null, release_id text not null references releases (id), at text not null, recipient text not null,
        how text not null, note text not null, recorded_by text not null, recorded_at text not null
      ) strict`,
      'create index sendings_by_release on sendings (release_id, at)',
      ...appendOnly('sendings', [['id']], 'what was sent stays sent'),
    ])
  },
}
