import { beforeEach, expect, test } from 'vitest'
import { Migrating } from './migrating.ts'

let store: Migrating
const judged = { rules: '{}', stand_ins: '[]', packed_by: 'person-1' }

beforeEach(async () => {
  store = new Migrating()
  await store.to('0014-remembered-passwords')
  const about = { subject: 'letter', subject_id: 'letter-1', digest: '0'.repeat(64), author: 'person-1', writers: '[]' }
  store.put('review_requests', { id: 'review-1', ...about, sent_by: 'person-1', sent_at: '2026-11-24', note: '' })
  await store.to('0015-brought-reviews')
})

test('reviews of the versions before are as they were, and none of them came from elsewhere', () => {
  expect([store.rows('select id from review_requests'), store.rows('select * from brought_reviews')]).toEqual([[['review-1']], []])
})

test('only a review that is there came with rules', () => {
  expect(() => store.put('brought_reviews', { request: 'review-9', ...judged })).toThrow(/FOREIGN KEY/u)
})

test('a review came with rules once', () => {
  store.put('brought_reviews', { request: 'review-1', ...judged })
  expect(() => store.put('brought_reviews', { request: 'review-1', ...judged })).toThrow(/UNIQUE/u)
})
