import { BrowserWindow, nativeTheme } from 'electron'
import { join } from 'node:path'
import { windowOrigin } from './guards.ts'

/** Opens the window. It is shown when it has something to show. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Chancery',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181a' : '#f7f6f3',
    webPreferences: {
      preload: join(import.meta.dirname, '..', '..', 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    window.show()
  })
  void window.loadURL(`${windowOrigin}/`)
  return window
}
