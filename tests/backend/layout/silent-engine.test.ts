import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createLayout, type Layout } from '../../../backend/layout/index.ts'
import { letterOf, paragraph } from './pages.ts'

const letter = letterOf([paragraph('Words.')])
const hangs = 'for (;;) {}'
const answersAtOnce = `
  const { parentPort } = require('node:worker_threads')
  parentPort.on('message', ({ id }) => parentPort.postMessage({ id, kind: 'pages', value: { pages: [], places: [], findings: [] } }))`

/** A layout whose first thread runs one source, and each later one another. */
function layoutOf(first: string, later: string): Layout {
  const sources = [first]
  const layout = createLayout(() => new Worker(sources.pop() ?? later, { eval: true }))
  onTestFinished(() => layout.close())
  return layout
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

test('an engine that hangs is given up after a minute, in a sentence with a remedy', async () => {
  const asked = layoutOf(hangs, answersAtOnce).pages(letter, new Set())
  vi.advanceTimersByTime(60_000)
  expect(await asked).toMatchObject({ ok: false, error: { code: 'layout-late', remedy: expect.stringContaining('try again') as string } })
})

test('an engine that is slow is not given up before the minute is over', async () => {
  const asked = layoutOf(hangs, answersAtOnce).pages(letter, new Set())
  vi.advanceTimersByTime(59_999)
  const turnOfTheLoop = new Promise((resolve) => setImmediate(() => resolve('waiting')))
  expect(await Promise.race([asked, turnOfTheLoop])).toBe('waiting')
})

test('the request after one that hung is answered by a new engine', async () => {
  const layout = layoutOf(hangs, answersAtOnce)
  const hung = layout.pages(letter, new Set())
  vi.advanceTimersByTime(60_000)
  await hung
  expect((await layout.pages(letter, new Set())).ok).toBe(true)
})

test('a request that waited behind one that hung may be asked again', async () => {
  const layout = layoutOf(hangs, answersAtOnce)
  void layout.pages(letter, new Set())
  const behind = layout.pages(letter, new Set())
  vi.advanceTimersByTime(60_000)
  expect(await behind).toMatchObject({ ok: false, error: { code: 'layout-stopped' } })
})

test('an engine that has answered is not given up while nothing is asked of it', async () => {
  const layout = layoutOf(answersAtOnce, hangs)
  await layout.pages(letter, new Set())
  vi.advanceTimersByTime(600_000)
  expect((await layout.pages(letter, new Set())).ok).toBe(true)
})
