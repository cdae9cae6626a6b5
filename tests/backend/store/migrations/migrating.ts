import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { DatabaseSync } from 'node:sqlite'
import { migrations } from '../../../../backend/store/migrations/index.ts'
import { NodeSqliteDialect } from '../../../../backend/store/sqlite-dialect.ts'

/** A store's file on its way through the migrations, as the program sets it up; in memory, when no path is said. */
export class Migrating {
  readonly #database: DatabaseSync
  readonly #migrator: Migrator

  constructor(path = ':memory:') {
    this.#database = new DatabaseSync(path)
    this.#database.exec('pragma foreign_keys = on; pragma trusted_schema = off')
    const db = new Kysely<unknown>({ dialect: new NodeSqliteDialect(this.#database) })
    this.#migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } })
  }

  /** Brings the file up to a migration, that one included. */
  async to(name: string): Promise<void> {
    const { error } = await this.#migrator.migrateTo(name)
    if (error !== undefined) throw error
  }

  /** Puts rows into a table; each row says every column it needs. */
  put(table: string, ...rows: readonly Readonly<Record<string, string | number | null | Uint8Array>>[]): void {
    for (const row of rows) {
      const columns = Object.keys(row)
      this.#database
        .prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
        .run(...Object.values(row))
    }
  }

  close(): void {
    this.#database.close()
  }

  run(sql: string): void {
    this.#database.exec(sql)
  }

  rows(sql: string): unknown[] {
    return this.#database
      .prepare(sql)
      .all()
      .map((row) => Object.values(row))
  }
}

const at = '2026-11-24T09:00:00.000Z'

/** Rows of the first versions of the store, as data that a later migration must leave as it is. */
export const earlier = {
  letter: {
    id: 'letter-1',
    title: 'A letter',
    template: 'note',
    recipient: 'Example Distribution',
    revision: 1,
    created_at: at,
    changed_at: at,
  },
  revision: { letter_id: 'letter-1', number: 1, letter: '{"title":"A letter"}', digest: 'd1', begun_at: at, saved_at: at, closed: 1 },
  image: { digest: 'a'.repeat(64), media_type: 'image/png', width: 1, height: 1, added_at: at, bytes: new Uint8Array([1]) },
  clause: {
    id: 'clause-1',
    identity: 'statement/scope en-GB GB',
    code: 'statement/scope',
    kind: 'statement',
    title: 'Scope',
    language: 'en-GB',
    jurisdictions: '["GB"]',
    owner: '',
    newest_id: 'version-1',
    newest: 1,
    state: 'draft',
    sort_key: 'scope',
    changed_at: at,
  },
  version: {
    id: 'version-1',
    clause_id: 'clause-1',
    number: 1,
    content: '{}',
    digest: 'd1',
    body_digest: 'b1',
    state: 'draft',
    frozen: 0,
    reason: 'first',
    author: 'person-1',
    made_at: at,
    changed_at: at,
  },
  evidence: {
    digest: 'e1',
    name: 'certificate.pdf',
    media_type: 'application/pdf',
    size: 1,
    added_by: 'person-1',
    added_at: at,
    bytes: new Uint8Array([1]),
  },
  person: { id: 'person-1', name: 'A. Person', roles: '["author"]', public_key: 'k1', active: 1, erased: 0, added_at: at, changed_at: at },
  house: {
    id: 'house-1',
    kind: 'company',
    code: 'company',
    number: 1,
    content: '{}',
    digest: 'h1',
    state: 'draft',
    frozen: 0,
    reason: 'first',
    author: 'person-1',
    made_at: at,
    changed_at: at,
  },
  decision: {
    id: 'decision-1',
    subject: 'clause-version',
    digest: 'd1',
    meaning: 'approve',
    role: 'reviewer',
    person: 'person-2',
    public_key: 'k2',
    at,
    comment: '',
    signature: 's1',
    received_at: at,
  },
  release: {
    id: 'release-1',
    letter_id: 'letter-1',
    revision: 1,
    title: 'A letter',
    recipient: 'Example Distribution',
    date: '2026-11-24',
    search_text: 'a letter',
    letter_digest: 'd1',
    approval_digest: 'd2',
    layout: '1',
    manifest: '{}',
    approvals: '[]',
    pdf_digest: 'f1',
    docx_digest: 'f2',
    released_by: 'person-1',
    released_at: at,
  },
  file: { digest: 'f1', media_type: 'application/pdf', size: 1, bytes: new Uint8Array([1]) },
} as const
