import { describe, expect, test } from 'vitest'
import { defaultRules } from '../../../core/review/index.ts'
import { aboutWords, factsOf } from '../../../renderer/audit-room/entry-words.ts'
import { happenedWords, kindWords } from '../../../renderer/audit-room/kind-words.ts'

const before = 'a'.repeat(64)
const after = 'b'.repeat(64)

test.each([
  ['clause-version.approved', 'Clause version approved'],
  ['clause-version.in-review', 'Clause version sent to review'],
  ['letter.draft', 'Letter back to draft'],
  ['house-version.changes-asked', 'House text sent back for changes'],
  ['letter.revision-closed', 'Letter fixed as it stood'],
  ['house.word-added', 'Word added to the dictionary'],
  ['house-version.', 'House text'],
  ['whatever.comes-later', 'Whatever comes later'],
])('the kind %s is said as "%s"', (kind, words) => {
  expect(kindWords(kind)).toBe(words)
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
  test('calls a state no digest, and tells it in words, the one before first', () => {
    const facts = factsOf({ payload: JSON.stringify({ after: 'changes-asked', before: 'in-review', version: 2 }) })
    expect(facts.map(({ term, text }) => [term, text])).toEqual([
      ['Before', 'In review'],
      ['After', 'Changes asked'],
      ['Version', '2'],
    ])
  })
  test('tells the states of people and those beside digests in words', () => {
    const texts = (payload: object): string[] => factsOf({ payload: JSON.stringify(payload) }).map(({ term, text }) => `${term}: ${text}`)
    expect(texts({ digest: before, before: 'active', after: 'retired' })).toEqual([
      'Before: In the house',
      'After: Left',
      `Digest: ${before}`,
    ])
    expect(texts({ stateBefore: 'in-review', stateAfter: 'draft' })).toEqual(['State before: In review', 'State after: Draft'])
  })
  test('tells roles, decisions and days in words, and leaves what somebody wrote as it is', () => {
    const payload = {
      meaning: 'ask-changes',
      roles: ['author', 'reviewer'],
      subject: 'clause-version',
      due: '2026-12-01',
      reason: 'approve',
      note: '',
    }
    expect(factsOf({ payload: JSON.stringify(payload) }).map(({ text }) => text)).toEqual([
      'Asked for changes',
      'Author, Reviewer',
      'Clause version',
      '1 Dec 2026',
      'approve',
      'None',
    ])
  })
  test('tells the kind and the size of a file as people do', () => {
    const facts = factsOf({ payload: JSON.stringify({ mediaType: 'application/pdf', size: 19881 }) })
    expect(facts.map(({ term, text }) => [term, text])).toEqual([
      ['Kind of file', 'PDF'],
      ['Size', '20\u00A0kB'],
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

describe('what somebody else did and the actor brought in', () => {
  const people = { r: 'Rita Reviewer' }
  const payload = JSON.stringify({ person: 'r' })
  test.each([
    ['decision.added', 'Decision of Rita Reviewer brought in'],
    ['comment.added', 'Comment of Rita Reviewer brought in'],
    ['comment.resolved', 'Comment resolved by Rita Reviewer, brought in'],
  ])('is told as theirs: %s', (kind, words) => {
    expect(happenedWords({ kind, actor: 'a', payload, people })).toBe(words)
  })
  test('is told as the actor’s where it is', () => {
    expect(happenedWords({ kind: 'decision.added', actor: 'r', payload, people })).toBe('Decision made')
  })
  test('is nobody’s known here where the name is not known', () => {
    expect(happenedWords({ kind: 'decision.added', actor: 'a', payload })).toBe('Decision of somebody not known here brought in')
  })
  test('names the person beside the id', () => {
    expect(factsOf({ payload, people }).map(({ term, text }) => [term, text])).toEqual([
      ['Whose it is', 'Rita Reviewer'],
      ['Whose it is: id', 'r'],
    ])
  })
})

test('a few values under one name are told one by one', () => {
  const payload = JSON.stringify({ corrects: { identity: 'statement/a en-GB GB', version: 2 } })
  expect(factsOf({ payload }).map(({ term, text }) => [term, text])).toEqual([
    ['Corrects: clause', 'statement/a en-GB GB'],
    ['Corrects: version', '2'],
  ])
})

test('a restore is about the backup that it brought back', () => {
  const payload = JSON.stringify({ madeAt: '2026-11-27T15:06:05.000Z', before: null })
  expect(aboutWords({ kind: 'store.restored', entity: '', payload })).toBe('Backup of 2026-11-27 15:06:05')
})

test('an import is about the folder that the library came from', () => {
  expect(aboutWords({ kind: 'library.imported', entity: 'templates', payload: '{}' })).toBe('templates')
})

describe('rules that were set anew', () => {
  const told = (rulesAfter: unknown, more = {}): string[][] => {
    const payload = JSON.stringify({ rulesBefore: JSON.stringify(defaultRules), rulesAfter: JSON.stringify(rulesAfter), ...more })
    return factsOf({ payload }).map(({ term, text }) => [term, text])
  }

  test('are told in words, those alone that are others now', () => {
    const letter = { approvals: 2, roles: ['reviewer', 'administrator'], mode: 'in-order', dueInDays: 1 }
    expect(told({ ...defaultRules, letter, adaptable: [] })).toEqual([
      ['Letter: before', '1 approval by a reviewer or an administrator, within 2 days'],
      ['Letter: after', '2 approvals by a reviewer, then by an administrator, within 1 day'],
      ['What letters may adapt: before', 'Business model, Statement, Closing'],
      ['What letters may adapt: after', 'Nothing'],
    ])
  })

  test('which became looser are named as people call them', () => {
    expect(told(defaultRules, { loosened: 'policy-quote, letter' })).toEqual([['Made looser', 'Policy quote, Letter']])
  })

  test('are shown as they stand where they are not understood', () => {
    expect(told({ of: 'another version' }).map(([term]) => term)).toEqual(['Rules before', 'Rules after'])
  })
})
