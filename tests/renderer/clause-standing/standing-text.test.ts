import { expect, test } from 'vitest'
import { standingText } from '../../../renderer/clause-standing/standing-text.ts'

const ending = { version: 1, state: 'approved', valid: { until: '2026-12-31' } } as const

test.each([
  ['2026-10-31', 'Approved', 'good'],
  ['2026-11-01', 'Approved, ends in 60 days', 'warn'],
  ['2026-12-30', 'Approved, ends in 1 day', 'warn'],
  ['2026-12-31', 'Approved, last day', 'warn'],
])('on %s an approved version that ends says "%s"', (day, text, tone) => {
  expect(standingText(ending, 'approved', day)).toMatchObject({ text, tone })
})

test('a draft is not green and says nothing of its end', () => {
  expect(standingText({ ...ending, state: 'draft' }, 'draft', '2026-12-30')).toEqual({ standing: 'draft', text: 'Draft', tone: 'warn' })
})

test('an expired version names its last day', () => {
  expect(standingText(ending, 'expired', '2027-01-01')).toMatchObject({ text: 'Expired on 31 December 2026', tone: 'bad' })
})
