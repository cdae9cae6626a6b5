import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cleanImage, type CleanImage } from '../../../backend/images/index.ts'
import { openStore, type Store } from '../../../backend/store/index.ts'
import { square } from '../images/pictures.ts'

let folder = ''
let store: Store

function clean(bytes: Uint8Array): CleanImage {
  const cleaned = cleanImage(bytes)
  if (!cleaned.ok) throw new Error(cleaned.error.message)
  return cleaned.value
}

const picture = clean(square)

function change(sql: string): unknown[] {
  const database = new DatabaseSync(join(folder, 'chancery.sqlite'))
  try {
    return database
      .prepare(sql)
      .all()
      .map((row) => Object.values(row))
  } finally {
    database.close()
  }
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-images-'))
  const opened = await openStore(folder, { now: () => '2026-11-24T09:00:00.000Z', newId: () => '' })
  if (!opened.ok) throw new Error(opened.error.message)
  store = opened.value
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a picture in the store', () => {
  test('is read as it was kept', async () => {
    await store.images.add(picture)
    const read = await store.images.read([picture.digest])
    expect(read.ok && Buffer.from(read.value.get(picture.digest)?.bytes ?? []).equals(picture.bytes)).toBe(true)
  })

  test('is kept once', async () => {
    await store.images.add(picture)
    const again = await store.images.add(picture)
    expect([again.ok, change('select count(*) from images')]).toEqual([true, [[1]]])
  })

  test('that is not there is left out', async () => {
    const read = await store.images.read(['ab'.repeat(32)])
    expect(read.ok && read.value.size).toBe(0)
  })

  test.each([
    ['altered', "update images set bytes = x'00'"],
    ['renamed', "update images set digest = printf('%064d', 0)"],
    ['taken out', 'delete from images'],
    ['replaced', "insert or replace into images select digest, media_type, width, height, added_at, x'00' from images"],
  ])('is never %s', async (_, sql) => {
    await store.images.add(picture)
    expect(() => change(sql)).toThrow('an image never changes')
  })
})
