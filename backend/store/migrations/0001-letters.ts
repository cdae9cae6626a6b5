import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Letters, their revisions, and settings. A closed revision cannot be changed, taken out or replaced. */
export const letters: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('letters')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('template', 'text', (column) => column.notNull())
      .addColumn('recipient', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'text', (column) => column.notNull())
      .addColumn('removed_at', 'text')
      .modifyEnd(sql`strict`)
      .execute()
    await db.schema.createIndex('letters_by_change').on('letters').columns(['removed_at', 'changed_at']).execute()
    await db.schema
      .createTable('revisions')
      .addColumn('letter_id', 'text', (column) => column.notNull().references('letters.id'))
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('letter', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('begun_at', 'text', (column) => column.notNull())
      .addColumn('saved_at', 'text', (column) => column.notNull())
      .addColumn('closed', 'integer', (column) => column.notNull().check(sql`closed in (0, 1)`))
      .addPrimaryKeyConstraint('revisions_key', ['letter_id', 'number'])
      .modifyEnd(sql`strict`)
      .execute()
    const refuse = sql`select raise(abort, 'a closed revision never changes')`
    await sql`create trigger revisions_update before update on revisions when old.closed = 1 begin ${refuse}; end`.execute(db)
    await sql`create trigger revisions_delete before delete on revisions when old.closed = 1 begin ${refuse}; end`.execute(db)
    // INSERT OR REPLACE runs no delete trigger, so it is caught on its way in.
    await sql`create trigger revisions_replace before insert on revisions when exists (
      select 1 from revisions where letter_id = new.letter_id and number = new.number and closed = 1
    ) begin ${refuse}; end`.execute(db)
    await db.schema
      .createTable('settings')
      .addColumn('key', 'text', (column) => column.primaryKey().notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .modifyEnd(sql`strict`)
      .execute()
  },
}
