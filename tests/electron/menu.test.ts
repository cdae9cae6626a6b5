import type { MenuItemConstructorOptions } from 'electron'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { channels } from '../../electron/channels.ts'
import { menuTemplate } from '../../electron/main/menu.ts'
import { editorActions } from '../../renderer/letter-editor/actions.ts'
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

/** The keys of a menu, as the window writes them, with the command that each sends. */
function keysIn(template: readonly MenuItemConstructorOptions[]): Map<string, unknown> {
  const entries = template.flatMap((entry): [string, unknown][] => {
    const inside = Array.isArray(entry.submenu) ? [...keysIn(entry.submenu)] : []
    const keys = entry.accelerator?.replace('CmdOrCtrl', 'Mod')
    return keys === undefined ? inside : [...inside, [keys, sentBy([entry])[0]?.[1]]]
  })
  return new Map(entries)
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
  test('shares no key with another command of the letter editor', () => {
    const keys = keysIn(menuTemplate(isMac))
    const others = editorActions.filter((action) => action.keys !== undefined && (keys.get(action.keys) ?? action.id) !== action.id)
    expect([keys.size > 20, others.map(({ id }) => id)]).toEqual([true, []])
  })
  test('leads to every room of the window', () => {
    const rooms = [...commandsOfWindow()].filter((id) => id.startsWith('room-'))
    const sent = new Set(sentBy(menuTemplate(isMac)).map(([, id]) => id))
    expect([rooms.length > 5, rooms.filter((id) => !sent.has(id))]).toEqual([true, []])
  })
  test('backs up, and leads to the backups, from the menu of files', () => {
    const file = menuTemplate(isMac).filter(({ label }) => label === '&File')
    const sent = sentBy(file).map(([, id]) => id)
    expect(sent.filter((id) => id === 'back-up' || id === 'backups')).toEqual(['back-up', 'backups'])
  })
  test('opens no developer tools', () => {
    expect(JSON.stringify(menuTemplate(isMac))).not.toMatch(/devtools|reload/iu)
  })
})
