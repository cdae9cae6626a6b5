import { expect, test } from 'vitest'
import { changedPlace } from '../../../renderer/house/changed-place.ts'

test.each([
  ['title', { title: 'a' }, { title: 'b' }],
  ['fields.1.label', { fields: [0, { label: 'a' }] }, { fields: [0, { label: 'b' }] }],
  ['', { title: 'a', code: 'a' }, { title: 'b', code: 'b' }],
  ['help', { title: 'a' }, { title: 'a', help: 'b' }],
])('what differs stands at "%s"', (place, before, after) => {
  expect(changedPlace(before, after)).toBe(place)
})
