import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { z } from 'zod'
import { run } from './guards.ts'

const Pinned = z.looseObject({
  type: z.literal('clause'),
  code: z.string(),
  version: z.int(),
  language: z.string(),
  jurisdictions: z.array(z.string()),
  digest: z.string(),
})
const Parent = z.looseObject({ children: z.array(z.unknown()) })
const Stored = z.looseObject({ document: Parent })

/** The clauses that a stored letter pinned on the day of this migration, each once. */
function pinnedIn(letter: string): { identity: string; version: number; body_digest: string }[] {
  const stored = Stored.safeParse(JSON.parse(letter))
  const nodes: unknown[] = stored.success ? [...stored.data.document.children] : []
  const found = new Map<string, { identity: string; version: number; body_digest: string }>()
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    const clause = Pinned.safeParse(node)
    if (clause.success) {
      const { code, language, jurisdictions, version, digest } = clause.data
      const identity = `${code} ${language} ${[...jurisdictions].sort().join('+')}`
      found.set(`${identity} ${String(version)}`, { identity, version, body_digest: digest })
    } else {
      const parent = Parent.safeParse(node)
      if (parent.success) nodes.push(...parent.data.children)
    }
  }
  return [...found.values()]
}

/** Where a letter stands, which clause versions its newest revision carries, who saved its revisions and what they are called. */
export const lettersInReview: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await run(db, [
      `alter table letters add column state text not null default 'draft'
        check (state in ('draft', 'in-review', 'changes-asked', 'refused', 'approved', 'released', 'sent'))`,
      `create table letter_clauses (
        letter_id text not null references letters (id), identity text not null, version integer not null, body_digest text not null,
        primary key (letter_id, identity, version)
      ) strict, without rowid`,
      'create index letter_clauses_by_clause on letter_clauses (identity, version)',
      // UPDATE OR REPLACE could push a closed revision out by taking its number.
      `create trigger revisions_rekey before update on revisions when new.number is not old.number and exists (
        select 1 from revisions where letter_id = new.letter_id and number = new.number and closed = 1
      ) begin select raise(abort, 'a closed revision never changes'); end`,
      // Who saved it last; unknown for what was saved before there were people.
      'alter table revisions add column saved_by text',
      // Beside the revisions, because a closed one never changes and its name may.
      `create table revision_names (
        letter_id text not null, number integer not null, name text not null, named_by text not null, named_at text not null,
        primary key (letter_id, number), foreign key (letter_id, number) references revisions (letter_id, number)
      ) strict, without rowid`,
    ])
    const newest = await sql<{ id: string; letter: string }>`
      select letters.id as id, revisions.letter as letter from letters
      join revisions on revisions.letter_id = letters.id and revisions.number = letters.revision`.execute(db)
    for (const { id, letter } of newest.rows) {
      for (const { identity, version, body_digest } of pinnedIn(letter)) {
        await sql`insert into letter_clauses values (${id}, ${identity}, ${version}, ${body_digest})`.execute(db)
      }
    }
  },
}
