import { describe, expect, test } from 'vitest'
import { stateOnDay } from '../../../renderer/clauses/state-names.ts'

const valid = { from: '2026-01-01', until: '2026-11-08' }

describe('an approved version', () => {
  test.each([
    ['2025-12-31', 'Not valid yet'],
    ['2026-01-01', 'Approved'],
    ['2026-11-08', 'Approved'],
    ['2026-11-09', 'Expired'],
  ])('is on %s said to be: %s', (day, name) => {
    expect(stateOnDay('approved', valid, day).name).toBe(name)
  })
})

test('a draft is a draft whatever its days are', () => {
  expect(stateOnDay('draft', valid, '2027-01-01').name).toBe('Draft')
})
