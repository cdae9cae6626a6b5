import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { appendOnly, keepsRows, run } from './guards.ts'

/** The house's root key, its people, their keys under passphrases, and what the root vouched for. */
export const people: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await run(db, [
      'create table house_roots (id integer primary key check (id = 1), public_key text not null, made_at text not null) strict',
      ...appendOnly('house_roots', [['id']], 'the root key of a house never changes'),
      `create table persons (
        id text primary key not null, name text not null, roles text not null, public_key text not null,
        active integer not null check (active in (0, 1)), erased integer not null check (erased in (0, 1)),
        added_at text not null, changed_at text not null
      ) strict`,
      ...keepsRows('persons', [['id']], 'a person stays'),
      // An administrator's copy of the root's private key, under their own passphrase.
      'create table root_keys (person text primary key not null references persons (id), sealed text not null) strict',
      `create table person_keys (
        public_key text primary key not null, person text not null references persons (id), sealed text,
        since text not null, until text
      ) strict`,
      'create unique index person_keys_current on person_keys (person) where until is null',
      ...keepsRows('person_keys', [['public_key']], 'a key stays with its person'),
      // Of anyone: approvals come with libraries from computers whose people have no profile here.
      `create table vouchings (
        signature text primary key not null, person text not null, public_key text not null,
        at text not null, vouching text not null
      ) strict`,
      'create index vouchings_by_key on vouchings (public_key)',
      ...appendOnly('vouchings', [['signature']], 'what was vouched for never changes'),
      // What names a person goes when their data is erased.
      'drop trigger vouchings_delete',
      `create trigger vouchings_delete before delete on vouchings when (select erased from persons where id = old.person) = 0
        begin select raise(abort, 'what was vouched for never changes'); end`,
    ])
  },
}
