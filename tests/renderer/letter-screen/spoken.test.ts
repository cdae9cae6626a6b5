import { describe, expect, test } from 'vitest'
import type { Block } from '../../../core/document/index.ts'
import { crossing, findingsSaid, suggestionsSaid } from '../../../renderer/letter-screen/spoken.ts'

const text: Block = { type: 'paragraph', children: [{ text: 'Words.' }] }
const recipient: Block = { type: 'part', part: 'recipient', children: [{ text: '' }] }
const clause = (lock: 'locked' | 'sealed'): Block => ({
  type: 'clause',
  code: 'policy-quote/scope',
  version: 2,
  language: 'en-GB',
  jurisdictions: [],
  digest: '0'.repeat(64),
  lock,
  children: [{ type: 'paragraph', children: [{ text: 'Words.' }] }],
})

describe('the caret that comes', () => {
  test.each([
    ['into a clause', text, clause('locked'), 'Clause policy-quote/scope version 2, locked. Arrow keys leave it, Delete takes it out.'],
    [
      'into a sealed quotation',
      text,
      clause('sealed'),
      'Clause policy-quote/scope version 2, a sealed quotation, locked. Arrow keys leave it, Delete takes it out.',
    ],
    ['out of a clause', clause('locked'), text, 'Your own text.'],
    ['into a part', text, recipient, 'Recipient.'],
    ['from one paragraph to another', text, { ...text }, undefined],
  ])('%s', (_way, from, to, said) => {
    expect(crossing(from, to)).toBe(said)
  })
})

test.each([
  [undefined, 3, undefined],
  [3, 3, undefined],
  [3, 1, '1 thing is to be mended in the letter.'],
  [1, 0, 'Nothing is to be mended in the letter.'],
])('of %s findings that become %s is said: %s', (before, after, said) => {
  expect(findingsSaid(before, after)).toBe(said)
})

test.each([
  [2, 2, undefined],
  [1, 2, undefined],
  [3, 2, '2 suggestions are left in the letter.'],
  [2, 1, '1 suggestion is left in the letter.'],
  [4, 0, 'No suggestion is left in the letter.'],
])('of %i suggestions of which %i are left is said: %s', (before, after, said) => {
  expect(suggestionsSaid(before, after)).toBe(said)
})
