import type { Session, WebContents } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { isOwnAddress } from '../../electron/main/address.ts'
import { guardContents, guardSession } from '../../electron/main/guards.ts'
import { FakeContents, FakeSession, shell } from './fake-electron.ts'

vi.mock('electron', () => import('./fake-electron.ts'))

const foreign = [
  'https://chancery.example/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'app://chancery.example/',
  'app://other/',
  'app://chancery:1/',
  'app://user@chancery/',
  'apps://chancery/',
  'javascript:alert(1)',
  'data:text/html,x',
  'about:blank',
  '',
]

let contents: FakeContents
let session: FakeSession

beforeEach(() => {
  contents = new FakeContents()
  session = new FakeSession()
  shell.opened.length = 0
  // The fakes have what the guards use.
  guardContents(contents as unknown as WebContents)
  guardSession(session as unknown as Session)
})

function emit(name: string, url: string): boolean {
  let isPrevented = false
  contents.emit(name, { url, preventDefault: () => (isPrevented = true) })
  return isPrevented
}

test.each(foreign)('%j is no address of our own window', (address) => {
  expect(isOwnAddress(address)).toBe(false)
})

describe.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s', (name) => {
  test.each(foreign)('to %j is stopped', (address) => {
    expect(emit(name, address)).toBe(true)
  })
  test('within the window goes on', () => {
    expect(emit(name, 'app://chancery/index.html')).toBe(false)
  })
})

test('no page opens another window', () => {
  expect([...foreign, 'app://chancery/'].map((url) => contents.openHandler({ url }).action)).toEqual([...foreign, ''].map(() => 'deny'))
})

test('a link opens in the browser when it is https, and nothing else does', () => {
  for (const url of [...foreign, 'mailto:a@chancery.example', 'smb://chancery.example/share', 'ms-settings:']) contents.openHandler({ url })
  expect(shell.opened).toEqual(['https://chancery.example/'])
})

test('no foreign page is put into the window', () => {
  expect(emit('will-attach-webview', '')).toBe(true)
})

test('every permission that is asked for is denied', () => {
  const answers: boolean[] = []
  const ask = session.permissionRequest as unknown as (contents: unknown, permission: string, answer: (granted: boolean) => void) => void
  for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read'])
    ask(undefined, permission, (granted) => answers.push(granted))
  expect(answers).toEqual(answers.map(() => false))
  expect(answers).toHaveLength(5)
})

test('every permission that is checked, and every device, is denied', () => {
  const check = session.permissionCheck as unknown as (contents: unknown, permission: string) => boolean
  expect([check(null, 'media'), check(null, 'clipboard-read'), session.devicePermission?.()]).toEqual([false, false, false])
})

test.each(['clipboard-sanitized-write', 'fullscreen'])(
  '%s is allowed: text goes on the clipboard, and the pages on all of the screen',
  (allowed) => {
    const check = session.permissionCheck as unknown as (contents: unknown, permission: string) => boolean
    const ask = session.permissionRequest as unknown as (contents: unknown, permission: string, answer: (granted: boolean) => void) => void
    const answers: boolean[] = []
    ask(undefined, allowed, (granted) => answers.push(granted))
    expect([check(null, allowed), answers]).toEqual([true, [true]])
  },
)

test('nothing is downloaded', () => {
  let isPrevented = false
  session.emit('will-download', { preventDefault: () => (isPrevented = true) })
  expect(isPrevented).toBe(true)
})

function isCancelled(url: string): boolean | undefined {
  let outcome: boolean | undefined
  session.beforeRequest?.({ url }, ({ cancel }) => (outcome = cancel))
  return outcome
}

test.each([
  'https://chancery.example/',
  'http://127.0.0.1/',
  'ws://127.0.0.1/',
  'file:///etc/passwd',
  'blob:https://chancery.example/1',
  'app://other/',
])('no request leaves for %s', (url) => {
  expect(isCancelled(url)).toBe(true)
})

test.each(['app://chancery/index.html', 'blob:app://chancery/1234', 'data:image/png;base64,AA=='])('the window may load %s', (url) => {
  expect(isCancelled(url)).toBe(false)
})
