import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { keepsRows, run } from './guards.ts'

const states = `('draft', 'in-review', 'changes-asked', 'refused', 'approved', 'withdrawn')`
const kept = ['content', 'digest', 'reason', 'author', 'made_at', 'frozen']

/** Company values, letterheads, letter templates and the house style in versions, guarded as clause versions are. */
export const house: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await run(db, [
      `create table house_versions (
        id text primary key not null, kind text not null check (kind in ('company', 'letterhead', 'template', 'style')), code text not null,
        number integer not null, content text not null, digest text not null,
        state text not null check (state in ${states}), frozen integer not null check (frozen in (0, 1)),
        reason text not null, author text not null, made_at text not null, changed_at text not null, withdrawal text,
        unique (kind, code, number), check (state = 'draft' or frozen = 1)
      ) strict`,
      'create index house_versions_by_digest on house_versions (digest)',
      ...keepsRows('house_versions', [['id'], ['kind', 'code', 'number']], 'a version of the house stays'),
      `create trigger house_versions_frozen before update on house_versions
        when old.frozen = 1 and (${kept.map((column) => `new.${column} is not old.${column}`).join(' or ')})
        begin select raise(abort, 'a frozen version of the house never changes'); end`,
    ])
  },
}
