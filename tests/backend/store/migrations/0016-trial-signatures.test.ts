import { beforeEach, expect, test } from 'vitest'
import { earlier, Migrating } from './migrating.ts'

let store: Migrating

const fileOf = (digest: string, ...bytes: number[]) => ({ ...earlier.file, digest, size: bytes.length, bytes: Uint8Array.from(bytes) })
const signing = { release_id: 'release-1', signer: 'A. Person', level: 'B-B', signed_by: 'person-1', signed_at: '2026-11-24' }
const sign = (position: number, digest: string, is_test: 0 | 1): void => store.put('signings', { ...signing, position, digest, is_test })
const kept = (): unknown => store.rows('select position, digest, is_test from signings')

beforeEach(async () => {
  store = new Migrating()
  await store.to('0009-register')
  store.put('letters', earlier.letter)
  store.put('persons', earlier.person)
  store.put('released_files', fileOf('f1', 1, 2), fileOf('f2', 9))
  store.put('releases', earlier.release)
  await store.to('0013-signing')
  store.put(
    'released_files',
    fileOf('trial', 1, 2, 3),
    fileOf('trial-again', 1, 2, 3, 4),
    fileOf('real', 1, 2, 7),
    fileOf('more', 1, 2, 7, 8),
  )
  sign(1, 'trial', 1)
  await store.to('0016-trial-signatures')
})

test('signatures of the versions before are as they were', () => {
  expect(kept()).toEqual([[1, 'trial', 1]])
})

test('a signature that counts stands behind the released file, without those for trying out', () => {
  sign(2, 'real', 0)
  sign(3, 'more', 0)
  expect(kept()).toEqual([
    [1, 'trial', 1],
    [2, 'real', 0],
    [3, 'more', 0],
  ])
})

test('a signature that counts stands behind the last that counts', () => {
  sign(2, 'real', 0)
  expect(() => sign(3, 'trial-again', 0)).toThrow('begins with the file before it')
})

test('a signature for trying out stands behind the one before it, and behind none that counts', () => {
  sign(2, 'trial-again', 1)
  sign(3, 'real', 0)
  expect(() => sign(4, 'more', 1)).toThrow('stands behind none that counts')
})

test('a signature is never replaced', () => {
  expect(() =>
    store.run("insert or replace into signings select release_id, position, digest, 'Nobody', level, 1, 'x', 'y' from signings"),
  ).toThrow('a signature of a released letter never changes')
})
