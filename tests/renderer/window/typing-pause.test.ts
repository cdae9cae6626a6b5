import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TypingPause } from '../../../renderer/window/typing-pause.ts'

let key: (event: { readonly timeStamp: number }) => void
let typing: TypingPause

function press(): void {
  key({ timeStamp: performance.now() })
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] })
  const window = {
    performance,
    setTimeout: (done: () => void, time: number) => setTimeout(done, time),
    addEventListener: (_name: string, listener: typeof key) => {
      key = listener
    },
  }
  typing = new TypingPause(window as unknown as Window)
  typing.open()
})

afterEach(() => vi.useRealTimers())

/** Whether a wait that begins now is over after some milliseconds with a key every so many. */
async function isOverAfter(time: number, every: number): Promise<boolean> {
  const over = vi.fn()
  void typing.wait(2000).then(over)
  for (let passed = 0; passed < time; passed += every) {
    await vi.advanceTimersByTimeAsync(every)
    press()
  }
  return over.mock.calls.length > 0
}

test('while nobody writes there is nothing to wait for', async () => {
  expect(await isOverAfter(1, 1)).toBe(true)
})

test('between keys that follow one another at once there is no room', async () => {
  press()
  expect(await isOverAfter(200, 20)).toBe(false)
})

test('between keys of a fast writer there is room', async () => {
  press()
  expect(await isOverAfter(100, 100)).toBe(true)
})

test('keys without end, as of one that is held down, are not waited for longer than it is said', async () => {
  press()
  expect([await isOverAfter(1900, 20), await isOverAfter(2040, 20)]).toEqual([false, true])
})
