import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { restoreFolder } from '../../../backend/store/index.ts'
import { earlier, Migrating } from './migrations/migrating.ts'
import { codeOf, DataFolder, letterOf, must } from './stores.ts'

let data: DataFolder

beforeEach(() => {
  data = new DataFolder()
})
afterEach(() => {
  data[Symbol.dispose]()
})

/** A store of today in which something was made otherwise by an early build. */
async function madeOtherwise(sql: string): Promise<void> {
  const store = must(await data.open())
  must(await store.createLetter(letterOf('kept')))
  await store.close()
  run(sql)
}

function run(sql: string): void {
  const database = new DatabaseSync(data.file)
  database.exec(sql)
  database.close()
}

test.each([
  ['a column that is missing', 'alter table house_versions drop column withdrawal', 'the table "house_versions" has no "withdrawal"'],
  [
    'a column of another kind',
    'alter table images rename to i; create table images (digest text primary key) strict',
    'the table "images" has no "media_type"',
  ],
  [
    'a column more',
    "alter table review_requests add column stage text not null default ''",
    'the table "review_requests" has a "stage" more',
  ],
  ['a table that is missing', 'drop table delegations', 'there is no table "delegations"'],
  [
    'a column that may be empty',
    'drop table settings; create table settings (key text primary key not null, value text) strict',
    'the table "settings" has another "value"',
  ],
  [
    'a table that takes anything',
    'drop table delegations; create table delegations (id text primary key not null)',
    'the table "delegations" checks its values otherwise',
  ],
])('a store of an early build with %s is refused at opening, in a sentence that says what to do', async (_, sql, difference) => {
  await madeOtherwise(sql)
  const opened = await data.open('window')
  expect(opened.ok ? undefined : opened.error).toEqual({
    code: 'store-other-build',
    message: `The letters of this computer were made by an early build of Chancery that kept them otherwise (${difference}), so this one cannot read them and left them as they are.`,
    remedy: expect.stringMatching(/^Bring back a backup .* or export the library with the build that made them/u),
  })
})

test('an older store of an early build is refused before it is brought up to date, and stays as it is', async () => {
  const older = new Migrating(data.file)
  await older.to('0006-house')
  older.put('letters', earlier.letter)
  older.run('alter table house_versions drop column withdrawal')
  older.close()
  const before = readFileSync(data.file)
  expect([
    codeOf(await data.open('window')),
    data.sql('select count(*) from kysely_migration'),
    existsSync(join(data.path, 'backups')),
  ]).toEqual(['store-other-build', [[6]], false])
  expect(readFileSync(data.file).length).toBe(before.length)
})

test('a table that another program put beside ours does not matter', async () => {
  await madeOtherwise('create table notes_of_mine (text text)')
  const opened = await data.open('window')
  if (opened.ok) await opened.value.close()
  expect(codeOf(opened)).toBe('')
})

test('a backup of an early build is not brought back, and the store stays as it is', async () => {
  await madeOtherwise('alter table house_versions drop column withdrawal')
  const early = readFileSync(data.file)
  run('alter table house_versions add column withdrawal text')
  const store = must(await data.open())
  const { id } = must(await store.backups.make())
  await store.close()
  writeFileSync(join(data.path, 'backups', `${id}.sqlite`), early)
  expect([codeOf(await restoreFolder(data.path, id, data.outside)), data.sql('select count(*) from letters')]).toEqual([
    'store-other-build',
    [[1]],
  ])
})
