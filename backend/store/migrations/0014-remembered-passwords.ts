import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { run } from './guards.ts'

/** Passwords of keys that a person asked to have remembered, each sealed by the keychain of the system; they go with their certificate. */
export const rememberedPasswords: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await run(db, [
      `create table remembered_passwords (
        certificate text primary key not null references signing_certificates (id) on delete cascade,
        sealed blob not null, kept_at text not null
      ) strict`,
    ])
  },
}
