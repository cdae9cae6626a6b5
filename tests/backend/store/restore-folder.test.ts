import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { restoreFolder } from '../../../backend/store/index.ts'
import { Migrating } from './migrations/migrating.ts'
import { codeOf, DataFolder, letterOf, must, textIn } from './stores.ts'

let data: DataFolder
let id = ''

beforeEach(async () => {
  data = new DataFolder()
  const store = must(await data.open())
  id = must(await store.createLetter(letterOf('before'))).id
  must(await store.backups.make())
  must(await store.saveLetter(id, 1, letterOf('after')))
  await store.close()
  data.clock = '2026-11-24T10:00:00.000Z'
})
afterEach(() => {
  data[Symbol.dispose]()
})

async function textNow(): Promise<string> {
  const store = must(await data.open())
  const text = await textIn(store, id)
  await store.close()
  return text
}

const restore = (backup?: string) => restoreFolder(data.path, backup, data.outside)

describe('restoring a data folder', () => {
  test('brings back the newest backup when none is named', async () => {
    must(await restore())
    expect(await textNow()).toBe('before')
  })
  test('is refused while a window is open', async () => {
    const window = must(await data.open('window'))
    const outcome = await restore()
    await window.close()
    expect([codeOf(outcome), await textNow()]).toEqual(['store-in-use', 'after'])
  })
  test('is refused when a command wrote meanwhile, and what it wrote stays', async () => {
    let wrote = 0
    const now = (): string => {
      wrote += 1
      if (wrote === 1) data.sql("update letters set title = 'Written meanwhile'")
      return data.clock
    }
    const outcome = await restoreFolder(data.path, undefined, { ...data.outside, now })
    expect([codeOf(outcome), data.sql('select title from letters')]).toEqual(['store-busy', [['Written meanwhile']]])
  })
  test('keeps the store from before as a backup that can be brought back', async () => {
    must(await restore())
    data.clock = '2026-11-24T11:00:00.000Z'
    must(await restore('chancery-20261124T100000Z-before-restore'))
    expect(await textNow()).toBe('after')
  })
  test('twice in one second keeps what was there before both', async () => {
    must(await restore('chancery-20261124T090000Z-by-hand'))
    const { kept } = must(await restore('chancery-20261124T100000Z-before-restore'))
    expect([await textNow(), kept]).toMatchObject(['after', { backup: { id: 'chancery-20261124T100000Z-before-restore-2' } }])
  })
  test('puts damaged stores aside twice in one second, each whole', async () => {
    const places = []
    for (const words of ['no store', 'no store either']) {
      writeFileSync(data.file, words)
      const { kept } = must(await restore())
      places.push(kept !== undefined && 'damaged' in kept ? kept.damaged : '')
    }
    expect(places.map((place) => readFileSync(join(data.path, place, 'chancery.sqlite'), 'utf8'))).toEqual(['no store', 'no store either'])
  })
  test('puts a damaged store aside, whole', async () => {
    writeFileSync(data.file, 'A letter to nobody. '.repeat(100))
    const { kept } = must(await restore())
    const aside = kept !== undefined && 'damaged' in kept ? kept.damaged : ''
    expect([await textNow(), readFileSync(join(data.path, aside, 'chancery.sqlite'), 'utf8')]).toEqual([
      'before',
      'A letter to nobody. '.repeat(100),
    ])
  })
  test('works where no store is left', async () => {
    using empty = new DataFolder()
    cpSync(join(data.path, 'backups'), join(empty.path, 'backups'), { recursive: true })
    must(await restoreFolder(empty.path, undefined, empty.outside))
    expect(empty.sql('select count(*) from letters')).toEqual([[1]])
  })
  test('brings a backup of an older Chancery up to date', async () => {
    const older = new Migrating(join(data.path, 'backups', 'chancery-20261124T093000Z-daily.sqlite'))
    await older.to('0009-register')
    older.close()
    must(await restore())
    expect(data.sql('select kind from audit')).toEqual([['store.restored']])
  })
  test('without any backup says so', async () => {
    using empty = new DataFolder()
    expect(codeOf(await restoreFolder(empty.path, undefined, empty.outside))).toBe('backup-unusable')
  })
  test('leaves nothing half made', async () => {
    must(await restore())
    expect(readdirSync(join(data.path, 'backups')).filter((name) => name.includes('.part'))).toEqual([])
  })
})
