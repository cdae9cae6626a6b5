import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { appendOnly, run } from './guards.ts'

/** The audit trail, and beside it what is personal, so that it can be erased and the chain still holds. */
export const audit: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const sentence = 'the audit trail only grows at its end'
    await run(db, [
      `create table audit (
        seq integer primary key, at text not null, actor text not null, kind text not null, entity text not null,
        payload text not null, prev_hash text not null, hash text not null unique
      ) strict`,
      'create index audit_by_entity on audit (entity, seq)',
      'create index audit_by_actor on audit (actor, seq)',
      ...appendOnly('audit', [['seq'], ['hash']], sentence),
      `create trigger audit_end before insert on audit
        when new.seq is not (select coalesce(max(seq), 0) + 1 from audit)
        or new.prev_hash is not coalesce((select hash from audit order by seq desc limit 1), '${'0'.repeat(64)}')
        begin select raise(abort, '${sentence}'); end`,
      `create table audit_personal (
        seq integer primary key references audit (seq), about text not null, salt text not null, data text not null
      ) strict`,
      'create index audit_personal_by_person on audit_personal (about)',
      // It may be erased, never changed.
      `create trigger audit_personal_update before update on audit_personal begin select raise(abort, '${sentence}'); end`,
      `create trigger audit_personal_replace before insert on audit_personal
        when exists (select 1 from audit_personal where seq = new.seq) begin select raise(abort, '${sentence}'); end`,
      // A closed revision may leave where a later one of the same day stays, unless it has a name or the trail says what became of it.
      'drop trigger revisions_delete',
      `create trigger revisions_delete before delete on revisions when old.closed = 1 and (
        exists (select 1 from revision_names where letter_id = old.letter_id and number = old.number)
        or exists (
          select 1 from audit where entity = old.letter_id and kind != 'letter.revision-closed'
          and json_extract(payload, '$.revision') = old.number
        )
        or not exists (
          select 1 from revisions as later where later.letter_id = old.letter_id and later.number > old.number
          and substr(later.saved_at, 1, 10) = substr(old.saved_at, 1, 10)
        )
      ) begin select raise(abort, 'a closed revision never changes'); end`,
    ])
  },
}
