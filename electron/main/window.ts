import { join } from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'
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
  void window.loadURL(windowAddress)
  return window
}
