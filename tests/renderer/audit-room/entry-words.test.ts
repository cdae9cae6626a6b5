import { describe, expect, test } from 'vitest'
import { factsOf, kindWords } from '../../../renderer/audit-room/entry-words.ts'

const before = 'a'.repeat(64)
const after = 'b'.repeat(64)

test('a kind of entry is read as words', () => {
  expect(kindWords('clause-version.approved')).toBe('Clause version approved')
})

describe('what an entry says', () => {
  test('begins with its digests before and after', () => {
    const facts = factsOf({ payload: JSON.stringify({ revision: 3, after, before }) })
    expect(facts.map(({ term, text }) => [term, text])).toEqual([
      ['Digest before', before],
      ['Digest after', after],
      ['Revision', '3'],
    ])
  })
  test('calls a state no digest', () => {
    expect(factsOf({ payload: JSON.stringify({ before: 'in-review', after: 'approved' }) }).map(({ term }) => term)).toEqual([
      'Before',
      'After',
    ])
  })
  test('ends with what is personal beside it', () => {
    const facts = factsOf({ payload: JSON.stringify({ personal: before }), personal: JSON.stringify({ name: 'A. Person' }) })
    expect(facts.map(({ term, text }) => [term, text])).toEqual([
      ['Digest of personal data', before],
      ['Name', 'A. Person'],
    ])
  })
  test('is shown as it stands when it is no JSON', () => {
    expect(factsOf({ payload: '{' })).toEqual([{ term: 'Payload', text: '{', isCode: false }])
  })
})
