import { expect, test } from 'vitest'
import { across, type Anchor } from '../../../renderer/preview/scroll-together.ts'

const anchors: readonly Anchor[] = [
  [0, 0],
  [100, 50],
  [300, 90],
]

test.each([
  ['at an anchor', 100, 50],
  ['between two, in proportion', 200, 70],
  ['below the last, as far from it', 310, 100],
])('what stands %s is found in the other text', (_where, from, to) => {
  expect(across(anchors, from)).toBe(to)
})

test('above the first anchor what comes before it is as long in the other text, and never outside of it', () => {
  const late: readonly Anchor[] = [[100, 50]]
  expect([across(late, 80), across(late, 0)]).toEqual([30, 0])
})

test('without anchors there is no other place', () => {
  expect(across([], 5)).toBeUndefined()
})
