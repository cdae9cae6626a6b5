import { beforeEach, describe, expect, test } from 'vitest'
import { earlier, Migrating } from './migrating.ts'

let store: Migrating

beforeEach(async () => {
  store = new Migrating()
  await store.to('0003-clauses')
  store.put('clauses', earlier.clause)
  store.put('clause_versions', earlier.version)
  await store.to('0004-evidence')
  store.put('evidence_files', earlier.evidence)
  store.put('evidence_texts', { digest: 'e1', text: 'as read' })
  store.put('transcripts', { digest: 't1', evidence: 'e1', text: 'as seen', author: 'person-1', made_at: '2026-11-24' })
})

test('clauses of the version before are as they were', () => {
  expect(store.rows('select id, content from clause_versions')).toEqual([['version-1', '{}']])
})

describe('an evidence file', () => {
  test.each([
    ['altered', "update evidence_files set bytes = x'00'"],
    ['renamed', "update evidence_files set digest = 'e2'"],
    ['deleted', 'delete from evidence_files'],
    [
      'replaced',
      "insert or replace into evidence_files select digest, name, media_type, size, added_by, added_at, x'00' from evidence_files",
    ],
  ])('is never %s', (_, sql) => {
    expect(() => store.run(sql)).toThrow('evidence never changes')
  })
})

describe('a transcript', () => {
  test.each([
    ['altered', "update transcripts set text = 'as wished'"],
    ['deleted', 'delete from transcripts'],
    ['replaced', "insert or replace into transcripts select digest, evidence, 'as wished', author, made_at from transcripts"],
  ])('is never %s', (_, sql) => {
    expect(() => store.run(sql)).toThrow('a transcript never changes')
  })
  test('is of evidence that is there', () => {
    expect(() => store.put('transcripts', { digest: 't2', evidence: 'e9', text: '', author: 'person-1', made_at: '2026-11-24' })).toThrow(
      /FOREIGN KEY/u,
    )
  })
})

test('what was read out of a file may be read again by a better reader', () => {
  store.run("insert or replace into evidence_texts values ('e1', 'as read better')")
  expect(store.rows('select text from evidence_texts')).toEqual([['as read better']])
})
