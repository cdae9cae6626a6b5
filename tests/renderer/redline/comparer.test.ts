import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Redline } from '../../../core/redline/index.ts'
import { Comparer } from '../../../renderer/redline/comparer.ts'
import type { RedlineWish } from '../../../renderer/redline/redline-worker.ts'

/** A thread that answers when it is told to. */
class Thread {
  readonly wishes: RedlineWish[] = []
  readonly listeners = new Map<string, (event: unknown) => void>()
  isEnded = false

  addEventListener(name: string, listener: (event: unknown) => void): void {
    this.listeners.set(name, listener)
  }

  postMessage(wish: RedlineWish): void {
    this.wishes.push(wish)
  }

  terminate(): void {
    this.isEnded = true
  }

  answer(redline: Redline): void {
    this.listeners.get('message')?.({ data: redline })
  }

  fail(): void {
    this.listeners.get('error')?.({})
  }
}

let threads: Thread[]
let comparer: Comparer
const said: (Redline | undefined)[] = []
const tell = (redline: Redline | undefined): void => void said.push(redline)

const wishNamed = (text: string): RedlineWish => ({ before: [], after: [{ type: 'paragraph', children: [{ text }] }] })
const redlineNamed = (text: string): Redline => ({ blocks: [], name: text }) as unknown as Redline
const [first, second] = [wishNamed('first'), wishNamed('second')]

beforeEach(() => {
  vi.useFakeTimers()
  threads = []
  said.length = 0
  comparer = new Comparer(() => {
    const thread = new Thread()
    threads.push(thread)
    return thread as unknown as Worker
  })
})
afterEach(() => {
  vi.useRealTimers()
})

test('many comparisons take one thread, one after the other', () => {
  comparer.compare(first, tell)
  comparer.compare(second, tell)
  const before = threads.map(({ wishes }) => [...wishes])
  threads[0]?.answer(redlineNamed('first'))
  expect([before, threads.map(({ wishes }) => wishes), said]).toEqual([[[first]], [[first, second]], [redlineNamed('first')]])
})

test('a comparison that nobody waits for any more is ended, and the next one is made', () => {
  const takeBack = comparer.compare(first, tell)
  comparer.compare(second, tell)
  takeBack()
  threads[1]?.answer(redlineNamed('second'))
  expect([threads.map(({ isEnded }) => isEnded), said]).toEqual([[true, false], [redlineNamed('second')]])
})

test('a comparison that waits for its turn is taken back without ending the one under way', () => {
  comparer.compare(first, tell)
  comparer.compare(second, tell)()
  threads[0]?.answer(redlineNamed('first'))
  expect([threads.map(({ wishes }) => wishes), said]).toEqual([[[first]], [redlineNamed('first')]])
})

test('a thread that fails is told of once, and the next comparison is made in another', () => {
  comparer.compare(first, tell)
  comparer.compare(second, tell)
  threads[0]?.fail()
  threads[1]?.answer(redlineNamed('second'))
  expect([threads.length, said]).toEqual([2, [undefined, redlineNamed('second')]])
})

test('what a thread says after it was ended is nobody’s answer', () => {
  const takeBack = comparer.compare(first, tell)
  takeBack()
  comparer.compare(second, tell)
  threads[0]?.answer(redlineNamed('first'))
  expect(said).toEqual([])
})

test('the thread is given up after a while without wishes', () => {
  comparer.compare(first, tell)
  threads[0]?.answer(redlineNamed('first'))
  const before = threads[0]?.isEnded
  vi.advanceTimersByTime(10_000)
  expect([before, threads[0]?.isEnded]).toEqual([false, true])
})
