import { closeSync, existsSync, mkdirSync, openSync, readdirSync, utimesSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeBackup } from '../../../backend/store/backup-files.ts'
import { openStore, type Store } from '../../../backend/store/index.ts'
import { codeOf, DataFolder, letterOf, must, textIn } from './stores.ts'

let data: DataFolder
let store: Store
let id = ''

beforeEach(async () => {
  data = new DataFolder()
  store = must(await data.open('window'))
  id = must(await store.createLetter(letterOf('before'))).id
})
afterEach(async () => {
  await store.close()
  data[Symbol.dispose]()
})

function backupFiles(): string[] {
  return existsSync(join(data.path, 'backups')) ? readdirSync(join(data.path, 'backups')).toSorted() : []
}

describe('a backup', () => {
  test('is one file that opens by itself and holds what was saved', async () => {
    const made = must(await store.backups.make())
    const copy = new DatabaseSync(join(data.path, 'backups', `${made.id}.sqlite`), { readOnly: true })
    const held = copy.prepare('select count(*) as letters from letters').get()
    copy.close()
    expect([held, backupFiles()]).toEqual([{ letters: 1 }, ['chancery-20261124T090000Z-by-hand.sqlite']])
  })
  test('is made while letters are saved, and loses none of them', async () => {
    const making = store.backups.make()
    let revision = 1
    for (let count = 0; count < 50; count += 1) revision = must(await store.saveLetter(id, revision, letterOf(String(count)))).revision
    expect([(await making).ok, await textIn(store, id)]).toEqual([true, '49'])
  })
  test('is listed, the newest first, with what it is for', async () => {
    must(await store.backups.make())
    data.clock = '2026-11-25T09:00:00.000Z'
    must(await store.backups.makeDaily())
    expect(must(await store.backups.list()).map(({ at, kind }) => [at, kind])).toEqual([
      ['2026-11-25T09:00:00Z', 'daily'],
      ['2026-11-24T09:00:00Z', 'by-hand'],
    ])
  })
  test('of the same second has a name of its own, up to the ninth', async () => {
    for (let count = 1; count <= 9; count += 1) must(await store.backups.make())
    expect([codeOf(await store.backups.make()), backupFiles().length]).toEqual(['backup-exists', 9])
  })
  test('of the day is made once', async () => {
    const first = must(await store.backups.makeDaily())
    data.clock = '2026-11-24T18:00:00.000Z'
    expect([first?.kind, must(await store.backups.makeDaily())]).toEqual(['daily', undefined])
  })
  test('of the day takes away those that are outdated, and leaves those that somebody made', async () => {
    must(await store.backups.make())
    mkdirSync(join(data.path, 'backups'), { recursive: true })
    const days = Array.from({ length: 30 }, (_, index) => String(index + 1).padStart(2, '0'))
    for (const day of days) writeFileSync(join(data.path, 'backups', `chancery-202609${day}T090000Z-daily.sqlite`), 'an old one')
    data.clock = '2026-11-25T09:00:00.000Z'
    must(await store.backups.makeDaily())
    // Seven days that have one, and the Sunday of a fourth week.
    const stay = ['0920', '0925', '0926', '0927', '0928', '0929', '0930', '1125']
    expect(backupFiles()).toEqual(
      [...stay.map((day) => `chancery-2026${day}T090000Z-daily.sqlite`), 'chancery-20261124T090000Z-by-hand.sqlite'].toSorted(),
    )
  })
  test.each(['daily', 'before-restore'] as const)('stays though the clock was set back behind all others: %s', async (kind) => {
    mkdirSync(join(data.path, 'backups'), { recursive: true })
    for (let month = 1; month <= 12; month += 1)
      for (const day of ['10', '20'])
        writeFileSync(
          join(data.path, 'backups', `chancery-2027${String(month).padStart(2, '0')}${day}T090000Z-${kind}.sqlite`),
          'a later one',
        )
    const made = await makeBackup(data.path, kind, data.clock)
    expect([codeOf(made), backupFiles().includes(`chancery-20261124T090000Z-${kind}.sqlite`)]).toEqual(['', true])
  })
  test('of a damaged store is none, and those before stay', async () => {
    for (let day = 1; day <= 9; day += 1) {
      data.clock = `2026-11-0${String(day)}T09:00:00.000Z`
      must(await store.backups.makeDaily())
    }
    const before = backupFiles()
    await store.close()
    const [[page] = []] = data.sql("select rootpage from sqlite_master where name = 'evidence_files'") as [[number]]
    const file = openSync(data.file, 'r+')
    writeSync(file, Buffer.alloc(4096, 0x2a), 0, 4096, (Number(page) - 1) * 4096)
    closeSync(file)
    store = must(await data.open('window'))
    data.clock = '2026-11-25T09:00:00.000Z'
    const made = await store.backups.makeDaily()
    expect([codeOf(made), backupFiles()]).toEqual(['store-damaged', before])
  })
})

