import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { imageFinder } from '../../../backend/files/index.ts'
import { exif, photo, photoWith } from '../images/pictures.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-beside-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The bytes that a letter file beside a picture would show. */
function found(name: string, bytes: Uint8Array): Buffer[] {
  writeFileSync(join(folder, name), bytes)
  const kept = new Map<string, Uint8Array>()
  imageFinder(join(folder, 'letter.md'), kept)(name)
  return [...kept.values()].map((each) => Buffer.from(each))
}

test('a photo beside a letter file leaves behind where it was taken', () => {
  expect(found('photo.jpg', photoWith(exif(1))).map((bytes) => bytes.includes('GPS'))).toEqual([false])
})

test('a photo has the same bytes from a letter file and from the window', () => {
  expect(found('again.jpg', photoWith(exif(1)))).toEqual(found('clean.jpg', photo))
})

test('a file that only says it is a picture is none', () => {
  expect(found('broken.png', Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'))).toEqual([])
})
