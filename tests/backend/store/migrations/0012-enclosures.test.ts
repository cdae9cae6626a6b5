import { beforeEach, describe, expect, test } from 'vitest'
import { earlier, Migrating } from './migrating.ts'

let store: Migrating
const file = { digest: 'a'.repeat(64), added_at: '2026-11-26', bytes: Uint8Array.of(1, 2) }

beforeEach(async () => {
  store = new Migrating()
  await store.to('0002-images')
  store.put('letters', earlier.letter)
  await store.to('0012-enclosures')
  store.put('enclosures', file)
})

test('letters of the versions before are as they were', () => {
  expect(store.rows('select id, title from letters')).toEqual([[earlier.letter.id, earlier.letter.title]])
})

describe('an enclosed file', () => {
  test.each([
    ['altered', "update enclosures set bytes = x'00'"],
    ['deleted', 'delete from enclosures'],
    ['replaced', "insert or replace into enclosures select digest, added_at, x'00' from enclosures"],
  ])('is never %s', (_, sql) => {
    expect(() => store.run(sql)).toThrow('an enclosed file never changes')
  })

  test('without a whole digest is refused', () => {
    expect(() => store.put('enclosures', { ...file, digest: 'abc' })).toThrow(/CHECK/u)
  })
})
