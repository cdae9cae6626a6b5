import { describe, expect, test } from 'vitest'
import { placeAt, placeOfCaret } from '../../../renderer/preview/follow.ts'

const place = (path: number[], page = 1): { path: number[]; page: number; x: number; y: number } => ({ path, page, x: 0, y: 0 })

test('the most exact place around the caret is followed', () => {
  expect(placeOfCaret([place([5]), place([5, 0]), place([5, 0, 2])], [5, 0, 2, 0])?.path).toEqual([5, 0, 2])
})

test('a block without a place of its own is followed at the one before it', () => {
  expect(placeOfCaret([place([2]), place([4]), place([9])], [6, 0])?.path).toEqual([4])
})

test('a letter without places follows nothing', () => {
  expect(placeOfCaret([], [0, 0])).toBeUndefined()
})

describe('a pressed page', () => {
  const at = (path: number[], y: number, page = 1): { path: number[]; page: number; x: number; y: number } => ({ path, page, x: 0, y })

  test('leads to the last place that begins above the point, the most exact one of several', () => {
    expect(placeAt([at([2], 10), at([3], 40), at([3, 0], 40), at([4], 80)], 1, 60)?.path).toEqual([3, 0])
  })

  test('leads to its first place from its margin above', () => {
    expect(placeAt([at([2], 10, 1), at([3], 40, 2), at([4], 80, 2)], 2, 5)?.path).toEqual([3])
  })

  test('without any place leads nowhere', () => {
    expect(placeAt([at([2], 10)], 2, 50)).toBeUndefined()
  })
})
