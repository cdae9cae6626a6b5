import type { Session } from 'electron'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readWindowFiles } from '../../backend/window-files/index.ts'
import { registerScheme, serveWindow } from '../../electron/main/protocol.ts'
import { openWindow } from '../../electron/main/window.ts'
import { app, BrowserWindow, dialog, FakeSession, protocol } from './fake-electron.ts'

vi.mock('electron', () => import('./fake-electron.ts'))

const folder = mkdtempSync(join(tmpdir(), 'chancery-window-'))
const session = new FakeSession()

beforeAll(() => {
  mkdirSync(join(folder, 'window'))
  writeFileSync(join(folder, 'window', 'index.html'), '<meta nonce="__CSP_NONCE__">')
  writeFileSync(join(folder, 'secret.html'), 'secret')
  const files = readWindowFiles(join(folder, 'window'))
  if (!files.ok) throw new Error(files.error.message)
  serveWindow(session as unknown as Session, files.value)
  registerScheme()
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

function get(address: string, method = 'GET'): Response {
  const handler = session.schemes.get('app')
  if (handler === undefined) throw new Error('nothing answers app://')
  return handler(new Request(address, { method }))
}

test('the window is a sandboxed page without Node', () => {
  openWindow('/preload.cjs')
  expect(BrowserWindow.all[0]?.options.webPreferences).toMatchObject({
    preload: '/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
  })
})

test('the window loads our own page', () => {
  expect(BrowserWindow.all[0]?.address).toBe('app://chancery/')
})

test('the window is shown when there is something to see', () => {
  const [window] = BrowserWindow.all
  expect(window?.isShown).toBe(false)
  window?.emit('ready-to-show')
  expect(window?.isShown).toBe(true)
})

describe('a window whose page has died', () => {
  const die = (reason: string, response: number): BrowserWindow => {
    dialog.messageAnswer = { response }
    dialog.messages = []
    app.hasQuit = false
    const window = openWindow('/preload.cjs') as unknown as BrowserWindow
    window.address = ''
    window.webContents.emit('render-process-gone', {}, { reason })
    return window
  }

  test('is opened again when the person says so', async () => {
    const window = die('oom', 0)
    await vi.waitFor(() => expect(window.address).toBe('app://chancery/'))
  })

  test('ends the program when the person would rather not', async () => {
    die('crashed', 1)
    await vi.waitFor(() => expect(app.hasQuit).toBe(true))
  })

  test('is no fault when it was closed', () => {
    die('clean-exit', 0)
    expect(dialog.messages).toEqual([])
  })
})

describe('a window whose page asks to stay', () => {
  /** Whether the page goes when the person presses this button. */
  const goes = (response: number): boolean => {
    dialog.messageAnswer = { response }
    dialog.messages = []
    const window = openWindow('/preload.cjs') as unknown as BrowserWindow
    const event = { preventDefault: vi.fn() }
    window.webContents.emit('will-prevent-unload', event)
    // Preventing the event lets the page go.
    return event.preventDefault.mock.calls.length === 1
  }

  test('asks the person, and stays where they say so', () => {
    expect([goes(0), dialog.messages.map(({ buttons }) => buttons)]).toEqual([false, [['Stay', 'Close it']]])
  })

  test('is closed where they say so', () => {
    expect(goes(1)).toBe(true)
  })
})

test('the scheme is standard and secure, and bypasses no policy', () => {
  expect(protocol.schemes[0]).toMatchObject({ scheme: 'app', privileges: { standard: true, secure: true } })
  expect(protocol.schemes[0]?.privileges['bypassCSP']).toBeUndefined()
})

test('the page comes with the content security policy, and its nonce is in the page', async () => {
  const response = get('app://chancery/')
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(await response.text()).toBe(`<meta nonce="${/'nonce-([^']+)'/u.exec(policy)?.[1] ?? 'none'}">`)
})

test.each([
  'app://chancery/../secret.html',
  'app://chancery/%2e%2e/secret.html',
  'app://chancery/..%2fsecret.html',
  'app://other/index.html',
  'app://chancery/missing.js',
])('%s is not there', async (address) => {
  const response = get(address)
  expect([response.status, await response.text()]).toEqual([404, 'There is nothing here.'])
})

test('nothing is sent to the page but by requests', () => {
  expect(get('app://chancery/', 'POST').status).toBe(404)
})
