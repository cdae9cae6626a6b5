import { beforeEach, expect, test } from 'vitest'
import { earlier, Migrating } from './migrating.ts'

let store: Migrating
const clause = (code: string, version: number) => ({
  type: 'clause',
  code,
  version,
  language: 'en-GB',
  jurisdictions: ['IE', 'GB'],
  digest: `body of ${code} ${String(version)}`,
  locked: true,
  children: [{ type: 'paragraph', children: [{ text: 'Words.' }] }],
})
const letter = (...children: unknown[]) => JSON.stringify({ title: 'A letter', document: { schema: 1, children } })

beforeEach(async () => {
  store = new Migrating()
  await store.to('0007-reviews')
  store.put('letters', { ...earlier.letter, revision: 2 }, { ...earlier.letter, id: 'letter-2' }, { ...earlier.letter, id: 'letter-3' })
  store.put(
    'revisions',
    { ...earlier.revision, letter: letter(clause('statement/gone', 1)) },
    {
      ...earlier.revision,
      number: 2,
      closed: 0,
      letter: letter(clause('statement/scope', 3), clause('statement/scope', 3), clause('closing/thanks', 1)),
    },
  )
  store.put('revisions', {
    ...earlier.revision,
    letter_id: 'letter-2',
    letter: letter({ type: 'paragraph', children: [{ text: 'No clause.' }] }),
  })
  store.put('revisions', { ...earlier.revision, letter_id: 'letter-3', letter: '{}' })
  await store.to('0008-letters-in-review')
})

test('letters that were there are drafts', () => {
  expect(store.rows('select id, state from letters order by id')).toEqual([
    ['letter-1', 'draft'],
    ['letter-2', 'draft'],
    ['letter-3', 'draft'],
  ])
})

test('the clauses that the newest revision of each letter pins are listed, each once', () => {
  expect(store.rows('select letter_id, identity, version, body_digest from letter_clauses order by identity')).toEqual([
    ['letter-1', 'closing/thanks en-GB GB+IE', 1, 'body of closing/thanks 1'],
    ['letter-1', 'statement/scope en-GB GB+IE', 3, 'body of statement/scope 3'],
  ])
})

test('a letter is in no state that nobody knows', () => {
  expect(() => store.run("update letters set state = 'lost'")).toThrow(/CHECK/u)
})

test('a closed revision is not pushed out by another that takes its number', () => {
  expect(() => store.run("update or replace revisions set number = 1 where letter_id = 'letter-1' and number = 2")).toThrow(
    'a closed revision never changes',
  )
})
