import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore, uuidV7, type Store } from '../../../backend/store/index.ts'
import type { Letter } from '../../../core/letter/index.ts'
import { hasSmallDisks, SmallDisk } from './small-disk.ts'

const letter = (text: string): Letter => ({
  schema: 1,
  title: 'A letter',
  template: 'note',
  letterhead: 'plain',
  language: 'en-GB',
  jurisdictions: ['GB'],
  values: { 'partner.name': 'Example Distribution\nLeeds' },
  document: [
    {
      type: 'part',
      part: 'recipient',
      children: [{ text: '' }, { type: 'merge-field', name: 'partner.name', children: [{ text: '' }] }, { text: '' }],
    },
    { type: 'paragraph', children: [{ text }] },
  ],
})

let folder = ''
let minutes = 0
let ids = 0
const outside = {
  now: () => new Date(Date.UTC(2026, 10, 24, 9, minutes)).toISOString(),
  newId: () => {
    ids += 1
    return uuidV7(ids, new Uint8Array(10))
  },
}

async function open(): Promise<Store> {
  const opened = await openStore(folder, outside)
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

async function created(store: Store): Promise<string> {
  const made = await store.createLetter(letter('first'))
  if (!made.ok) throw new Error(made.error.message)
  return made.value.id
}

/** Looks into the file beside the store. */
function peek(sql: string): unknown[] {
  const database = new DatabaseSync(join(folder, 'chancery.sqlite'))
  try {
    return database
      .prepare(sql)
      .all()
      .map((row) => Object.values(row))
  } finally {
    database.close()
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-store-'))
  minutes = 0
})
afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true, force: true })
})

describe('a letter in the store', () => {
  test('opens as it was saved', async () => {
    const store = await open()
    const id = await created(store)
    await store.saveLetter(id, 1, letter('second'))
    expect(await store.openLetter(id)).toEqual({ ok: true, value: { id, revision: 2, letter: letter('second') } })
    await store.close()
  })

  test('is listed with whom it is for, the last changed first', async () => {
    const store = await open()
    const first = await created(store)
    const second = await created(store)
    minutes = 1
    await store.saveLetter(first, 1, letter('changed'))
    const listed = await store.listLetters()
    expect(listed.ok && listed.value.map(({ id, recipient }) => [id, recipient])).toEqual([
      [first, 'Example Distribution'],
      [second, 'Example Distribution'],
    ])
    await store.close()
  })

  test('is not overwritten by a window that has not seen its last revision', async () => {
    const store = await open()
    const id = await created(store)
    await store.saveLetter(id, 1, letter('of one window'))
    const late = await store.saveLetter(id, 1, letter('of another window'))
    const opened = await store.openLetter(id)
    expect([late.ok ? '' : late.error.code, opened.ok && opened.value.letter.document]).toEqual([
      'letter-conflict',
      letter('of one window').document,
    ])
    await store.close()
  })

  test('that was removed leaves the list and comes back', async () => {
    const store = await open()
    const id = await created(store)
    await store.removeLetter(id)
    const without = await store.listLetters()
    await store.removeLetter(id, false)
    const again = await store.listLetters()
    expect([without.ok && without.value.length, again.ok && again.value.length]).toEqual([0, 1])
    await store.close()
  })

  test('nobody knows is a failure that says so', async () => {
    const store = await open()
    const opened = await store.openLetter('00000000-0000-7000-8000-000000000000')
    expect(opened.ok ? '' : opened.error.code).toBe('letter-unknown')
    await store.close()
  })
})

describe('revisions', () => {
  test('of one sitting are one, and five minutes later another begins', async () => {
    const store = await open()
    const id = await created(store)
    await store.saveLetter(id, 1, letter('a'))
    await store.saveLetter(id, 2, letter('b'))
    minutes = 6
    await store.saveLetter(id, 3, letter('c'))
    await store.close()
    expect(peek('select number, closed from revisions order by number')).toEqual([
      [3, 1],
      [4, 0],
    ])
  })

  test('do not grow when nothing changed', async () => {
    const store = await open()
    const id = await created(store)
    const saved = await store.saveLetter(id, 1, letter('first'))
    expect(saved.ok && saved.value.revision).toBe(1)
    await store.close()
  })

  test.each([
    ['updated', "update revisions set letter = '{}' where closed = 1"],
    ['deleted', 'delete from revisions where closed = 1'],
    ['replaced', "insert or replace into revisions select letter_id, number, '{}', digest, begun_at, saved_at, 0, saved_by from revisions"],
  ])('that are closed cannot be %s', async (_, sql) => {
    const store = await open()
    const id = await created(store)
    await store.closeRevision(id)
    await store.close()
    expect(() => peek(sql)).toThrow('a closed revision never changes')
  })
})

describe('opening the store', () => {
  test('says that a newer Chancery was here and what to do, and changes nothing', async () => {
    await (await open()).close()
    peek("insert into kysely_migration values ('9999-later', '2030-01-01')")
    expect(await openStore(folder, outside)).toEqual({
      ok: false,
      error: {
        code: 'store-newer',
        message: 'The letters of this computer were last opened by a newer Chancery.',
        remedy: 'Install the newer version; this one leaves them as they are.',
      },
    })
  })

  test('says so when the file is none of ours', async () => {
    writeFileSync(join(folder, 'chancery.sqlite'), 'A letter to nobody. '.repeat(100))
    const opened = await openStore(folder, outside)
    expect(opened.ok ? '' : opened.error.code).toBe('store-damaged')
  })

  test('says so when the folder cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '')
    const opened = await openStore(join(folder, 'file', 'data'), outside)
    expect(opened.ok ? '' : opened.error.code).toBe('store-folder')
  })

  test.each(['Dropbox', 'OneDrive - Example Ltd', 'iCloud Drive'])('refuses a folder in %s', async (name) => {
    const opened = await openStore(join(folder, name, 'chancery'), outside)
    expect(opened.ok ? '' : opened.error.code).toBe('store-synced')
  })
})

test('settings keep what was set and have defaults for the rest, also when a value makes no sense', async () => {
  const store = await open()
  await store.writeSettings({ theme: 'dark' })
  await store.close()
  peek(`insert into settings values ('sideWidth', '"wide"'), ('of_another_version', '1')`)
  const again = await open()
  const read = await again.readSettings()
  expect(read.ok && [read.value.theme, read.value.sideWidth]).toEqual(['dark', 420])
  await again.close()
})

test.skipIf(!hasSmallDisks)('a full disk is told, and what was saved before is still there', async () => {
  using disk = new SmallDisk('1500k')
  const opened = await openStore(disk.path, outside)
  if (!opened.ok) throw new Error(opened.error.message)
  const id = await created(opened.value)
  const full = await opened.value.saveLetter(id, 1, letter('x'.repeat(2_000_000)))
  const stored = await opened.value.openLetter(id)
  expect([full.ok ? '' : full.error.code, stored.ok && stored.value.revision]).toEqual(['store-full', 1])
  await opened.value.close()
})
