import type { MenuItemConstructorOptions } from 'electron'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { channels } from '../../electron/channels.ts'
import { menuTemplate } from '../../electron/main/menu.ts'
import { BrowserWindow } from './fake-electron.ts'

vi.mock('electron', () => import('./fake-electron.ts'))

const renderer = join(import.meta.dirname, '..', '..', 'renderer')

/** Put together in the window from the names of the themes. */
const themes = ['theme-system', 'theme-light', 'theme-dark']

/** The ids of the window's commands, as its sources spell them. */
function commandsOfWindow(): Set<string> {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/u.test(name))
  const sources = files.map((name) => readFileSync(join(renderer, name), 'utf8'))
  return new Set(sources.flatMap((source) => [...source.matchAll(/\bid: '([a-z-]+)'/gu)].map(([, id]) => id ?? '')).concat(themes))
}

/** What a menu sends to the window when every entry of it is clicked. */
function sentBy(template: readonly MenuItemConstructorOptions[]): unknown[][] {
  const window = new BrowserWindow({})
  const click = (entry: MenuItemConstructorOptions): void => {
    // Electron passes the entry and the event; the menu reads the window only.
    entry.click?.(undefined as never, window as never, undefined as never)
    if (Array.isArray(entry.submenu)) entry.submenu.forEach(click)
  }
  template.forEach(click)
  return window.webContents.sent
}

describe.each([
  ['Windows and Linux', false],
  ['macOS', true],
])('the menu of %s', (_, isMac) => {
  test('sends commands that the window knows', () => {
    const known = commandsOfWindow()
    const sent = sentBy(menuTemplate(isMac)).map(([, id]) => String(id))
    expect(sent.filter((id) => !known.has(id))).toEqual([])
    expect(sent).toContain('export')
  })
  test('sends them on the one channel the window listens to', () => {
    expect(new Set(sentBy(menuTemplate(isMac)).map(([channel]) => channel))).toEqual(new Set([channels.command]))
  })
  test('opens no developer tools', () => {
    expect(JSON.stringify(menuTemplate(isMac))).not.toMatch(/devtools|reload/iu)
  })
})
