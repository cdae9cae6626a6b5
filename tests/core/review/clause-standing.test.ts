import { expect, test } from 'vitest'
import { clauseStandingOn, type StandingVersion } from '../../../core/review/index.ts'

const version = (number: number, state: StandingVersion['state'], valid: StandingVersion['valid'] = {}): StandingVersion => ({
  version: number,
  state,
  valid,
})

test('a draft stands as a draft, though the day lies within its dates', () => {
  expect(clauseStandingOn(version(1, 'draft', { from: '2026-01-01' }), [], '2026-11-24')).toBe('draft')
})

test('what was withdrawn stays withdrawn after its dates', () => {
  expect(clauseStandingOn(version(1, 'withdrawn', { until: '2026-01-01' }), [], '2026-11-24')).toBe('withdrawn')
})

test.each([
  ['not-yet-valid', '2026-11-22'],
  ['approved', '2026-11-23'],
  ['approved', '2026-11-24'],
  ['expired', '2026-11-25'],
] as const)('an approved version is %s on %s, both ends included', (standing, day) => {
  expect(clauseStandingOn(version(1, 'approved', { from: '2026-11-23', until: '2026-11-24' }), [], day)).toBe(standing)
})

test('an approved version that ended is superseded where a newer one is in force', () => {
  const old = version(1, 'approved', { until: '2026-11-23' })
  expect(clauseStandingOn(old, [old, version(2, 'approved', { from: '2026-11-24' })], '2026-11-24')).toBe('superseded')
})

test('a newer draft supersedes nothing', () => {
  expect(clauseStandingOn(version(1, 'approved'), [version(2, 'draft')], '2026-11-24')).toBe('approved')
})
