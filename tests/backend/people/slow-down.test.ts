import { expect, test } from 'vitest'
import { SlowDown } from '../../../backend/people/slow-down.ts'

test('each wrong passphrase doubles the wait, up to a minute', () => {
  let now = 0
  const slow = new SlowDown(() => now)
  slow.begin('a')
  const waits = Array.from({ length: 8 }, () => {
    const from = now
    while (!slow.begin('a').ok) now += 1000
    return (now - from) / 1000
  })
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
})
test('a wrong passphrase says whose it is and how long to wait', () => {
  const slow = new SlowDown(() => 0)
  slow.begin('a')
  const own = { code: 'own-passphrase-wrong', message: 'Not your own.', remedy: 'Try again. Or ask.' }
  expect(slow.wrong('a', own)).toEqual({ ...own, remedy: 'Try again in a second. Or ask.' })
})
test('a right passphrase ends the wait', () => {
  const slow = new SlowDown(() => 0)
  slow.begin('a')
  slow.forget('a')
  expect(slow.begin('a').ok).toBe(true)
})
test('nobody waits for the mistakes of somebody else', () => {
  const slow = new SlowDown(() => 0)
  slow.begin('a')
  expect(slow.begin('b').ok).toBe(true)
})
