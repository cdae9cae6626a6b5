import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keyKeepingHere } from '../../../backend/answers/key-keeping.ts'
import type { Desk } from '../../../backend/people/index.ts'
import { openStore, outsideHere, type Store } from '../../../backend/store/index.ts'
import { codeOf, must } from '../store/stores.ts'

vi.mock(import('node:crypto'), async (original) => (await import('../people/quick-passphrases.ts')).quickPassphrases(await original()))

const passphrase = 'seven quiet harbour lamps'
const day = 86_400_000
let folder: string
let store: Store
let desk: Desk
let person: string

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: Date.parse('2026-11-24T09:00:00Z') })
  folder = mkdtempSync(join(tmpdir(), 'chancery-clock-'))
  store = must(await openStore(folder, outsideHere()))
  const keeping = keyKeepingHere(store)
  desk = keeping.desk
  person = must(await keeping.house.found({ name: 'A. Person', roles: ['author'], passphrase })).id
})
afterEach(async () => {
  vi.useRealTimers()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a clock that is set back neither locks the key of who sits here nor keeps it open for longer', async () => {
  must(await desk.unlock(person, passphrase))
  vi.setSystemTime(Date.now() - day)
  const still = desk.acting().ok
  vi.advanceTimersByTime(day)
  expect([still, codeOf(desk.acting())]).toEqual([true, 'locked'])
})

test('a clock that is set back does not make the wait after a wrong passphrase longer', async () => {
  await desk.unlock(person, 'not this one at all')
  vi.setSystemTime(Date.now() - day)
  const tooSoon = codeOf(await desk.unlock(person, passphrase))
  vi.advanceTimersByTime(2000)
  expect([tooSoon, codeOf(await desk.unlock(person, passphrase))]).toEqual(['passphrase-wait', ''])
})
