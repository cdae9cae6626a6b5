import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Desk, House } from '../../../backend/people/index.ts'
import type { Store } from '../../../backend/store/index.ts'
import { verifyDecision, wordsToSign, type Person } from '../../../core/review/index.ts'
import { codeOf, DataFolder, must } from '../store/stores.ts'

vi.mock(import('node:crypto'), async (original) => (await import('./quick-passphrases.ts')).quickPassphrases(await original()))

const minute = 60_000
const passphrase = 'seven quiet harbour lamps'
const data = new DataFolder()
let store: Store
let person: Person
let now = 0
let desk: Desk

beforeAll(async () => {
  store = must(await data.open())
  person = must(await new House(store.people, data.outside).found({ name: 'Ada Author', roles: ['author'], passphrase }))
})
afterAll(async () => {
  await store.close()
  data[Symbol.dispose]()
})
beforeEach(async () => {
  now = 0
  desk = new Desk(store, () => now)
  must(await desk.lookAgain())
})

test('nobody acts before they unlocked', () => {
  expect([codeOf(desk.acting()), desk.actor()]).toEqual(['locked', 'system'])
})
test('nobody can act in a house without people', async () => {
  const empty = new DataFolder()
  const emptyStore = must(await empty.open())
  const there = new Desk(emptyStore, () => 0)
  must(await there.lookAgain())
  expect(codeOf(there.acting())).toBe('no-person')
  await emptyStore.close()
  empty[Symbol.dispose]()
})
test('who unlocked signs with their own key', async () => {
  must(await desk.unlock(person.id, passphrase))
  const words = { subject: 'letter', digest: '0'.repeat(64), meaning: 'approve', role: 'author' } as const
  const signature = must(desk.acting()).sign(wordsToSign(words))
  expect(
    verifyDecision({ ...words, id: person.id, person: person.id, publicKey: person.publicKey, at: data.clock, comment: '', signature }),
  ).toBe(true)
})
test('the desk locks after fifteen minutes in which nothing was asked', async () => {
  must(await desk.unlock(person.id, passphrase))
  now += 15 * minute
  expect([desk.actor(), codeOf(desk.acting())]).toEqual(['system', 'locked'])
})
test('what a person asks for keeps their desk open', async () => {
  must(await desk.unlock(person.id, passphrase))
  now += 14 * minute
  desk.asked()
  now += 14 * minute
  expect(desk.actor()).toBe(person.id)
})
test('asking who sits here keeps no desk open', async () => {
  must(await desk.unlock(person.id, passphrase))
  now += 14 * minute
  must(await desk.lookAgain())
  now += minute
  expect(must(await desk.lookAgain())).toBeUndefined()
})
test('the time until the desk locks is a setting', async () => {
  must(await store.writeSettings({ lockAfterMinutes: 2 }))
  must(await desk.unlock(person.id, passphrase))
  must(await store.writeSettings({ lockAfterMinutes: 15 }))
  now += 2 * minute
  expect(codeOf(desk.acting())).toBe('locked')
})
test('a signature cannot be had from a desk that was locked in between', async () => {
  must(await desk.unlock(person.id, passphrase))
  const { sign } = must(desk.acting())
  const before = sign('words')
  desk.lock()
  expect(sign('words')).not.toBe(before)
})
test('a wrong passphrase is told, and the next one has to wait', async () => {
  expect(codeOf(await desk.unlock(person.id, 'another passphrase'))).toBe('passphrase-wrong')
  expect(codeOf(await desk.unlock(person.id, passphrase))).toBe('passphrase-wait')
  now += 1000
  expect(codeOf(await desk.unlock(person.id, passphrase))).toBe('')
})
test('passphrases tried at once are not all tried', async () => {
  const outcomes = await Promise.all([1, 2, 3].map((number) => desk.unlock(person.id, `another passphrase ${String(number)}`)))
  expect(outcomes.map(codeOf)).toEqual(['passphrase-wrong', 'passphrase-wait', 'passphrase-wait'])
})
