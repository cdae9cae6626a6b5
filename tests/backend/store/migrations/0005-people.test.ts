import { beforeEach, describe, expect, test } from 'vitest'
import { earlier, Migrating } from './migrating.ts'

let store: Migrating

beforeEach(async () => {
  store = new Migrating()
  await store.to('0004-evidence')
  store.put('evidence_files', earlier.evidence)
  await store.to('0005-people')
  store.put('house_roots', { id: 1, public_key: 'root', made_at: '2026-11-24' })
  store.put('persons', earlier.person, { ...earlier.person, id: 'person-2', public_key: 'k2' })
  store.put('person_keys', { public_key: 'k1', person: 'person-1', sealed: '{}', since: '2026-11-24' })
  store.put('vouchings', { signature: 's1', person: 'person-1', public_key: 'k1', at: '2026-11-24', vouching: '{}' })
})

test('evidence of the version before is as it was', () => {
  expect(store.rows('select digest, name from evidence_files')).toEqual([['e1', 'certificate.pdf']])
})

describe('the root key of a house', () => {
  test.each([
    ['changes', "update house_roots set public_key = 'another'"],
    ['is deleted', 'delete from house_roots'],
    ['is replaced', "insert or replace into house_roots values (1, 'another', '2026-11-24')"],
  ])('never %s', (_, sql) => {
    expect(() => store.run(sql)).toThrow('the root key of a house never changes')
  })
  test('is one', () => {
    expect(() => store.put('house_roots', { id: 2, public_key: 'another', made_at: '2026-11-24' })).toThrow(/CHECK/u)
  })
})

describe('a person', () => {
  test.each([
    ['deleted', "delete from persons where id = 'person-2'"],
    [
      'replaced',
      "insert or replace into persons select id, 'Somebody', roles, public_key, active, erased, added_at, changed_at from persons",
    ],
    ['given another id', "update persons set id = 'person-3' where id = 'person-2'"],
  ])('is never %s', (_, sql) => {
    expect(() => store.run(sql)).toThrow('a person stays')
  })
  test('may be erased, which keeps the row', () => {
    store.run("update persons set name = '', erased = 1 where id = 'person-2'")
    expect(store.rows("select name, erased from persons where id = 'person-2'")).toEqual([['', 1]])
  })
})

describe('a key', () => {
  test.each([
    ['deleted', 'delete from person_keys'],
    ['handed to another person', "insert or replace into person_keys values ('k1', 'person-2', null, '2026-11-24', null)"],
    ['exchanged in its row', "update person_keys set public_key = 'k9'"],
  ])('is never %s', (_, sql) => {
    expect(() => store.run(sql)).toThrow('a key stays with its person')
  })
  test('is one at a time for a person', () => {
    expect(() => store.put('person_keys', { public_key: 'k3', person: 'person-1', sealed: '{}', since: '2026-11-25' })).toThrow(/UNIQUE/u)
  })
  test('that ended makes room for the next', () => {
    store.run("update person_keys set until = '2026-11-25'")
    store.put('person_keys', { public_key: 'k3', person: 'person-1', sealed: '{}', since: '2026-11-25' })
    expect(store.rows('select public_key from person_keys order by public_key')).toEqual([['k1'], ['k3']])
  })
})

describe('what was vouched for', () => {
  test.each([
    ['changes', "update vouchings set vouching = 'another'"],
    ['is deleted', 'delete from vouchings'],
    ['is replaced', "insert or replace into vouchings values ('s1', 'person-2', 'k2', '2026-11-24', '{}')"],
  ])('never %s', (_, sql) => {
    expect(() => store.run(sql)).toThrow('what was vouched for never changes')
  })
})
