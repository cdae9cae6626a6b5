import { beforeEach, describe, expect, test } from 'vitest'
import { chainStart } from '../../../../core/audit/index.ts'
import { earlier, Migrating } from './migrating.ts'

let store: Migrating
const sentence = 'the audit trail only grows at its end'
const first = {
  seq: 1,
  at: '2026-11-24T09:00:00.000Z',
  actor: 'system',
  kind: 'letter.created',
  entity: 'letter-1',
  payload: '{}',
  prev_hash: chainStart,
  hash: '1'.repeat(64),
}
const second = { ...first, seq: 2, prev_hash: first.hash, hash: '2'.repeat(64) }

beforeEach(async () => {
  store = new Migrating()
  await store.to('0009-register')
  store.put('letters', earlier.letter)
  store.put('released_files', earlier.file, { ...earlier.file, digest: 'f2' })
  store.put('releases', earlier.release)
  await store.to('0010-audit')
  store.put('audit', first, second)
  store.put('audit_personal', { seq: 1, about: 'person-1', salt: 'aa', data: '{}' })
})

test('the register of the version before is as it was', () => {
  expect(store.rows('select id, recipient from releases')).toEqual([['release-1', 'Example Distribution']])
})

describe('an entry', () => {
  test.each([
    ['changed', "update audit set actor = 'person-1' where seq = 1"],
    ['deleted', 'delete from audit where seq = 2'],
    [
      'replaced by its number',
      "insert or replace into audit select seq, at, 'person-1', kind, entity, payload, prev_hash, hash from audit where seq = 2",
    ],
    [
      'replaced by its hash',
      'insert or replace into audit select 3, at, actor, kind, entity, payload, hash, hash from audit where seq = 2',
    ],
    ['moved out of the way', 'update or replace audit set seq = 9 where seq = 2'],
    [
      'upserted',
      "insert into audit select seq, at, actor, kind, entity, payload, prev_hash, hash from audit where seq = 2 on conflict (seq) do update set actor = 'person-1'",
    ],
  ])('is never %s', (_, sql) => {
    expect(() => store.run(sql)).toThrow(sentence)
  })
  test.each([
    ['after a gap', { seq: 4, prev_hash: second.hash }],
    ['before the first', { seq: 0, prev_hash: chainStart }],
    ['that does not follow the last', { seq: 3, prev_hash: first.hash }],
  ])('%s is refused', (_, columns) => {
    expect(() => store.put('audit', { ...first, hash: '3'.repeat(64), ...columns })).toThrow(sentence)
  })
  test('at the end is taken', () => {
    store.put('audit', { ...first, seq: 3, prev_hash: second.hash, hash: '3'.repeat(64) })
    expect(store.rows('select max(seq) from audit')).toEqual([[3]])
  })
})

describe('what is personal in an entry', () => {
  test.each([
    ['changed', 'update audit_personal set data = \'{"name":"Somebody"}\''],
    ['replaced', "insert or replace into audit_personal values (1, 'person-2', 'bb', '{}')"],
  ])('is never %s', (_, sql) => {
    expect(() => store.run(sql)).toThrow(sentence)
  })
  test('may be erased', () => {
    store.run('delete from audit_personal')
    expect(store.rows('select seq from audit')).toEqual([[1], [2]])
  })
})
