import { app, BrowserWindow, dialog } from 'electron'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createAnswers, openLibrary, type HostServices } from '../backend/answers/index.ts'
import { createLayout } from '../backend/layout/index.ts'
import { openStore, uuidV7 } from '../backend/store/index.ts'
import { readWindowFiles } from '../backend/window-files/index.ts'
import type { Failure } from '../core/requests/index.ts'
import { answerRequests } from './answer-requests.ts'
import { guard } from './guards.ts'
import { setMenu } from './menu.ts'
import { Exports } from './save-exports.ts'
import { registerScheme, serveWindow } from './serve-window.ts'
import { openWindow } from './window.ts'

/** The built program: this file is build/electron/main/electron/main.js. */
const built = join(import.meta.dirname, '..', '..')

function today(): string {
  const now = new Date()
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function endWith({ message, remedy }: Failure): void {
  dialog.showErrorBox('Chancery cannot open', remedy === undefined ? message : `${message} ${remedy}`)
  app.exit(1)
}

async function start(): Promise<void> {
  await app.whenReady()
  const files = readWindowFiles(join(built, 'renderer'))
  if (!files.ok) return void endWith(files.error)
  const store = await openStore(app.getPath('userData'), {
    now: () => new Date().toISOString(),
    newId: () => uuidV7(Date.now(), randomBytes(10)),
  })
  if (!store.ok) return void endWith(store.error)
  const layout = createLayout()
  const exports = new Exports(() => BrowserWindow.getAllWindows()[0], app.getPath('documents'))
  const host: HostServices = {
    name: 'electron',
    version: app.getVersion(),
    today,
    saveFiles: exports.save.bind(exports),
    reveal: exports.reveal.bind(exports),
  }
  const library = openLibrary([join(import.meta.dirname, '..', 'templates')], () => performance.now())
  answerRequests(createAnswers({ store: store.value, library, layout, host }, () => undefined))
  serveWindow(files.value)
  setMenu()
  openWindow()
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow()
  })
  app.once('will-quit', () => {
    void layout.close()
    void store.value.close()
  })
}

app.enableSandbox()
registerScheme()
guard(app)

// One program, one store: a second start brings the first one's window forward.
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized() === true) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  void start()
} else {
  app.quit()
}
