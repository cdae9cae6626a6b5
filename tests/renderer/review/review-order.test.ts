import { describe, expect, test } from 'vitest'
import { aroundReview, waitingText } from '../../../renderer/review/review-order.ts'

const waiting = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]

describe('going through reviews that wait', () => {
  test('begins with the first one', () => {
    expect(aroundReview(waiting, undefined)).toEqual({ at: -1, previous: undefined, next: { id: 'a' } })
  })
  test('has a way on and a way back', () => {
    expect(aroundReview(waiting, 'b')).toEqual({ at: 1, previous: { id: 'a' }, next: { id: 'c' } })
  })
  test('comes back after the last one to the first that was passed over', () => {
    expect(aroundReview(waiting, 'c').next).toEqual({ id: 'a' })
  })
  test('ends with the only one', () => {
    expect(aroundReview([{ id: 'a' }], 'a').next).toBeUndefined()
  })
  test('goes on with the first one after a review that does not wait', () => {
    expect(aroundReview(waiting, 'x')).toEqual({ at: -1, previous: undefined, next: { id: 'a' } })
  })
  test('says how far it is', () => {
    expect([waitingText(-1, 0, 0), waitingText(-1, 0, 2), waitingText(-1, 3, 2), waitingText(1, 3, 0)]).toEqual([
      'Nothing waits for you',
      '2 came back to you',
      '3 waiting for you',
      '2 of 3 waiting for you',
    ])
  })
})
