import { expect, test } from 'vitest'
import { placeOfCaret } from '../../../renderer/preview/follow.ts'

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
