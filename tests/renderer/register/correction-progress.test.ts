import { expect, test } from 'vitest'
import type { LetterState } from '../../../core/review/index.ts'
import { isCorrected, letterProgress } from '../../../renderer/register/correction-progress.ts'

/** Recipients of a letter, each with the state of the letter of correction to them. */
function recipients(...states: readonly (LetterState | undefined)[]) {
  return states.map((state, index) => ({
    name: `Recipient ${String(index)}`,
    sendings: [],
    correction: state && { id: String(index), state },
  }))
}

test.each([
  [[undefined], 'Begin a letter of correction to its recipient.', false],
  [[undefined, undefined], 'Begin a letter of correction to each of its 2 recipients.', false],
  [['sent', undefined], 'Letters of correction are begun to 1 of its 2 recipients; begin the others.', false],
  [['draft'], 'The letter of correction to its recipient is begun; it is not sent yet.', false],
  [['draft', 'approved'], 'Letters of correction are begun to all its 2 recipients; none of them is sent yet.', false],
  [['sent', 'released'], 'Letters of correction are begun to all its 2 recipients; 1 of them sent.', false],
  [['sent'], 'Its recipient was sent a letter of correction.', true],
  [['sent', 'sent'], 'All its recipients were sent letters of correction.', true],
] as const)('a letter with corrections %j says what is left to be done', (states, words, isDone) => {
  expect([letterProgress(recipients(...states), true), isCorrected(recipients(...states))]).toEqual([words, isDone])
})

test('a letter that nobody was sent asks for no letter of correction', () => {
  expect(letterProgress(recipients(undefined), false)).toBeUndefined()
})
