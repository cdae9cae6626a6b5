import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import { channels } from '../channels.ts'

/** A command of the window as a menu entry. Its keys are shown here and heard by the window. */
function command(label: string, id: string, accelerator?: string): MenuItemConstructorOptions {
  return {
    label,
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click(_item, window) {
      if (window instanceof BrowserWindow) window.webContents.send(channels.command, id)
    },
  }
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

function fileMenu(isMac: boolean): MenuItemConstructorOptions {
  return {
    label: '&File',
    submenu: [
      command('&New letter …', 'new-letter', 'CmdOrCtrl+N'),
      command('&Open a letter file …', 'import-letter', 'CmdOrCtrl+O'),
      separator,
      command('&Save now', 'save', 'CmdOrCtrl+S'),
      command('Version &history …', 'version-history', 'CmdOrCtrl+Alt+Y'),
      command('&Rename …', 'rename-letter', 'F2'),
      command('&Export as PDF or Word …', 'export', 'CmdOrCtrl+E'),
      command('&Print …', 'print', 'CmdOrCtrl+P'),
      separator,
      command('&Import a library …', 'import-library'),
      command('Expor&t the library …', 'export-library'),
      separator,
      command('Open a re&view package …', 'open-package', 'CmdOrCtrl+Alt+J'),
      command('Ex&port the review as a package …', 'export-package', 'CmdOrCtrl+Alt+X'),
      separator,
      command('Se&ttings …', 'settings', 'CmdOrCtrl+,'),
      separator,
      command('&Back up now', 'back-up'),
      command('Bac&kups …', 'backups'),
      separator,
      isMac ? { role: 'close' } : { role: 'quit' },
    ],
  }
}

function editMenu(): MenuItemConstructorOptions {
  return {
    label: '&Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'pasteAndMatchStyle' },
      { role: 'selectAll' },
      separator,
      command('Find in the &text', 'find', 'CmdOrCtrl+F'),
      command('&Replace', 'replace', 'CmdOrCtrl+H'),
      command('&Find a clause', 'find-clause', 'CmdOrCtrl+L'),
    ],
  }
}

function viewMenu(): MenuItemConstructorOptions {
  return {
    label: '&View',
    submenu: [
      command('&Commands …', 'command-palette', 'CmdOrCtrl+K'),
      separator,
      command('&Pages', 'show-pages', 'CmdOrCtrl+Alt+P'),
      command('Pages on all of the &screen', 'fill-screen', 'CmdOrCtrl+Alt+Shift+P'),
      command('C&hecks', 'show-checks', 'CmdOrCtrl+Alt+C'),
      command('&Fields', 'show-fields', 'CmdOrCtrl+Alt+V'),
      command('&Outline', 'show-outline', 'CmdOrCtrl+Alt+I'),
      separator,
      command('Clause &library', 'toggle-library', 'CmdOrCtrl+\\'),
      command('&Side panel', 'toggle-side', 'CmdOrCtrl+Shift+\\'),
      separator,
      {
        label: '&Theme',
        submenu: [command('As the &system', 'theme-system'), command('&Light', 'theme-light'), command('&Dark', 'theme-dark')],
      },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
    ],
  }
}

/** The rooms of the window, in the order in which it shows them. */
function goMenu(): MenuItemConstructorOptions {
  return {
    label: '&Go',
    submenu: [
      command('&Letters', 'room-letters', 'CmdOrCtrl+Shift+L'),
      command('&Clauses', 'room-clauses', 'CmdOrCtrl+Shift+S'),
      command('&Review', 'room-review', 'CmdOrCtrl+Shift+Y'),
      command('Re&gister', 'room-register', 'CmdOrCtrl+Shift+G'),
      command('&House', 'room-house', 'CmdOrCtrl+Alt+O'),
      command('&People', 'room-people', 'CmdOrCtrl+Alt+H'),
      command('&Audit', 'room-audit', 'CmdOrCtrl+Alt+U'),
      separator,
      command('Go &to …', 'go-to', 'CmdOrCtrl+G'),
    ],
  }
}

/** The native menu. `isMac` adds the application's own menu, where its users look for Quit. */
export function menuTemplate(isMac: boolean): MenuItemConstructorOptions[] {
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    fileMenu(isMac),
    editMenu(),
    viewMenu(),
    goMenu(),
    { role: 'windowMenu' },
    { role: 'help', submenu: [command('&Keyboard shortcuts', 'shortcuts', 'F1'), { role: 'about' }] },
  ]
}

export function setMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform === 'darwin')))
}
