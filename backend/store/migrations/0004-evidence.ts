import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { appendOnly, run } from './guards.ts'

/** Evidence files by the digest of their bytes, the text read out of them, and transcripts of those that are pictures. */
export const evidence: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await run(db, [
      `create table evidence_files (
        digest text primary key not null, name text not null, media_type text not null, size integer not null,
        added_by text not null, added_at text not null, bytes blob not null
      ) strict`,
      ...appendOnly('evidence_files', [['digest']], 'evidence never changes'),
      // What was read out of a file can be read again by a better reader, so it may be replaced.
      'create table evidence_texts (digest text primary key not null references evidence_files (digest), text text not null) strict',
      `create table transcripts (
        digest text primary key not null, evidence text not null references evidence_files (digest),
        text text not null, author text not null, made_at text not null
      ) strict`,
      'create index transcripts_by_evidence on transcripts (evidence)',
      ...appendOnly('transcripts', [['digest']], 'a transcript never changes'),
    ])
  },
}
