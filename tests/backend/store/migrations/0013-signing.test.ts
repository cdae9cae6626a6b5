import { beforeEach, describe, expect, test } from 'vitest'
import { earlier, Migrating } from './migrating.ts'

let store: Migrating

const fileOf = (digest: string, ...bytes: number[]) => ({ ...earlier.file, digest, size: bytes.length, bytes: Uint8Array.from(bytes) })
const signing = {
  release_id: 'release-1',
  position: 1,
  digest: 's1',
  signer: 'A. Person',
  level: 'B-B',
  is_test: 0,
  signed_by: 'person-1',
  signed_at: '2026-11-24',
}
const certificate = {
  id: 'certificate-1',
  person: 'person-1',
  label: 'A. Person',
  kind: 'file',
  certificate: 'PEM',
  key_format: 'p12',
  key_file: Uint8Array.of(1),
  token: null,
  added_at: '2026-11-24',
}

beforeEach(async () => {
  store = new Migrating()
  await store.to('0009-register')
  store.put('letters', earlier.letter)
  store.put('persons', earlier.person)
  store.put('released_files', fileOf('f1', 1, 2), fileOf('f2', 9))
  store.put('releases', earlier.release)
  await store.to('0013-signing')
  store.put('released_files', fileOf('s1', 1, 2, 3), fileOf('s2', 1, 2, 3, 4), fileOf('other', 1, 9, 3))
})

test('released letters of the versions before are as they were', () => {
  expect(store.rows('select id, pdf_digest from releases')).toEqual([['release-1', 'f1']])
})

describe('a signature of a released letter', () => {
  beforeEach(() => store.put('signings', signing))

  test.each([
    ['altered', "update signings set signer = 'Nobody'"],
    ['deleted', 'delete from signings'],
    ['replaced', "insert or replace into signings select release_id, position, digest, 'Nobody', level, 0, 'x', 'y' from signings"],
  ])('is never %s', (_, sql) => {
    expect(() => store.run(sql)).toThrow('a signature of a released letter never changes')
  })

  test('stands behind the signature before it', () => {
    store.put('signings', { ...signing, position: 2, digest: 's2' })
    expect(store.rows('select position, digest from signings')).toEqual([
      [1, 's1'],
      [2, 's2'],
    ])
  })

  test('leaves no gap to the one before it', () => {
    expect(() => store.put('signings', { ...signing, position: 3, digest: 's2' })).toThrow('begins with the file before it')
  })
})

test.each([
  ['that begins otherwise than the released one', 'other'],
  ['that is the released one itself', 'f1'],
  ['that was not kept', 's9'],
])('a signed file %s is refused', (_, digest) => {
  expect(() => store.put('signings', { ...signing, digest })).toThrow('begins with the file before it')
})

describe('a certificate to sign with', () => {
  test('is of a person of the house', () => {
    expect(() => store.put('signing_certificates', { ...certificate, person: 'person-9' })).toThrow(/FOREIGN KEY/u)
  })

  test.each([
    ['of a file has no place on a token', { token: '{}' }],
    ['of a token has no key here', { kind: 'token', token: '{}' }],
    ['of a file has its key', { key_file: null }],
  ])('%s', (_, columns) => {
    expect(() => store.put('signing_certificates', { ...certificate, ...columns })).toThrow(/CHECK/u)
  })

  test('can be taken away', () => {
    store.put('signing_certificates', certificate)
    store.run('delete from signing_certificates')
    expect(store.rows('select * from signing_certificates')).toEqual([])
  })
})
