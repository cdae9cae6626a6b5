import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { appendOnly, keepsRows, run } from './guards.ts'

/** Review requests, signed decisions, comments, and who stands in for whom. Nobody decides twice on the same thing. */
export const reviews: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await run(db, [
      `create table review_requests (
        id text primary key not null, subject text not null, subject_id text not null, digest text not null,
        author text not null, writers text not null, sent_by text not null, sent_at text not null, note text not null, due text,
        closed_at text, outcome text
      ) strict`,
      'create index review_requests_open on review_requests (sent_at) where closed_at is null',
      'create index review_requests_by_subject on review_requests (subject_id)',
      ...keepsRows('review_requests', [['id']], 'a review request stays'),
      `create table decisions (
        id text primary key not null, subject text not null, digest text not null, meaning text not null, role text not null,
        person text not null, public_key text not null, at text not null, comment text not null, signature text not null,
        received_at text not null
      ) strict`,
      // A person approves, refuses or asks for changes once; keeping, attesting and withdrawing are other things to say.
      `create unique index decisions_once on decisions (
        digest, person, (case when meaning in ('approve', 'refuse', 'ask-changes') then 'verdict' else meaning end)
      )`,
      ...appendOnly('decisions', [['id']], 'a decision never changes'),
      `create trigger decisions_again before insert on decisions when exists (
        select 1 from decisions where digest = new.digest and person = new.person and (
          meaning = new.meaning or (
            meaning in ('approve', 'refuse', 'ask-changes') and new.meaning in ('approve', 'refuse', 'ask-changes')
          )
        )
      ) begin select raise(abort, 'nobody decides twice'); end`,
      `create table comments (
        id text primary key not null, subject text not null, subject_id text not null, thread text not null,
        person text not null, at text not null, text text not null, anchor text, resolved_at text, resolved_by text
      ) strict`,
      'create index comments_by_subject on comments (subject_id, at)',
      ...keepsRows('comments', [['id']], 'a comment stays'),
      `create trigger comments_words before update on comments
        when new.text is not old.text or new.person is not old.person or new.at is not old.at or new.subject_id is not old.subject_id
        begin select raise(abort, 'what a comment says never changes'); end`,
      `create table delegations (
        id text primary key not null, from_person text not null, to_person text not null, first_day text not null, last_day text not null,
        made_by text not null, made_at text not null, ended_at text, ended_by text
      ) strict`,
      ...keepsRows('delegations', [['id']], 'a delegation stays'),
      `create trigger delegations_days before update on delegations
        when new.from_person is not old.from_person or new.to_person is not old.to_person or new.first_day is not old.first_day
          or new.last_day is not old.last_day or new.made_by is not old.made_by or new.made_at is not old.made_at
          or old.ended_at is not null
        begin select raise(abort, 'a delegation is ended once and never changed'); end`,
    ])
  },
}
