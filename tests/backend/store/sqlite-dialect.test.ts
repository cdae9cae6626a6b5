import { Kysely, sql } from 'kysely'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NodeSqliteDialect } from '../../../backend/store/sqlite-dialect.ts'
import { openDatabase } from '../../../backend/store/open-database.ts'

let folder: string
let database: DatabaseSync
let db: Kysely<unknown>

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-dialect-'))
  database = openDatabase(join(folder, 'store.sqlite'))
  db = new Kysely<unknown>({ dialect: new NodeSqliteDialect(database) })
})
afterEach(async () => {
  await db.destroy()
  rmSync(folder, { recursive: true, force: true })
})

function pragma(name: string): unknown {
  return Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0]
}

describe('the file of the store is opened', () => {
  test('with a write-ahead log', () => {
    expect(pragma('journal_mode')).toBe('wal')
  })
  test('so that a save that returned is on the disk', () => {
    // sqlite.org/pragma.html#pragma_synchronous: 2 is FULL.
    expect(pragma('synchronous')).toBe(2)
  })
  test('with its foreign keys enforced', () => {
    expect(pragma('foreign_keys')).toBe(1)
  })
  test('so that what is deleted is overwritten', () => {
    expect(pragma('secure_delete')).toBe(1)
  })
  test('without functions that a foreign file could call', () => {
    expect(pragma('trusted_schema')).toBe(0)
  })
})

describe('a transaction of the store', () => {
  test('holds the write lock from its beginning', async () => {
    const other = new DatabaseSync(join(folder, 'store.sqlite'))
    await db.transaction().execute(() => {
      expect(() => {
        other.exec('begin immediate')
      }).toThrow(/locked/u)
      return Promise.resolve()
    })
    other.exec('begin immediate; rollback')
    other.close()
  })
  test('that fails takes back a table that it made', async () => {
    const failed = db.transaction().execute(async (tx) => {
      await sql`create table half (id text) strict`.execute(tx)
      throw new Error('half-way')
    })
    await expect(failed).rejects.toThrow('half-way')
    expect(database.prepare("select count(*) as tables from sqlite_master where name = 'half'").get()).toEqual({ tables: 0 })
  })
  test('tells the migrations that it takes back tables, so that one that fails leaves nothing behind', () => {
    expect(db.getExecutor().adapter.supportsTransactionalDdl).toBe(true)
  })
})

test('a statement is prepared once, and of many different ones no more than a hundred are kept', async () => {
  const prepared: string[] = []
  const prepare = database.prepare.bind(database)
  database.prepare = (text) => {
    prepared.push(text)
    return prepare(text)
  }
  const ask = (number: number): Promise<unknown> => sql.raw(`select ${String(number)}`).execute(db)
  await ask(0)
  await ask(0)
  for (let number = 1; number <= 100; number += 1) await ask(number)
  const before = prepared.length
  await ask(100)
  await ask(0)
  expect([before, prepared.slice(before)]).toEqual([101, ['select 0']])
})
