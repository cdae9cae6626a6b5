import { beforeEach, describe, expect, test } from 'vitest'
import { earlier, Migrating } from './migrating.ts'

let store: Migrating

beforeEach(async () => {
  store = new Migrating()
  await store.to('0005-people')
  store.put('persons', earlier.person)
  await store.to('0006-house')
  store.put('house_versions', earlier.house, { ...earlier.house, id: 'house-2', number: 2, state: 'approved', frozen: 1 })
})

test('people of the version before are as they were', () => {
  expect(store.rows('select id, name from persons')).toEqual([['person-1', 'A. Person']])
})

describe('a frozen version of the house', () => {
  test.each(['content', 'digest', 'reason', 'author', 'made_at'])('never changes its %s', (column) => {
    expect(() => store.run(`update house_versions set ${column} = 'another' where id = 'house-2'`)).toThrow(
      'a frozen version of the house never changes',
    )
  })
  test('may be withdrawn', () => {
    store.run("update house_versions set state = 'withdrawn' where id = 'house-2'")
    expect(store.rows("select state from house_versions where id = 'house-2'")).toEqual([['withdrawn']])
  })
})

describe('no version of the house', () => {
  test.each([
    ['is deleted', "delete from house_versions where id = 'house-1'"],
    [
      'is replaced',
      "insert or replace into house_versions select 'house-9', kind, code, number, '{}', digest, state, frozen, reason, author, made_at, changed_at, withdrawal from house_versions where id = 'house-2'",
    ],
    ['is pushed out by another that takes its number', "update or replace house_versions set number = 2 where id = 'house-1'"],
  ])('%s', (_, sql) => {
    expect(() => store.run(sql)).toThrow('a version of the house stays')
  })
  test.each([
    ['is of a kind nobody knows', { kind: 'stamp' }],
    ['is approved and not frozen', { state: 'approved', frozen: 0 }],
  ])('%s', (_, columns) => {
    expect(() => store.put('house_versions', { ...earlier.house, id: 'house-3', number: 3, ...columns })).toThrow(/CHECK/u)
  })
})

test('a draft of the house may be changed', () => {
  store.run(`update house_versions set content = '{"name":"Example Vision"}' where id = 'house-1'`)
  expect(store.rows("select content from house_versions where id = 'house-1'")).toEqual([['{"name":"Example Vision"}']])
})
