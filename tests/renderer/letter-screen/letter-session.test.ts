import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fail, succeed, type Ask, type Failure } from '../../../core/requests/index.ts'
import type { Letter } from '../../../core/letter/index.ts'
import { LetterSession } from '../../../renderer/letter-screen/letter-session.ts'

const id = '0190a0a0-0000-7000-8000-000000000001'

const letter: Letter = {
  schema: 1,
  title: 'A letter',
  template: 'partner-letter',
  letterhead: 'northlight-uk',
  language: 'en-GB',
  jurisdictions: ['GB'],
  values: {},
  document: [{ type: 'paragraph', children: [{ text: 'Words.' }] }],
}

/** A store of one letter, as the host keeps it. */
class OneLetterStore {
  revision = 1
  stored = letter
  saves = 0
  failure: Failure | undefined

  readonly ask = ((_name: string, input: { readonly revision: number; readonly letter: Letter }) => {
    this.saves += 1
    if (this.failure !== undefined) return Promise.resolve(fail(this.failure))
    if (input.revision !== this.revision) return Promise.resolve(fail({ code: 'letter-conflict', message: 'Changed elsewhere.' }))
    this.revision += 1
    this.stored = input.letter
    return Promise.resolve(succeed({ revision: this.revision, savedAt: '2026-11-24T00:00:00.000Z' }))
  }) as unknown as Ask
}

let store: OneLetterStore
let session: LetterSession

beforeEach(() => {
  vi.useFakeTimers()
  store = new OneLetterStore()
  session = new LetterSession(store.ask, id, letter, 1)
})

afterEach(() => {
  vi.useRealTimers()
})

test('a change is in the store within a second', async () => {
  session.setValue('partner.name', 'Harrow & Lane Ltd')
  await vi.advanceTimersByTimeAsync(1000)
  expect(store.stored.values).toEqual({ 'partner.name': 'Harrow & Lane Ltd' })
})

test('changes that never pause are in the store within a second too', async () => {
  for (let step = 0; step < 20; step += 1) {
    session.rename(`Title ${String(step)}`)
    await vi.advanceTimersByTimeAsync(50)
  }
  expect(store.saves).toBeGreaterThanOrEqual(1)
})

test('a pause between changes is not needed for the last of them to be saved', async () => {
  session.rename('First')
  const saving = session.flush()
  session.rename('Second')
  await saving
  await vi.advanceTimersByTimeAsync(1000)
  expect(store.stored.title).toBe('Second')
})

test('two who flush at once make one save', async () => {
  session.rename('Other')
  await Promise.all([session.flush(), session.flush()])
  expect(store.saves).toBe(1)
})

test('a letter that did not change is not saved', async () => {
  await session.flush()
  expect(store.saves).toBe(0)
})

test('a letter that another window saved meanwhile is never overwritten', async () => {
  store.revision = 2
  session.rename('Mine')
  await vi.advanceTimersByTimeAsync(60_000)
  session.rename('Mine again')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(store.stored.title).toBe('A letter')
})

test('a conflict is shown', async () => {
  store.revision = 2
  session.rename('Mine')
  await vi.advanceTimersByTimeAsync(1000)
  expect(session.state().save.kind).toBe('conflict')
})

test('a save that failed is tried again by itself', async () => {
  store.failure = { code: 'store-full', message: 'The disk is full.' }
  session.rename('Kept')
  await vi.advanceTimersByTimeAsync(1000)
  store.failure = undefined
  await vi.advanceTimersByTimeAsync(10_000)
  expect(store.stored.title).toBe('Kept')
})

test('an emptied value leaves the letter', async () => {
  session.setValue('partner.name', 'Harrow & Lane Ltd')
  session.setValue('partner.name', '')
  await session.flush()
  expect(store.stored.values).toEqual({})
})
