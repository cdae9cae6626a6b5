import { expect, test } from 'vitest'
import { rowAfter } from '../../../renderer/look/list-steps.ts'

test.each([
  ['ArrowDown', 4, 5],
  ['ArrowUp', 4, 3],
  ['PageDown', 4, 10],
  ['PageUp', 8, 2],
  ['Home', 4, 0],
  ['End', 4, 99],
])('in a list of 100 rows %s leads from row %i to row %i', (key, from, to) => {
  expect(rowAfter(key, from, 6, 100)).toBe(to)
})

test.each([
  ['ArrowUp', 0, 0],
  ['PageDown', 97, 99],
])('%s stops at the end of the list', (key, from, to) => {
  expect(rowAfter(key, from, 6, 100)).toBe(to)
})

test('other keys lead nowhere', () => {
  expect(rowAfter('Enter', 3, 6, 100)).toBeUndefined()
})
