import { beforeEach, describe, expect, test } from 'vitest'
import { earlier, Migrating } from './migrating.ts'

let store: Migrating

beforeEach(async () => {
  store = new Migrating()
  await store.to('0002-images')
  store.put('letters', earlier.letter)
  store.put('revisions', earlier.revision)
  store.put('images', earlier.image)
  await store.to('0003-clauses')
  store.put('clauses', earlier.clause)
  store.put('clause_versions', earlier.version, { ...earlier.version, id: 'version-2', number: 2, state: 'in-review', frozen: 1 })
})

test('letters, revisions and images of the version before are as they were', () => {
  expect([
    store.rows('select id, title from letters'),
    store.rows('select digest from revisions'),
    store.rows('select digest from images'),
  ]).toEqual([[['letter-1', 'A letter']], [['d1']], [['a'.repeat(64)]]])
})

describe('a frozen clause version', () => {
  test.each(['content', 'digest', 'body_digest', 'reason', 'author', 'made_at'])('never changes its %s', (column) => {
    expect(() => store.run(`update clause_versions set ${column} = 'another' where id = 'version-2'`)).toThrow(
      'a frozen clause version never changes',
    )
  })
  test('never thaws', () => {
    expect(() => store.run("update clause_versions set frozen = 0, state = 'draft' where id = 'version-2'")).toThrow(
      'a frozen clause version never changes',
    )
  })
  test('may move on in its review', () => {
    store.run("update clause_versions set state = 'approved', approved_at = '2026-11-25' where id = 'version-2'")
    expect(store.rows("select state from clause_versions where id = 'version-2'")).toEqual([['approved']])
  })
})

test('a draft may be changed', () => {
  store.run(`update clause_versions set content = '{"a":1}' where id = 'version-1'`)
  expect(store.rows("select content from clause_versions where id = 'version-1'")).toEqual([['{"a":1}']])
})

describe('no clause version', () => {
  test.each([
    ['is deleted', "delete from clause_versions where id = 'version-1'"],
    [
      'is replaced by its id',
      "insert or replace into clause_versions select id, clause_id, 9, '{}', digest, body_digest, state, frozen, valid_from, valid_until, review_by, reason, author, made_at, changed_at, approved_at, withdrawn_at, withdrawal, replacement from clause_versions where id = 'version-2'",
    ],
    [
      'is replaced by its number',
      "insert or replace into clause_versions select 'version-9', clause_id, number, '{}', digest, body_digest, state, frozen, valid_from, valid_until, review_by, reason, author, made_at, changed_at, approved_at, withdrawn_at, withdrawal, replacement from clause_versions where id = 'version-2'",
    ],
    ['is pushed out by another that takes its number', "update or replace clause_versions set number = 2 where id = 'version-1'"],
  ])('%s', (_, sql) => {
    expect(() => store.run(sql)).toThrow('a clause version stays')
  })
})

describe('a clause version is refused', () => {
  test.each([
    ['in a state nobody knows', { state: 'published', frozen: 1 }, /CHECK/u],
    ['in review and not frozen', { state: 'in-review', frozen: 0 }, /CHECK/u],
  ])('%s', (_, columns, message) => {
    expect(() => store.put('clause_versions', { ...earlier.version, id: 'version-3', number: 3, ...columns })).toThrow(message)
  })
  test('of a clause that is not there, at the latest when the transaction ends', () => {
    expect(() => store.put('clause_versions', { ...earlier.version, id: 'version-3', clause_id: 'clause-9' })).toThrow(/FOREIGN KEY/u)
  })
})

test('one clause has a code, language and jurisdictions', () => {
  expect(() => store.put('clauses', { ...earlier.clause, id: 'clause-2' })).toThrow(/UNIQUE/u)
})

describe('the words of a clause', () => {
  beforeEach(() => {
    store.put('clause_texts', {
      id: 1,
      clause_id: 'clause-1',
      title: 'scope',
      code: 'statement scope',
      about: '',
      body: 'cameras recorders',
      written: 'Cameras, recorders.',
    })
  })
  test('are found once they are there', () => {
    expect(store.rows("select rowid from clause_search where clause_search match 'camer*'")).toEqual([[1]])
  })
  test('are found as they are now and not as they were', () => {
    store.run("update clause_texts set body = 'gateways' where id = 1")
    expect([
      store.rows("select rowid from clause_search where clause_search match 'cameras'"),
      store.rows("select rowid from clause_search where clause_search match 'gateways'"),
    ]).toEqual([[], [[1]]])
  })
})
