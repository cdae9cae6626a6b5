import { beforeEach, describe, expect, test } from 'vitest'
import { earlier, Migrating } from './migrating.ts'

let store: Migrating

beforeEach(async () => {
  store = new Migrating()
  await store.to('0001-letters')
  store.put('letters', earlier.letter)
  store.put('revisions', earlier.revision, { ...earlier.revision, number: 2, closed: 0 })
})

describe('a closed revision', () => {
  test.each([
    ['altered', "update revisions set letter = '{}' where number = 1"],
    ['opened again', 'update revisions set closed = 0 where number = 1'],
    ['deleted', 'delete from revisions where number = 1'],
    [
      'replaced',
      "insert or replace into revisions select letter_id, 1, '{}', digest, begun_at, saved_at, 0 from revisions where number = 2",
    ],
  ])('is never %s', (_, sql) => {
    expect(() => store.run(sql)).toThrow('a closed revision never changes')
  })
})

test('a revision that is open can be saved again', () => {
  store.run("update revisions set letter = '{}' where number = 2")
  expect(store.rows('select letter from revisions order by number')).toEqual([[earlier.revision.letter], ['{}']])
})

test('a revision is of a letter that is there', () => {
  expect(() => store.put('revisions', { ...earlier.revision, letter_id: 'letter-9' })).toThrow(/FOREIGN KEY/u)
})

test.each([
  ['letters', { ...earlier.letter, id: 'letter-2', revision: 'first' }],
  ['revisions', { ...earlier.revision, number: 'third' }],
  ['settings', { key: 'theme', value: new Uint8Array([1]) }],
])('%s take no value of another type than the column says', (table, row) => {
  expect(() => store.put(table, row)).toThrow(/cannot store/u)
})
