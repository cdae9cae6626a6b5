import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readdirSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '../../../backend/store/index.ts'
import { earlier, Migrating } from './migrations/migrating.ts'
import { hasSmallDisks, SmallDisk } from './small-disk.ts'
import { codeOf, DataFolder, letterOf, must } from './stores.ts'
import { sourceFlags } from '../../../scripts/source-flags.ts'

let data: DataFolder

beforeEach(() => {
  data = new DataFolder()
})
afterEach(() => {
  data[Symbol.dispose]()
})

async function oneLetter(): Promise<string> {
  const store = must(await data.open())
  const { id } = must(await store.createLetter(letterOf('kept')))
  await store.close()
  return id
}

describe('a second window on the same data folder', () => {
  test('is refused with a sentence', async () => {
    const first = must(await data.open('window'))
    const second = await data.open('window')
    await first.close()
    expect(second).toEqual({
      ok: false,
      error: {
        code: 'store-in-use',
        message: 'Chancery is already open with this data folder.',
        remedy: 'Go on in the window that is open, or close it and try again.',
      },
    })
  })
  test('opens once the first is closed', async () => {
    await must(await data.open('window')).close()
    const second = must(await data.open('window'))
    expect(await second.listLetters()).toEqual({ ok: true, value: [] })
    await second.close()
  })
  test('opens once the first was killed', async () => {
    const module = new URL('../../../backend/store/index.ts', import.meta.url).href
    const script = `
      const { openStore } = await import(${JSON.stringify(module)})
      const opened = await openStore(process.argv[1], { now: () => '2026-11-24T09:00:00.000Z', newId: () => '' }, 'window')
      process.stdout.write(opened.ok ? 'open' : 'refused')
      setInterval(() => undefined, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', ...sourceFlags, '-e', script, data.path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [told] = await once(child.stdout, 'data')
    const beside = await data.open('window')
    child.kill('SIGKILL')
    await once(child, 'close')
    const after = await data.open('window')
    if (after.ok) await after.value.close()
    expect([String(told), codeOf(beside), codeOf(after)]).toEqual(['open', 'store-in-use', ''])
  })
})

describe('the command line beside a window', () => {
  test('reads and writes', async () => {
    const window = must(await data.open('window'))
    const command = must(await data.open('command'))
    await command.createLetter(letterOf('from the command line'))
    const listed = must(await window.listLetters())
    await command.close()
    await window.close()
    expect(listed).toHaveLength(1)
  })
  test('does not bring the store up to date under a window that has it open', async () => {
    const before = new Migrating(data.file)
    await before.to('0009-register')
    before.close()
    const lock = new DatabaseSync(join(data.path, 'chancery.lock'))
    lock.exec('begin exclusive')
    const command = await data.open('command')
    lock.close()
    expect([codeOf(command), data.sql("select count(*) from kysely_migration where name like '0010%'")]).toEqual(['store-in-use', [[0]]])
  })
})

describe('bringing a store up to date', () => {
  beforeEach(async () => {
    const before = new Migrating(data.file)
    await before.to('0009-register')
    before.put('letters', earlier.letter)
    before.put('revisions', earlier.revision)
    before.close()
  })
  test('keeps it as it was in a backup before', async () => {
    await must(await data.open('window')).close()
    const [file, ...others] = readdirSync(join(data.path, 'backups'))
    const backup = new DatabaseSync(join(data.path, 'backups', file ?? ''), { readOnly: true })
    const names = backup.prepare("select name from sqlite_master where name in ('audit', 'letters')").all()
    backup.close()
    expect([file, others, names]).toEqual(['chancery-20261124T090000Z-before-migration.sqlite', [], [{ name: 'letters' }]])
  })
  test('keeps its data', async () => {
    await must(await data.open()).close()
    expect(data.sql('select id, state from letters')).toEqual([['letter-1', 'draft']])
  })
  test('that fails half-way leaves it as it was', async () => {
    data.sql('create table audit_personal (whose text)')
    const opened = await data.open()
    expect([
      opened.ok,
      data.sql("select name from sqlite_master where name = 'audit'"),
      data.sql("select count(*) from kysely_migration where name like '0010%'"),
    ]).toEqual([false, [], [[0]]])
  })
  test.skipIf(!hasSmallDisks)('does not begin when the disk has no room for the backup', async () => {
    using disk = new SmallDisk('700k')
    writeFileSync(join(disk.path, 'chancery.sqlite'), readFileSync(data.file))
    const opened = await openStore(disk.path, data.outside, 'window')
    const beside = readdirSync(join(disk.path, 'backups'))
    expect([codeOf(opened), beside]).toEqual(['store-full', []])
  })
})

test.each(['Dropbox', 'OneDrive - Example Ltd', 'Nextcloud'])(
  'a folder that is synced to other computers is told in a sentence: %s',
  async (name) => {
    const opened = await openStore(join(data.path, name, 'Chancery'), data.outside, 'window')
    expect([opened.ok ? undefined : opened.error]).toEqual([
      {
        code: 'store-synced',
        message: 'The data folder is on a network or in a synced folder, where the file of letters would break.',
        remedy: 'Choose a folder on this computer’s own disk.',
      },
    ])
  },
)

test('a new store needs no backup', async () => {
  await must(await data.open('window')).close()
  expect(readdirSync(data.path).includes('backups')).toBe(false)
})

test('every table of a new store takes only values of the type that its column says', async () => {
  await oneLetter()
  const database = new DatabaseSync(data.file)
  // Tables of the search and of Kysely's own bookkeeping are made by others.
  const loose = database
    .prepare(
      "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite\\_%' escape '\\' and name not like 'kysely\\_%' escape '\\'",
    )
    .all()
    .map(({ name }) => String(name))
  database.close()
  expect(loose).toEqual([])
})

describe('a damaged file', () => {
  async function damaged(): Promise<void> {
    await oneLetter()
    const store = must(await data.open())
    must(await store.backups.make())
    await store.close()
    const file = openSync(data.file, 'r+')
    writeSync(file, Buffer.alloc(4000, 0x2a), 0, 4000, 16)
  }
  test('is told in a sentence that offers the newest backup', async () => {
    await damaged()
    const opened = await data.open('window')
    expect(opened).toEqual({
      ok: false,
      error: {
        code: 'store-damaged',
        message: expect.stringContaining('letters'),
        remedy:
          'Bring back the newest backup that holds, of 2026-11-24 at 09:00 UTC: "chancery restore --newest". The damaged file is put aside, not deleted.',
      },
    })
  })
  test('offers an older backup when the newest does not hold either', async () => {
    await damaged()
    const [newest] = readdirSync(join(data.path, 'backups'))
    const whole = readFileSync(join(data.path, 'backups', newest ?? ''))
    const cut = join(data.path, 'backups', 'chancery-20261125T090000Z-daily.sqlite')
    writeFileSync(cut, whole)
    truncateSync(cut, Math.floor(whole.length / 2))
    const opened = await data.open('window')
    expect(opened.ok ? '' : opened.error.remedy).toContain('2026-11-24 at 09:00 UTC')
  })
  test('says so when there is no backup', async () => {
    writeFileSync(data.file, 'A letter to nobody. '.repeat(100))
    const opened = await data.open('window')
    expect(opened.ok ? '' : opened.error.remedy).toContain('There is no backup of it that holds.')
  })
  test('leaves the folder free', async () => {
    writeFileSync(data.file, 'A letter to nobody. '.repeat(100))
    await data.open('window')
    expect(codeOf(await data.open('window'))).toBe('store-damaged')
  })
})

test('a store that another program keeps locked is told in a sentence', async () => {
  await oneLetter()
  const other = new DatabaseSync(data.file)
  other.exec('pragma locking_mode = exclusive; begin exclusive; select * from letters')
  const opened = await data.open('window')
  other.close()
  expect(opened).toEqual({
    ok: false,
    error: {
      code: 'store-busy',
      message: 'Another program holds the letters of this computer and does not let go.',
      remedy: 'Close other windows of Chancery and try again.',
    },
  })
}, 15_000)

test.skipIf(!hasSmallDisks).each(['window', 'command'] as const)(
  'a write-protected folder is told in a sentence to a %s',
  async (openedBy) => {
    using disk = new SmallDisk('4m')
    await must(await openStore(disk.path, data.outside, 'window')).close()
    disk.protect()
    const opened = await openStore(disk.path, data.outside, openedBy)
    expect(opened.ok ? undefined : [opened.error.code, opened.error.remedy]).toEqual([
      'store-read-only',
      'Make the data folder writable and try again.',
    ])
  },
)
