import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Pictures of letters, each kept once by the digest of its bytes. One that is kept is never altered, taken out or replaced. */
export const images: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table images (
      digest text primary key not null check (length(digest) = 64), media_type text not null check (media_type in ('image/png', 'image/jpeg')),
      width integer not null check (width > 0), height integer not null check (height > 0), added_at text not null, bytes blob not null
    ) strict`.execute(db)
    const refuse = sql`select raise(abort, 'an image never changes')`
    await sql`create trigger images_update before update on images begin ${refuse}; end`.execute(db)
    await sql`create trigger images_delete before delete on images begin ${refuse}; end`.execute(db)
    // INSERT OR REPLACE runs no delete trigger, so it is caught on its way in.
    await sql`create trigger images_replace before insert on images when exists (
      select 1 from images where digest = new.digest
    ) begin ${refuse}; end`.execute(db)
  },
}
