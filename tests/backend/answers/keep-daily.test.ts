import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepDaily } from '../../../backend/answers/keep-daily.ts'
import type { Backup } from '../../../backend/store/index.ts'
import { succeed } from '../../../core/requests/index.ts'

const minute = 60_000
let looks: number[] = []
const backups = {
  makeDaily: () => {
    looks.push(Date.now())
    return Promise.resolve(succeed<Backup | undefined>(undefined))
  },
}

beforeEach(() => {
  looks = []
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

test('the day’s backup waits until the window has started, and is looked for every hour after', async () => {
  const daily = keepDaily(backups)
  await vi.advanceTimersByTimeAsync(125 * minute)
  await daily.end()
  expect(looks).toEqual([5000, 60 * minute, 120 * minute])
})

test('a window that is closed looks for none any more', async () => {
  await keepDaily(backups).end()
  await vi.advanceTimersByTimeAsync(125 * minute)
  expect(looks).toEqual([])
})
