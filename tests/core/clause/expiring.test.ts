import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, expiringWithin, type Validity } from '../../../core/clause/index.ts'
import { runs } from '../../random-size.ts'

const day = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9990-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('days', () => {
  test('are counted as the host counts them, leap years and centuries included', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -3000, max: 3000 }), (from, days) => {
        fc.pre(from > '0010-01-01')
        const counted = new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)
        expect([addDays(from, days), daysBetween(from, counted)]).toEqual([counted, days])
      }),
      { numRuns: runs(20_000) },
    )
  })

  test('go over the end of a leap February', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
  })
})

describe('the calendar of what expires', () => {
  const version = (name: string, valid: Validity, reviewBy?: string) => ({ name, valid, reviewBy })
  const named = (versions: ReturnType<typeof version>[], days: number): string[] =>
    expiringWithin(versions, '2026-11-23', days).map((due) => `${due.version.name} ${due.what} ${String(due.inDays)}`)

  test('lists what ends within the days, the last of them included, nearest first', () => {
    const versions = [
      version('later', { until: '2026-12-23' }),
      version('sooner', { until: '2026-11-24' }),
      version('after', { until: '2026-12-24' }),
    ]
    expect(named(versions, 30)).toEqual(['sooner ends 1', 'later ends 30'])
  })

  test('lists what ends today', () => {
    expect(named([version('today', { until: '2026-11-23' })], 30)).toEqual(['today ends 0'])
  })

  test('keeps what has ended, without its review, and leaves out what never ends', () => {
    expect(named([version('ended', { until: '2026-11-22' }, '2026-11-30'), version('open', {})], 90)).toEqual(['ended ends -1'])
  })

  test('lists reviews that are due, and those that are overdue', () => {
    expect(named([version('due', {}, '2027-01-22'), version('overdue', {}, '2026-11-13'), version('far', {}, '2027-01-23')], 60)).toEqual([
      'overdue review-by -10',
      'due review-by 60',
    ])
  })

  test('lists a version twice that ends and is to be reviewed', () => {
    expect(named([version('both', { until: '2026-12-01' }, '2026-11-25')], 30)).toEqual(['both review-by 2', 'both ends 8'])
  })
})
