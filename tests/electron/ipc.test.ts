import { beforeEach, expect, test, vi } from 'vitest'
import { requestNames, succeed, type Ask } from '../../core/requests/index.ts'
import { channels } from '../../electron/channels.ts'
import { answerWindows } from '../../electron/main/ipc.ts'
import { ipcMain } from './fake-electron.ts'

vi.mock('electron', () => import('./fake-electron.ts'))

const heard: unknown[][] = []
const done = succeed('done')
// What is asked does not matter here: every request comes back as it went in.
const ask = ((...words: unknown[]) => {
  heard.push(words)
  return Promise.resolve(done)
}) as unknown as Ask

const page = { url: 'app://chancery/' }
const ownWindow = { senderFrame: page, sender: { mainFrame: page } }

beforeEach(() => {
  heard.length = 0
  answerWindows(ask)
})

function send(event: unknown, ...words: unknown[]): Promise<unknown> {
  return Promise.resolve(ipcMain.handlers.get(channels.ask)?.(event, ...words))
}

test('every request of our window reaches its answer', async () => {
  const answers = await Promise.all(requestNames.map((name) => send(ownWindow, name, { about: name })))
  expect(answers).toEqual(requestNames.map(() => done))
  expect(heard).toEqual(requestNames.map((name) => [name, { about: name }]))
})

const foreignPage = { url: 'https://chancery.example/' }
test.each([
  ['a foreign page', { senderFrame: foreignPage, sender: { mainFrame: foreignPage } }],
  ['a frame in our window', { senderFrame: { url: 'app://chancery/' }, sender: { mainFrame: page } }],
  ['a page that is gone', { senderFrame: null, sender: { mainFrame: page } }],
])('%s gets no answer', async (_, event) => {
  expect(await send(event, 'host.describe', {})).toMatchObject({ ok: false, error: { code: 'not-our-window' } })
  expect(heard).toEqual([])
})

test.each(['host.shutdown', 'constructor', '__proto__', '', 7, undefined, { toString: () => 'host.describe' }])(
  '%j is no request',
  async (name) => {
    expect(await send(ownWindow, name, {})).toMatchObject({ ok: false, error: { code: 'bad-request' } })
    expect(heard).toEqual([])
  },
)
