import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { keepsRows, run } from './guards.ts'

const states = `('draft', 'in-review', 'changes-asked', 'refused', 'approved', 'withdrawn')`
const kept = ['content', 'digest', 'body_digest', 'reason', 'author', 'made_at', 'frozen']

/**
 * Clauses, their versions and their words for search. What a frozen version says never changes, and no version is ever
 * deleted or replaced; where it stands may move.
 */
export const clauses: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await run(db, [
      `create table clauses (
        id text primary key not null, identity text not null unique,
        code text not null, kind text not null, title text not null, language text not null, jurisdictions text not null,
        owner text not null, newest_id text not null, newest integer not null, state text not null,
        approved_id text, approved integer, expires text, review_by text,
        sort_key text not null, changed_at text not null
      ) strict`,
      'create index clauses_by_title on clauses (sort_key, id)',
      'create index clauses_by_kind on clauses (kind, sort_key, id)',
      'create index clauses_by_expiry on clauses (expires) where expires is not null',
      `create table clause_versions (
        id text primary key not null, clause_id text not null references clauses (id) deferrable initially deferred,
        number integer not null, content text not null, digest text not null, body_digest text not null,
        state text not null check (state in ${states}), frozen integer not null check (frozen in (0, 1)),
        valid_from text, valid_until text, review_by text,
        reason text not null, author text not null, made_at text not null, changed_at text not null,
        approved_at text, withdrawn_at text, withdrawal text, replacement text references clause_versions (id),
        unique (clause_id, number), check (state = 'draft' or frozen = 1)
      ) strict`,
      'create index clause_versions_by_digest on clause_versions (digest)',
      ...keepsRows('clause_versions', [['id'], ['clause_id', 'number']], 'a clause version stays'),
      `create trigger clause_versions_frozen before update on clause_versions
        when old.frozen = 1 and (${kept.map((column) => `new.${column} is not old.${column}`).join(' or ')})
        begin select raise(abort, 'a frozen clause version never changes'); end`,
      'create table clause_tags (clause_id text not null references clauses (id), tag text not null, primary key (clause_id, tag)) strict, without rowid',
      'create index clause_tags_by_tag on clause_tags (tag, clause_id)',
      `create table clause_texts (
        id integer primary key, clause_id text not null unique references clauses (id),
        title text not null, code text not null, about text not null, body text not null, written text not null
      ) strict`,
      // The words come folded and parted by spaces, so the tokeniser has nothing left to decide.
      `create virtual table clause_search using fts5 (title, code, about, body, content = 'clause_texts', content_rowid = 'id', tokenize = 'ascii', prefix = '1 2 3')`,
      `create trigger clause_texts_in after insert on clause_texts begin
        insert into clause_search (rowid, title, code, about, body) values (new.id, new.title, new.code, new.about, new.body); end`,
      `create trigger clause_texts_out after update on clause_texts begin
        insert into clause_search (clause_search, rowid, title, code, about, body) values ('delete', old.id, old.title, old.code, old.about, old.body);
        insert into clause_search (rowid, title, code, about, body) values (new.id, new.title, new.code, new.about, new.body); end`,
    ])
  },
}
