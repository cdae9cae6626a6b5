import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OpenAnswers } from '../../../backend/answers/index.ts'
import { openAnswersThread, type HostDeeds } from '../../../backend/workers/index.ts'
import { succeed, type RequestName } from '../../../core/requests/index.ts'
import { noFolders } from '../answers/no-folders.ts'

let answers: OpenAnswers
let threads: Worker[]
let faults: unknown[]

/** A host whose own answer to "save these files" cannot be passed on. */
const deeds: HostDeeds = {
  ...noFolders,
  saveFiles: () => Promise.resolve(succeed([{ name: () => 'no name' }] as never)),
  reveal: () => Promise.resolve(succeed(undefined)),
}

const ask = (name: RequestName, input: unknown = {}) => answers.ask(name, input as never)

beforeEach(async () => {
  threads = []
  faults = []
  const host = { name: 'serve', version: '1', tokenLibraries: [] } as const
  const opened = await openAnswersThread(
    { dataFolder: '', libraryFolders: [], host, deeds, report: (fault) => faults.push(fault) },
    (data) => {
      const thread = new Worker(new URL('faulty-thread.ts', import.meta.url), { workerData: data })
      threads.push(thread)
      return thread
    },
  )
  if (!opened.ok) throw new Error(opened.error.message)
  answers = opened.value
})
afterEach(() => answers.close())

test('an answer that cannot be cloned is answered by a failure and reported, and the thread goes on', async () => {
  const answered = await ask('settings.read')
  expect([answered, await ask('letters.list'), threads.length, faults.map(String)]).toMatchObject([
    { ok: false, error: { code: 'unexpected' } },
    { ok: true, value: [] },
    1,
    [expect.stringContaining('DataCloneError')],
  ])
})

test('a request that cannot be cloned is answered by a failure, and the thread goes on', async () => {
  const answered = await ask('letters.list', { id: () => 'no id' })
  expect([answered, await ask('letters.list'), threads.length]).toMatchObject([
    { ok: false, error: { code: 'unexpected' } },
    { ok: true },
    1,
  ])
})

test('what the host did is told as a failure where it cannot be cloned', async () => {
  expect([await ask('audit.export'), await ask('letters.list')]).toMatchObject([{ ok: false, error: { code: 'unexpected' } }, { ok: true }])
})

test('an answer that the host cannot read fails all that wait, and another thread answers the next', async () => {
  const waiting = [ask('letters.open'), ask('letters.open')]
  threads[0]?.emit('messageerror', new Error('an answer that cannot be read'))
  expect([...(await Promise.all(waiting)), await ask('letters.list'), threads.length]).toMatchObject([
    { ok: false, error: { code: 'answers-stopped' } },
    { ok: false, error: { code: 'answers-stopped' } },
    { ok: true },
    2,
  ])
})

test('a request that the thread cannot read fails all that wait, and another thread answers the next', async () => {
  const waiting = [ask('letters.open'), ask('rules.read')]
  expect([...(await Promise.all(waiting)), await ask('letters.list'), threads.length]).toMatchObject([
    { ok: false, error: { code: 'answers-stopped' } },
    { ok: false, error: { code: 'answers-stopped' } },
    { ok: true },
    2,
  ])
})

test('a thread that ends a fourth time within a minute is not started again, and every request says what to do', async () => {
  const ended = []
  for (let time = 0; time < 4; time += 1) ended.push(await ask('templates.list'))
  const after = [await ask('letters.list'), await ask('settings.read')]
  expect([threads.length, ...[...ended, ...after].map((result) => (result.ok ? '' : result.error.code))]).toEqual([
    4,
    ...Array<string>(3).fill('answers-stopped'),
    ...Array<string>(3).fill('answers-gone'),
  ])
})
