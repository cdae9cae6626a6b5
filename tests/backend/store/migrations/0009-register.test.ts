import { beforeEach, describe, expect, test } from 'vitest'
import { earlier, Migrating } from './migrating.ts'

let store: Migrating

beforeEach(async () => {
  store = new Migrating()
  await store.to('0008-letters-in-review')
  store.put('letters', earlier.letter)
  store.put('revisions', earlier.revision)
  await store.to('0009-register')
  store.put('released_files', earlier.file, { ...earlier.file, digest: 'f2' })
  store.put('releases', earlier.release)
  store.put('passages', { id: 1, digest: 'p1', text: 'Our cameras are assessed.' })
  store.put('release_clauses', {
    release_id: 'release-1',
    position: 0,
    identity: 'statement/scope en-GB GB',
    version: 1,
    body_digest: 'b1',
    passage: 1,
  })
  store.put('sendings', {
    id: 'sending-1',
    release_id: 'release-1',
    at: '2026-11-24',
    recipient: 'Example Distribution',
    how: 'post',
    note: '',
    recorded_by: 'person-1',
    recorded_at: '2026-11-24',
  })
})

test('letters of the version before are as they were', () => {
  expect(store.rows('select id, state from letters')).toEqual([['letter-1', 'draft']])
})

/** Every column as it was, but one. */
const replacing = (table: string, columns: string) => `insert or replace into ${table} select ${columns} from ${table} limit 1`

describe.each([
  ['released_files', 'a released file never changes', "media_type = 'text/plain'", "digest, 'text/plain', size, bytes"],
  [
    'releases',
    'a released letter never changes',
    "recipient = 'Nobody'",
    "id, letter_id, revision, title, 'Nobody', date, search_text, letter_digest, approval_digest, layout, manifest, approvals, pdf_digest, docx_digest, released_by, released_at",
  ],
  ['release_clauses', 'a released letter never changes', 'version = 2', 'release_id, position, identity, 2, body_digest, passage'],
  ['passages', 'a passage of a released letter never changes', "text = 'Other words.'", "9, digest, 'Other words.'"],
  ['sendings', 'what was sent stays sent', "recipient = 'Nobody'", "id, release_id, at, 'Nobody', how, note, recorded_by, recorded_at"],
])('%s', (table, sentence, change, columns) => {
  test('never change', () => {
    expect(() => store.run(`update ${table} set ${change}`)).toThrow(sentence)
  })
  test('are never deleted', () => {
    expect(() => store.run(`delete from ${table}`)).toThrow(sentence)
  })
  test('are never replaced', () => {
    expect(() => store.run(replacing(table, columns))).toThrow(sentence)
  })
})

describe('a release', () => {
  test('is one for a letter', () => {
    expect(() => store.put('releases', { ...earlier.release, id: 'release-2' })).toThrow('a released letter never changes')
  })
  test.each([
    ['of a letter that is not there', { letter_id: 'letter-9' }],
    ['whose file was not kept', { letter_id: 'letter-2', pdf_digest: 'f9' }],
  ])('%s is refused', (_, columns) => {
    store.put('letters', { ...earlier.letter, id: 'letter-2' })
    expect(() => store.put('releases', { ...earlier.release, id: 'release-2', ...columns })).toThrow(/FOREIGN KEY/u)
  })
})
