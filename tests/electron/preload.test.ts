import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { channels } from '../../electron/channels.ts'
import { contextBridge, ipcRenderer } from './fake-electron.ts'

vi.mock('electron', () => import('./fake-electron.ts'))

interface Exposed {
  ask(name: unknown, input: unknown): Promise<unknown>
  onCommand(listener: (command: string) => void): () => void
}
let desktop: Exposed

beforeAll(async () => {
  await import('../../electron/preload/index.ts')
  // What a preload script exposes has no type on the other side.
  desktop = contextBridge.exposed.get('desktop') as Exposed
})

test('the window gets two functions and nothing else', () => {
  expect([...contextBridge.exposed.keys()]).toEqual(['desktop'])
  expect(Object.keys(desktop)).toEqual(['ask', 'onCommand'])
})

test('a request goes to the host', async () => {
  expect(await desktop.ask('letters.list', {})).toEqual([channels.ask, 'letters.list', {}])
})

test.each(['letters.burn', '__proto__', 3])('%j goes nowhere', async (name) => {
  ipcRenderer.invoke.mockClear()
  expect(await desktop.ask(name, {})).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  expect(ipcRenderer.invoke.mock.calls).toEqual([])
})

test('a menu command reaches the window as its name only, until it stops listening', () => {
  const heard: unknown[][] = []
  const stop = desktop.onCommand((...words) => heard.push(words))
  ipcRenderer.emit(channels.command, { sender: 'the host' }, 'export', 'more')
  stop()
  ipcRenderer.emit(channels.command, {}, 'save')
  expect(heard).toEqual([['export']])
})

test('the preload script brings no schema library into the window', () => {
  const source = readFileSync(join(import.meta.dirname, '..', '..', 'electron', 'preload', 'index.ts'), 'utf8')
  const imports = [...source.matchAll(/from '([^']+)'/gu)].map(([, name]) => name)
  expect(imports).toEqual(['electron', '../../core/requests/request-names.ts', '../channels.ts'])
})
