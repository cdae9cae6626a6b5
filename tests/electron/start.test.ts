import { expect, test, vi } from 'vitest'
import { app, BrowserWindow, FakeContents, FakeSession, ipcMain } from './fake-electron.ts'

vi.mock('electron', () => import('./fake-electron.ts'))

test('a second start ends at once and leaves everything to the first', async () => {
  app.hasLock = false
  await import('../../electron/main/index.ts')
  expect([app.hasQuit, BrowserWindow.all.length, ipcMain.handlers.size]).toEqual([true, 0, 0])
})

test('every page is sandboxed, whoever opens it', () => {
  expect(app.isSandboxed).toBe(true)
})

test('every page is guarded from its first moment', () => {
  const contents = new FakeContents()
  app.emit('web-contents-created', {}, contents)
  expect(contents.openHandler({ url: 'app://chancery/' })).toEqual({ action: 'deny' })
})

test('every session is guarded from its first moment', () => {
  const session = new FakeSession()
  app.emit('session-created', session)
  expect(session.permissionCheck).toBeDefined()
})
