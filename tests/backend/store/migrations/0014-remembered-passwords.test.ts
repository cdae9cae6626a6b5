import { beforeEach, expect, test } from 'vitest'
import { earlier, Migrating } from './migrating.ts'

let store: Migrating

beforeEach(async () => {
  store = new Migrating()
  await store.to('0013-signing')
  store.put('persons', earlier.person)
  const file = { key_format: 'p12', key_file: Uint8Array.of(1), token: null }
  const certificate = { id: 'certificate-1', person: 'person-1', label: 'A. Person', kind: 'file', certificate: 'PEM', ...file }
  store.put('signing_certificates', { ...certificate, added_at: '2026-11-24' })
  await store.to('0014-remembered-passwords')
})

test('certificates of the versions before are as they were', () => {
  expect(store.rows('select id, label from signing_certificates')).toEqual([['certificate-1', 'A. Person']])
})

test('a password is remembered for a certificate that is there', () => {
  const sealed = { sealed: Uint8Array.of(1), kept_at: '2026-11-24' }
  expect(() => store.put('remembered_passwords', { certificate: 'certificate-9', ...sealed })).toThrow(/FOREIGN KEY/u)
})

test('a password goes with its certificate', () => {
  store.put('remembered_passwords', { certificate: 'certificate-1', sealed: Uint8Array.of(1), kept_at: '2026-11-24' })
  store.run('delete from signing_certificates')
  expect(store.rows('select * from remembered_passwords')).toEqual([])
})
