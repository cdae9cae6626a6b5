import { beforeEach, describe, expect, test } from 'vitest'
import { earlier, Migrating } from './migrating.ts'

let store: Migrating

beforeEach(async () => {
  store = new Migrating()
  await store.to('0001-letters')
  store.put('letters', earlier.letter)
  await store.to('0002-images')
  store.put('images', earlier.image)
})

test('letters of the version before are as they were', () => {
  expect(store.rows('select id, title from letters')).toEqual([[earlier.letter.id, earlier.letter.title]])
})

describe('an image', () => {
  test.each([
    ['altered', "update images set bytes = x'00'"],
    ['deleted', 'delete from images'],
    ['replaced', "insert or replace into images select digest, media_type, width, height, added_at, x'00' from images"],
  ])('is never %s', (_, sql) => {
    expect(() => store.run(sql)).toThrow('an image never changes')
  })

  test.each([
    ['without a whole digest', { ...earlier.image, digest: 'abc' }],
    ['of another kind', { ...earlier.image, digest: 'b'.repeat(64), media_type: 'image/svg+xml' }],
    ['without width', { ...earlier.image, digest: 'b'.repeat(64), width: 0 }],
  ])('%s is refused', (_, row) => {
    expect(() => store.put('images', row)).toThrow(/CHECK/u)
  })
})
