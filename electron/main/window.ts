import { join } from 'node:path'
import { app, BrowserWindow, dialog, nativeTheme } from 'electron'
import { windowAddress } from './address.ts'

/** The window's ground before its styles are there: the desk's colour, so that nothing flashes. */
const desk = { light: '#eceae6', dark: '#161718' } as const

/** Opens the window: a sandboxed page that knows the host by its preload script only. */
export function openWindow(preload: string = join(import.meta.dirname, '..', 'preload', 'index.cjs')): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 920,
    minWidth: 720,
    minHeight: 480,
    title: 'Chancery',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? desk.dark : desk.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    window.show()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void offerAnew(window)
  })
  window.webContents.on('will-prevent-unload', (event) => {
    if (mayLeave(window)) event.preventDefault()
  })
  void window.loadURL(windowAddress)
  return window
}

/**
 * The page asks to stay, as it does for what would be lost. A browser asks the person by itself; Electron only stays, so that the window
 * could not be closed and nobody would know why (`will-prevent-unload` of its webContents: preventing it lets the page go).
 */
function mayLeave(window: BrowserWindow): boolean {
  const response = dialog.showMessageBoxSync(window, {
    type: 'question',
    title: 'Chancery',
    message: 'Close the window before all is done?',
    detail: 'Something in it is not saved yet, or is being signed. What is not saved is lost; what is being signed goes on unseen.',
    buttons: ['Stay', 'Close it'],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}

/** The page's process is gone, out of memory or by a fault of its own; the store, in another, is not. */
async function offerAnew(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Chancery',
    message: 'The window stopped and shows nothing any more.',
    detail: 'What was written is saved, but for the last second at most. Open the window again to go on.',
    buttons: ['Open the window again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  })
  if (response !== 0) app.quit()
  else if (!window.isDestroyed()) await window.loadURL(windowAddress)
}
