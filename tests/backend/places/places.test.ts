import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dataFolderOf, downloadsFolderOf, templatesFolder, type Machine } from '../../../backend/places/index.ts'

const linux = (environment: Machine['environment'] = {}): Machine => ({ platform: 'linux', home: '/home/ann', environment })

describe('letters are kept', () => {
  test('where XDG says', () => {
    expect(dataFolderOf(linux({ XDG_DATA_HOME: '/data' }))).toBe('/data/chancery')
  })
  test('in the usual place when XDG says nothing, or something relative', () => {
    expect([{}, { XDG_DATA_HOME: '' }, { XDG_DATA_HOME: 'data' }].map((environment) => dataFolderOf(linux(environment)))).toEqual(
      Array.from({ length: 3 }, () => '/home/ann/.local/share/chancery'),
    )
  })
  test('in Application Support on macOS', () => {
    expect(dataFolderOf({ platform: 'darwin', home: '/Users/ann', environment: {} })).toBe(
      '/Users/ann/Library/Application Support/Chancery',
    )
  })
  test('in the roaming data on Windows', () => {
    expect(dataFolderOf({ platform: 'win32', home: '/u', environment: { APPDATA: '/u/Roaming' } })).toBe('/u/Roaming/Chancery')
  })
})

describe('exports go to the downloads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-places-'))
  const withSetting = (line: string): Machine => {
    writeFileSync(join(folder, 'user-dirs.dirs'), `# a comment\nXDG_DESKTOP_DIR="$HOME/Desktop"\n${line}\n`)
    return linux({ XDG_CONFIG_HOME: folder })
  }
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })
  test('as the desktop names them', () => {
    expect(downloadsFolderOf(withSetting('XDG_DOWNLOAD_DIR="$HOME/Herunterladen"'))).toBe('/home/ann/Herunterladen')
  })
  test('as the desktop places them', () => {
    expect(downloadsFolderOf(withSetting('XDG_DOWNLOAD_DIR="/big/downloads"'))).toBe('/big/downloads')
  })
  test.each(['', 'XDG_DOWNLOAD_DIR="relative"', 'XDG_DOWNLOAD_DIR="$OTHER/x"', 'XDG_DOWNLOAD_DIR="$HOMEx"'])(
    'in the usual place for %j',
    (line) => {
      expect(downloadsFolderOf(withSetting(line))).toBe('/home/ann/Downloads')
    },
  )
})

describe('the library that comes with the program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-packed-'))
  beforeAll(() => {
    mkdirSync(join(folder, 'resources', 'templates', 'fonts'), { recursive: true })
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })
  test('is the project’s while it runs from its sources', () => {
    expect(templatesFolder()).toBe(join(import.meta.dirname, '..', '..', '..', 'templates'))
  })
  test('is among the resources of a packed program', () => {
    expect(templatesFolder(join(folder, 'resources', 'app.asar', 'build', 'electron', 'main'))).toBe(join(folder, 'resources', 'templates'))
  })
})
