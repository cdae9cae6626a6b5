import { Kysely } from 'kysely'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Connection } from '../../backend/store/connection.ts'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import { NodeSqliteDialect } from '../../backend/store/sqlite-dialect.ts'
import type { Tables } from '../../backend/store/tables.ts'
import { nextEntry, type ChainHead } from '../../core/audit/index.ts'
import { succeed } from '../../core/requests/index.ts'
import { letterOf, must } from '../backend/store/stores.ts'
import { chancery } from './chancery.ts'

const here = mkdtempSync(join(tmpdir(), 'chancery-cli-tampering-'))
let head: ChainHead = { seq: 0, hash: '' }

/** A data folder whose trail has twelve entries, the last of which has something personal beside it. */
beforeAll(async () => {
  const store = must(await openStore(join(here, 'data'), outsideHere()))
  for (let count = 1; count <= 11; count += 1) must(await store.createLetter(letterOf(String(count))))
  await store.close()
  const database = new DatabaseSync(join(here, 'data', 'chancery.sqlite'))
  const connection = new Connection(new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) }), outsideHere())
  const signed = { actor: 'system', kind: 'letter.signed', entity: 'letter-1', payload: {} }
  must(
    await connection.change(async ({ record }) => {
      await record({ ...signed, personal: { about: 'person-1', data: { signer: 'Ada Author' } } })
      return succeed(undefined)
    }),
  )
  await connection.close()
  const again = must(await openStore(join(here, 'data'), outsideHere()))
  head = must(await again.audit.head()) ?? head
  await again.close()
})
afterAll(() => {
  rmSync(here, { recursive: true, force: true })
})

/** A copy of the data folder that somebody who holds the file did this to, its triggers taken away first. */
function tampered(how: (database: DatabaseSync) => void): string {
  const folder = mkdtempSync(join(here, 'copy-'))
  cpSync(join(here, 'data'), folder, { recursive: true })
  const database = new DatabaseSync(join(folder, 'chancery.sqlite'), { enableForeignKeyConstraints: false })
  const triggers = database.prepare("select name, sql from sqlite_master where type = 'trigger' and tbl_name like 'audit%'").all()
  for (const { name } of triggers) database.exec(`drop trigger ${String(name)}`)
  how(database)
  // Whoever covers their tracks puts the triggers back.
  for (const { sql } of triggers) database.exec(String(sql))
  database.close()
  return folder
}

interface Told {
  readonly entries: number
  readonly broken?: { readonly seq: number; readonly reason: string; readonly message: string }
}

/** How `audit verify` ended, and what it said as JSON and in words. */
async function verified(folder: string, ...command: string[]): Promise<{ status: number; told: Told; words: string }> {
  const asked = ['audit', 'verify', '--data', folder, ...command]
  const { status, stdout } = await chancery(here, ...asked, '--json')
  const { stderr } = await chancery(here, ...asked)
  return { status, told: JSON.parse(stdout) as Told, words: stderr }
}

const sqlOnly =
  (sql: string) =>
  (database: DatabaseSync): void =>
    database.exec(sql)

/** Writes the trail anew from an entry on, with the right formula. */
function madeAnewFrom(seq: number): (database: DatabaseSync) => void {
  return (database) => {
    const rows = database.prepare('select * from audit where seq >= ? order by seq').all(seq)
    const before = database.prepare('select seq, hash from audit where seq = ?').get(seq - 1)
    let last = { seq: Number(before?.['seq']), hash: String(before?.['hash']) }
    database.prepare('delete from audit where seq >= ?').run(seq)
    for (const row of rows) {
      const about = { at: String(row['at']), actor: 'somebody', kind: String(row['kind']), entity: String(row['entity']) }
      const entry = nextEntry(last, { ...about, payload: JSON.parse(String(row['payload'])) as object as Record<string, string> })
      database
        .prepare('insert into audit values (?, ?, ?, ?, ?, ?, ?, ?)')
        .run(entry.seq, entry.at, entry.actor, entry.kind, entry.entity, entry.payload, entry.prevHash, entry.hash)
      last = entry
    }
  }
}

const found: readonly [string, (database: DatabaseSync) => void, number, string][] = [
  ['the first row removed', sqlOnly('delete from audit where seq = 1'), 1, 'gap'],
  ['a row removed', sqlOnly('delete from audit where seq = 5'), 5, 'gap'],
  [
    'a row removed, and those after it moved up',
    sqlOnly('delete from audit where seq = 5; update audit set seq = seq - 1 where seq > 5'),
    5,
    'link',
  ],
  [
    'two rows swapped',
    sqlOnly('update audit set seq = 99 where seq = 4; update audit set seq = 4 where seq = 7; update audit set seq = 7 where seq = 99'),
    4,
    'link',
  ],
  ['who did it changed', sqlOnly("update audit set actor = 'somebody' where seq = 6"), 6, 'hash'],
  ['what was done changed', sqlOnly(`update audit set payload = replace(payload, '"', '''') where seq = 6`), 6, 'hash'],
  [
    'a hash changed with its link',
    sqlOnly(`update audit set hash = '${'a'.repeat(64)}' where seq = 8; update audit set prev_hash = '${'a'.repeat(64)}' where seq = 9`),
    8,
    'hash',
  ],
  ['a link changed', sqlOnly(`update audit set prev_hash = '${'a'.repeat(64)}' where seq = 9`), 9, 'link'],
  [
    'a row added at the end',
    sqlOnly(`insert into audit select 13, at, actor, kind, entity, payload, prev_hash, '${'b'.repeat(64)}' from audit where seq = 12`),
    13,
    'link',
  ],
  ['a name beside it changed', sqlOnly(`update audit_personal set data = '{"signer":"Eve"}'`), 12, 'personal'],
]

describe('audit verify ends with 1 and names the first entry that does not hold, of a trail with', () => {
  test.each(found)('%s', async (_, how, seq, reason) => {
    const { status, told, words } = await verified(tampered(how))
    expect([status, told]).toEqual([1, { entries: seq - 1, broken: expect.objectContaining({ seq, reason }) }])
    expect(words.startsWith(`Entry ${String(seq)} of the audit trail `)).toBe(true)
  })
})

describe('beside a head that was written down, also of a trail', () => {
  const anchored = (folder: string): ReturnType<typeof verified> => verified(folder, '--anchor', `${String(head.seq)}:${head.hash}`)

  test.each([0, 1, 11])('that was cut off after entry %i', async (seq) => {
    const folder = tampered(sqlOnly(`delete from audit where seq > ${String(seq)}`))
    const { status, told } = await anchored(folder)
    expect([status, told.broken]).toEqual([1, expect.objectContaining({ seq: seq + 1, reason: 'cut' })])
  })

  test('that was made anew from some entry on, which holds without it', async () => {
    const folder = tampered(madeAnewFrom(8))
    const [alone, beside] = [await verified(folder), await anchored(folder)]
    expect([alone.status, beside.status, beside.told.broken]).toEqual([0, 1, expect.objectContaining({ seq: 12, reason: 'anchor' })])
  })

  test('and a trail as it was holds', async () => {
    expect((await anchored(tampered(() => undefined))).status).toBe(0)
  })
})

test('what was personal may be erased, and the trail holds', async () => {
  expect((await verified(tampered(sqlOnly('delete from audit_personal')))).status).toBe(0)
})
