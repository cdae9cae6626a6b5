import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { basename } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import type { TokenProgram } from '../../backend/tokens/index.ts'
import { startUtility } from '../../electron/main/token-process.ts'
import { utilityProcess, type FakeProcess } from './fake-electron.ts'

vi.mock('electron', () => import('./fake-electron.ts'))

let program: TokenProgram
let started: FakeProcess

beforeEach(() => {
  utilityProcess.started.length = 0
  program = startUtility()
  const [first] = utilityProcess.started
  if (first === undefined) throw new Error('nothing was started')
  started = first
})

/** A process that hangs in place of the one that Electron would have started. */
function hanging(): ChildProcess {
  const child = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' })
  started.pid = child.pid
  child.once('exit', (code) => started.emit('exit', code))
  return child
}

test('the program of a token is the file that is built for it, and nobody hears what it prints', () => {
  expect([basename(started.path), started.options['stdio']]).toEqual(['token-worker.js', 'ignore'])
})

test('its answer is given to whoever asked, one at a time', async () => {
  const asked = program.ask('one')
  const meanwhile = await program.ask('two')
  started.emit('message', 'the answer')
  expect([await asked, meanwhile, started.heard]).toMatchObject([
    { ok: true, value: 'the answer' },
    { ok: false, error: { code: 'token-stopped' } },
    ['one'],
  ])
})

test('its end is told to whoever waits for it, and to whoever asks later', async () => {
  const asked = program.ask('one')
  started.emit('exit', 139)
  expect([await asked, await program.ask('two')]).toMatchObject([
    { error: { code: 'token-stopped' } },
    { error: { code: 'token-stopped' } },
  ])
})

test.each([
  ['what is no text', { said: 1 }, true],
  ['something that nobody asked for', 'text', false],
])('it is ended when it says %s', async (_, said, isAsked) => {
  const child = hanging()
  const asked = isAsked ? program.ask('one') : undefined
  started.emit('message', said)
  const [, signal] = await once(child, 'exit')
  expect([signal, (await asked)?.ok ?? false]).toEqual(['SIGKILL', false])
})

test('it is asked to end, and ended where it hangs', async () => {
  hanging()
  await program.end()
  expect(started.heard).toEqual(['{"kind":"end"}'])
})
