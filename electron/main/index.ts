import { join } from 'node:path'
import { app, BrowserWindow, dialog, session } from 'electron'
import { dataFolderOf, templatesFolder, thisMachine } from '../../backend/places/index.ts'
import { readWindowFiles } from '../../backend/window-files/index.ts'
import { TokenPrograms } from '../../backend/tokens/index.ts'
import { openAnswersThread } from '../../backend/workers/index.ts'
import type { Failure } from '../../core/requests/index.ts'
import { guardContents, guardSession } from './guards.ts'
import { answerWindows } from './ipc.ts'
import { systemKeychain } from './keychain.ts'
import { setMenu } from './menu.ts'
import { registerScheme, serveWindow } from './protocol.ts'
import { recover } from './recovery.ts'
import { exportsByDialog } from './save-dialogs.ts'
import { startUtility } from './token-process.ts'
import { openWindow } from './window.ts'

/** Says why the program cannot go on, and ends it. */
function giveUp({ message, remedy }: Failure): void {
  dialog.showErrorBox('Chancery cannot start', remedy === undefined ? message : `${message} ${remedy}`)
  app.exit(1)
}

/** A fault of ours: without this the program would run on without a window. */
function startFailed(error: unknown): void {
  reportFault(error)
  giveUp({
    code: 'start-failed',
    message: 'Chancery met a fault of its own while it started.',
    remedy: 'Start it again. If that does not help, start it with CHANCERY_DEBUG=1 in a terminal, which prints what went wrong.',
  })
}

function reportFault(error: unknown): void {
  if (process.env['CHANCERY_DEBUG'] === '1') process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`)
}

/** A second start brings the first window forward: the store belongs to one program. */
function showFirstWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** On macOS the program stays when its window is closed. */
function openWindowIfNone(): void {
  if (BrowserWindow.getAllWindows().length === 0) openWindow()
}

/** Ends the layout engine and closes the store before the program goes. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let isClosed = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    void close()
      .catch(reportFault)
      .finally(() => {
        isClosed = true
        app.quit()
      })
  })
}

async function start(): Promise<void> {
  const files = readWindowFiles(join(import.meta.dirname, '..', '..', 'renderer'))
  if (!files.ok) {
    giveUp(files.error)
    return
  }
  const dataFolder = process.env['CHANCERY_DATA'] ?? dataFolderOf(thisMachine())
  const opened = await openAnswersThread({
    dataFolder,
    libraryFolders: [templatesFolder()],
    host: { name: 'electron', version: app.getVersion(), tokenLibraries: [] },
    deeds: { ...exportsByDialog(app.getPath('downloads')), ...systemKeychain, askToken: new TokenPrograms(startUtility).ask },
    report: reportFault,
  })
  if (!opened.ok) {
    const recovered = await recover(opened.error, dataFolder)
    if (recovered.ok && recovered.value) await start()
    else giveUp(recovered.ok ? opened.error : recovered.error)
    return
  }
  closeBeforeQuit(opened.value.close)
  serveWindow(session.defaultSession, files.value)
  answerWindows(opened.value.ask)
  setMenu()
  openWindow()
  app.on('activate', openWindowIfNone)
  app.on('second-instance', openWindowIfNone)
}

registerScheme()
app.enableSandbox()
app.on('web-contents-created', (_event, contents) => {
  guardContents(contents)
})
app.on('session-created', guardSession)
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit()
})

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', showFirstWindow)
  void app.whenReady().then(start).catch(startFailed)
} else app.quit()
