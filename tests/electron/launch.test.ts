import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const note = join(root, 'node_modules', 'electron', 'path.txt')
const binary = existsSync(note) ? join(root, 'node_modules', 'electron', 'dist', readFileSync(note, 'utf8')) : undefined
const isBuilt = existsSync(join(root, 'build', 'electron', 'main', 'index.js')) && existsSync(join(root, 'build', 'renderer', 'index.html'))

function whyNot(): string | undefined {
  if (binary === undefined || !existsSync(binary)) return 'Electron’s binary is not here ("npm start" fetches it)'
  if (!isBuilt) return 'the desktop program is not built ("npm run build", then "electron-vite build")'
  if (process.platform === 'linux' && process.env['DISPLAY'] === undefined && process.env['WAYLAND_DISPLAY'] === undefined)
    return 'there is no screen'
  return undefined
}

const reason = whyNot()
if (reason !== undefined) process.stderr.write(`SKIPPED: the tests that launch Electron, because ${reason}.\n`)

describe.skipIf(reason !== undefined)('Chancery in Electron', () => {
  const data = mkdtempSync(join(tmpdir(), 'chancery-electron-'))
  let program: ElectronApplication
  let page: Page

  beforeAll(async () => {
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    program = await _electron.launch({
      executablePath: binary ?? '',
      args: [root, `--user-data-dir=${join(data, 'profile')}`, ...asRoot],
      env: { ...process.env, CHANCERY_DATA: data },
    })
    page = await program.firstWindow()
  }, 60_000)

  afterAll(async () => {
    await program.close()
    rmSync(data, { recursive: true, force: true })
  })

  test('shows its window from its own scheme', async () => {
    expect(page.url()).toBe('app://chancery/')
    await page.getByText('Chancery').first().waitFor()
  })
  test('answers the window', async () => {
    expect(await page.evaluate('window.desktop.ask("host.describe", {})')).toMatchObject({ ok: true, value: { host: 'electron' } })
  })
  test('gives the window neither Node nor Electron', async () => {
    expect(await page.evaluate('[typeof require, typeof process, typeof module]')).toEqual(['undefined', 'undefined', 'undefined'])
  })
  test('stays where it is', async () => {
    await page.evaluate('void (location.href = "https://chancery.example/")')
    expect(await page.evaluate('location.href')).toBe('app://chancery/')
  })
  test('runs no inline script', async () => {
    const script = 'const s = document.createElement("script"); s.textContent = "window.ran = true"; document.head.append(s); window.ran'
    expect(await page.evaluate(script)).toBeUndefined()
  })
})
