import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { settleReviews } from '../../../backend/answers/settle-reviews.ts'
import { succeed } from '../../../core/requests/index.ts'

let days: string[] = []
const reviews = {
  settle: (today: string) => {
    days.push(today)
    return Promise.resolve(succeed(undefined))
  },
}

beforeEach(() => {
  days = []
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

test('reviews that were left open are looked at once, when the window has started, by the day it is then', async () => {
  const settling = settleReviews(reviews, () => '2026-11-24')
  await vi.advanceTimersByTimeAsync(1000)
  const before = [...days]
  await vi.advanceTimersByTimeAsync(600_000)
  await settling.end()
  expect([before, days]).toEqual([[], ['2026-11-24']])
})

test('a window that is closed looks at none any more', async () => {
  await settleReviews(reviews, () => '2026-11-24').end()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(days).toEqual([])
})
