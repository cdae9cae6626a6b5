import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'

/** A menu entry that starts a command of the window. The window answers its key, so the menu only shows it. */
function command(label: string, id: string, accelerator?: string): MenuItemConstructorOptions {
  return {
    label,
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => {
      BrowserWindow.getFocusedWindow()?.webContents.send('command', id)
    },
  }
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** The native menu. What it names are the ids of the window's own commands. */
export function menuTemplate(isMac: boolean): MenuItemConstructorOptions[] {
  const own: MenuItemConstructorOptions[] = isMac ? [{ role: 'appMenu' }] : []
  return [
    ...own,
    {
      label: '&File',
      submenu: [
        command('All letters', 'letters'),
        command('Import a letter file …', 'import-letter'),
        separator,
        command('Export …', 'export-letter', 'CmdOrCtrl+E'),
        separator,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        command('Undo', 'undo', 'CmdOrCtrl+Z'),
        command('Redo', 'redo', 'Shift+CmdOrCtrl+Z'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        command('Commands', 'command-palette', 'CmdOrCtrl+K'),
        separator,
        command('Theme: as the system', 'theme-system'),
        command('Theme: light', 'theme-light'),
        command('Theme: dark', 'theme-dark'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
    { label: '&Window', role: 'windowMenu' },
  ]
}

export function setMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform === 'darwin')))
  app.setName('Chancery')
}
