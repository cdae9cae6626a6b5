import { beforeEach, describe, expect, test } from 'vitest'
import { earlier, Migrating } from './migrating.ts'

let store: Migrating
const comment = {
  id: 'comment-1',
  subject: 'clause-version',
  subject_id: 'version-1',
  thread: 'comment-1',
  person: 'person-2',
  at: '2026-11-24',
  text: 'Which year?',
}

beforeEach(async () => {
  store = new Migrating()
  await store.to('0006-house')
  store.put('house_versions', earlier.house)
  await store.to('0007-reviews')
  store.put('decisions', earlier.decision)
  store.put('comments', comment)
  store.put('review_requests', {
    id: 'review-1',
    subject: 'clause-version',
    subject_id: 'version-1',
    digest: 'd1',
    author: 'person-1',
    writers: '[]',
    sent_by: 'person-1',
    sent_at: '2026-11-24',
    note: '',
  })
})

test('the house of the version before is as it was', () => {
  expect(store.rows('select id, content from house_versions')).toEqual([['house-1', '{}']])
})

describe('a decision', () => {
  test.each([
    ['changed', "update decisions set meaning = 'refuse'"],
    ['deleted', 'delete from decisions'],
  ])('is never %s', (_, sql) => {
    expect(() => store.run(sql)).toThrow('a decision never changes')
  })
  test.each(['approve', 'refuse', 'ask-changes'])('is made once: after an approval nobody says %s on the same digest', (meaning) => {
    expect(() => store.put('decisions', { ...earlier.decision, id: 'decision-2', meaning, signature: 's2' })).toThrow(
      'nobody decides twice',
    )
  })
  test('is not replaced by another of the same person', () => {
    expect(() =>
      store.run(
        "insert or replace into decisions select 'decision-2', subject, digest, 'refuse', role, person, public_key, at, comment, signature, received_at from decisions",
      ),
    ).toThrow('nobody decides twice')
  })
  test('is not replaced under its own id', () => {
    expect(() =>
      store.run(
        "insert or replace into decisions select id, subject, 'd2', 'refuse', role, 'person-3', public_key, at, comment, signature, received_at from decisions",
      ),
    ).toThrow('a decision never changes')
  })
  test.each([
    ['another person', { person: 'person-3' }],
    ['the same person on another digest', { digest: 'd2' }],
    ['the same person who keeps an old version', { meaning: 'keep' }],
  ])('leaves room for %s', (_, columns) => {
    store.put('decisions', { ...earlier.decision, id: 'decision-2', signature: 's2', ...columns })
    expect(store.rows('select count(*) from decisions')).toEqual([[2]])
  })
})

describe('what a comment says', () => {
  test.each(['text', 'person', 'at', 'subject_id'])('never changes: its %s', (column) => {
    expect(() => store.run(`update comments set ${column} = 'another'`)).toThrow('what a comment says never changes')
  })
  test.each([
    ['deleted', 'delete from comments'],
    [
      'replaced',
      "insert or replace into comments select id, subject, subject_id, thread, person, at, 'Which day?', anchor, resolved_at, resolved_by from comments",
    ],
  ])('is never %s', (_, sql) => {
    expect(() => store.run(sql)).toThrow('a comment stays')
  })
  test('may be resolved, and moves with the text it is about', () => {
    store.run(`update comments set resolved_at = '2026-11-25', resolved_by = 'person-1'`)
    expect(store.rows('select resolved_by from comments')).toEqual([['person-1']])
  })
})

describe('a review request', () => {
  test.each([
    ['deleted', 'delete from review_requests'],
    [
      'replaced',
      "insert or replace into review_requests select id, subject, subject_id, 'd9', author, writers, sent_by, sent_at, note, due, closed_at, outcome from review_requests",
    ],
  ])('is never %s', (_, sql) => {
    expect(() => store.run(sql)).toThrow('a review request stays')
  })
})

describe('a delegation', () => {
  const delegation = {
    id: 'delegation-1',
    from_person: 'person-1',
    to_person: 'person-2',
    first_day: '2026-11-24',
    last_day: '2026-11-30',
    made_by: 'person-1',
    made_at: '2026-11-24',
  }
  const end = "update delegations set ended_at = '2026-11-25', ended_by = 'person-1'"

  test('is never deleted', () => {
    store.put('delegations', delegation)
    expect(() => store.run('delete from delegations')).toThrow('a delegation stays')
  })
  test('is ended once', () => {
    store.put('delegations', delegation)
    store.run(end)
    expect(() => store.run(end)).toThrow('a delegation is ended once and never changed')
  })
  test.each(['from_person', 'to_person', 'first_day', 'last_day', 'made_by', 'made_at'])('never changes: its %s', (column) => {
    store.put('delegations', delegation)
    expect(() => store.run(`update delegations set ${column} = 'another'`)).toThrow('a delegation is ended once and never changed')
  })
})
