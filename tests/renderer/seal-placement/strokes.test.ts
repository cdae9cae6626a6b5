import { expect, test } from 'vitest'
import { boundsOf } from '../../../renderer/seal-placement/strokes.ts'

test('a drawn signature is cut to its strokes and the width of the pen, in whole pixels', () => {
  expect(
    boundsOf(
      [
        [
          [10.4, 20],
          [30, 44.2],
        ],
        [[25, 12]],
      ],
      5,
    ),
  ).toEqual({ left: 5, top: 7, width: 30, height: 43 })
})

test('no strokes are no picture', () => {
  expect([boundsOf([], 5), boundsOf([[]], 5)]).toEqual([undefined, undefined])
})