describe('what was cut short', () => {
  test('is no backup', async () => {
    must(await store.backups.make())
    writeFileSync(join(data.path, 'backups', 'chancery-20261124T100000Z-daily.sqlite.part'), 'half')
    expect(must(await store.backups.list())).toHaveLength(1)
  })
  test('a day ago goes with the next backup; what may still be written stays', async () => {
    must(await store.backups.make())
    for (const [name, made] of [
      ['chancery-20261120T100000Z-daily.sqlite.part', '2026-11-20T10:00:00Z'],
      ['chancery-20261125T085959Z-daily.sqlite.part', '2026-11-25T08:59:59Z'],
    ] as const) {
      const path = join(data.path, 'backups', name)
      writeFileSync(path, 'half')
      utimesSync(path, new Date(made), new Date(made))
    }
    data.clock = '2026-11-25T09:00:00.000Z'
    must(await store.backups.make())
    expect(backupFiles().filter((name) => name.endsWith('.part'))).toEqual(['chancery-20261125T085959Z-daily.sqlite.part'])
  })
})

describe('a restore in the window that is open', () => {
  test('brings back what the backup holds, and the window goes on', async () => {
    const made = must(await store.backups.make())
    await store.saveLetter(id, 1, letterOf('after'))
    must(await store.backups.restore(made.id, 'person-1'))
    const restored = await textIn(store, id)
    const saved = await store.saveLetter(id, 1, letterOf('after the restore'))
    expect([restored, saved.ok, await textIn(store, id)]).toEqual(['before', true, 'after the restore'])
  })
  test('keeps what was there before as a backup', async () => {
    const made = must(await store.backups.make())
    await store.saveLetter(id, 1, letterOf('after'))
    data.clock = '2026-11-24T10:00:00.000Z'
    const { kept } = must(await store.backups.restore(made.id, 'person-1'))
    data.clock = '2026-11-24T11:00:00.000Z'
    must(await store.backups.restore(kept !== undefined && 'backup' in kept ? kept.backup.id : '', 'person-1'))
    expect(await textIn(store, id)).toBe('after')
  })
  test('stands in the audit trail, with the head of the trail that it replaced', async () => {
    const made = must(await store.backups.make())
    await store.renameLetter(id, 'Another title', 'person-1')
    const head = must(await store.audit.head())
    must(await store.backups.restore(made.id, 'person-1'))
    const { entries } = must(await store.audit.entries({ offset: 0, limit: 1 }))
    expect(entries[0]).toMatchObject({ kind: 'store.restored', actor: 'person-1', entity: made.id, seq: 2 })
    expect(JSON.parse(entries[0]?.payload ?? '')).toEqual({ madeAt: made.at, before: head })
  })
  test('of a backup that does not hold changes nothing', async () => {
    const made = must(await store.backups.make())
    writeFileSync(join(data.path, 'backups', `${made.id}.sqlite`), 'no store')
    const outcome = await store.backups.restore(made.id, 'person-1')
    expect([codeOf(outcome), await textIn(store, id)]).toEqual(['backup-unusable', 'before'])
  })
  test.each(['chancery-20200101T000000Z-daily', '../../chancery'])('of %s, which is none, is refused', async (unknown) => {
    expect(codeOf(await store.backups.restore(unknown, 'person-1'))).toBe('backup-unusable')
  })
  test('of a newer Chancery is refused', async () => {
    const made = must(await store.backups.make())
    const copy = new DatabaseSync(join(data.path, 'backups', `${made.id}.sqlite`))
    copy.exec("insert into kysely_migration values ('9999-later', '2030-01-01')")
    copy.close()
    expect(codeOf(await store.backups.restore(made.id, 'person-1'))).toBe('store-newer')
  })
  test('keeps what is asked meanwhile waiting, which then finds the restored letters', async () => {
    const made = must(await store.backups.make())
    must(await store.saveLetter(id, 1, letterOf('after')))
    await store.close()
    let saving: ReturnType<Store['saveLetter']> | undefined
    // The clock is asked in the midst of a restore, once the letters from before are looked through.
    const now = (): string => {
      saving ??= store.saveLetter(id, 2, letterOf('meanwhile'))
      return data.clock
    }
    store = must(await openStore(data.path, { ...data.outside, now }, 'window'))
    const restored = await store.backups.restore(made.id, 'person-1')
    expect([codeOf(restored), saving && codeOf(await saving), await textIn(store, id)]).toEqual(['', 'letter-conflict', 'before'])
  })
  test('is refused to a command beside it', async () => {
    const made = must(await store.backups.make())
    const command = must(await data.open('command'))
    const outcome = await command.backups.restore(made.id, 'person-1')
    await command.close()
    expect([codeOf(outcome), backupFiles()]).toEqual(['store-busy', [`${made.id}.sqlite`]])
  })
  test('is refused while another program writes', async () => {
    const made = must(await store.backups.make())
    const other = new DatabaseSync(data.file)
    other.exec('begin immediate')
    const outcome = await store.backups.restore(made.id, 'person-1')
    other.close()
    expect([codeOf(outcome), await textIn(store, id)]).toEqual(['store-busy', 'before'])
  })
})
