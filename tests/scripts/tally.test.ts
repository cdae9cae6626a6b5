import { expect, test } from 'vitest'
import { counted } from '../../scripts/tally.ts'

const file = 'tests/app/review.test.ts'
const first = { file, passed: 2, skipped: 0, failed: ['takes a letter'] }

test('a second try in which all of it passed is what counts', () => {
  const second = { file, passed: 3, skipped: 0, failed: [] }
  expect(counted(first, second)).toBe(second)
})

test('a file that could not be loaded at first counts as it ran the second time', () => {
  const second = { file, passed: 3, skipped: 0, failed: [] }
  expect(counted({ file, passed: 0, skipped: 0, failed: [file] }, second)).toBe(second)
})

test.each([
  ['failed again', { file, passed: 2, skipped: 0, failed: ['takes a letter'] }],
  ['skipped what had failed', { file, passed: 2, skipped: 1, failed: [] }],
  ['ended without results', { file, passed: 0, skipped: 0, failed: [] }],
  ['never ran', undefined],
])('a second try that %s mends nothing', (_, second) => {
  expect(counted(first, second)).toBe(first)
})
