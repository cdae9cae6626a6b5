import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { SavingSession } from '../../../renderer/saving/saving-session.ts'

beforeAll(() => {
  vi.stubGlobal('window', {})
  vi.stubGlobal('document', { addEventListener: () => undefined })
  vi.stubGlobal('addEventListener', () => undefined)
})
// The files after this one share its process, and take whatever has a window for a browser.
afterAll(() => {
  vi.unstubAllGlobals()
})

test.each([
  ['never ends', () => new Promise<never>(() => undefined)],
  ['throws', () => Promise.reject(new Error('No room.'))],
])('a lock does not wait for a save that %s', async (_, flush) => {
  const { savedInTime, sessionOpened } = await import('../../../renderer/saving/open-sessions.ts')
  const session = { flush, isSaved: true, state: () => ({ save: { kind: 'saved' } }), subscribe: () => () => undefined }
  const close = sessionOpened(session as unknown as SavingSession<object>)
  try {
    await expect(savedInTime(1)).resolves.toBeUndefined()
  } finally {
    // The files after this one share its process, and whatever stays open in it.
    close()
  }
})

test('what was left is saved with the rest until it is in the store', async () => {
  const { savedInTime, sessionOpened } = await import('../../../renderer/saving/open-sessions.ts')
  const listeners = new Set<() => void>()
  const flush = vi.fn(() => Promise.resolve())
  const session = {
    flush,
    isSaved: false,
    subscribe: (listener: () => void) => (listeners.add(listener), () => listeners.delete(listener)),
  }
  sessionOpened(session as unknown as SavingSession<object>)()
  await savedInTime(1)
  session.isSaved = true
  for (const listener of listeners) listener()
  await savedInTime(1)
  expect([flush.mock.calls.length, listeners.size]).toEqual([1, 0])
})
