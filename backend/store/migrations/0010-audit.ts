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
    ])
  },
}
