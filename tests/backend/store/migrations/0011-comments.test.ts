import { beforeEach, expect, test } from 'vitest'
import { Migrating } from './migrating.ts'

let store: Migrating
const about = { subject: 'letter', subject_id: 'letter-1', person: 'person-2', at: '2026-11-24', text: 'Which year?', anchor: '{}' }

beforeEach(async () => {
  store = new Migrating()
  await store.to('0010-audit')
  store.put('comments', { id: 'comment-1', thread: 'comment-1', ...about })
  await store.to('0011-comments')
  store.put('mentions', { comment_id: 'comment-1', person: 'person-1' })
})

test('a comment of the version before is as it was', () => {
  expect(store.rows('select text, anchor, followed from comments')).toEqual([['Which year?', '{}', null]])
})

test('a comment says where its passage went, and where it was made never changes', () => {
  store.run(`update comments set followed = '{}'`)
  expect(store.rows('select followed from comments')).toEqual([['{}']])
  expect(() => store.run(`update comments set anchor = '{"exact":"other"}'`)).toThrow('what a comment says never changes')
})

test.each([
  ['deleted', 'delete from mentions'],
  ['given to another person', `update mentions set person = 'person-3'`],
])('a mention is never %s', (_, sql) => {
  expect(() => store.run(sql)).toThrow('a mention stays')
})
