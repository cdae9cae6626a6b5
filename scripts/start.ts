/*
 * npm start: opens Chancery. In Electron where its binary is there or can be fetched, otherwise in a browser window.
 *   --no-open   opens nothing, prints the address only; all other options are those of `chancery serve`
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../cli/program.ts'

const root = join(import.meta.dirname, '..')
const electron = join(root, 'node_modules', 'electron')

/** Longest wait for Electron's binary, in milliseconds: a hundred megabytes, once. */
const fetchLasts = 300_000

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** When the newest file of some folders or files was changed; 0 when there is none. */
function changedAt(...paths: string[]): number {
  const files = paths.flatMap((path) => {
    if (!existsSync(path)) return []
    if (!statSync(path).isDirectory()) return [path]
    return readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
    )
  })
  return Math.max(0, ...files.map((file) => statSync(file).mtimeMs))
}

/** Runs a tool of the project; what it says is shown only when it fails. */
function build(label: string, tool: string, ...words: string[]): boolean {
  say(label)
  const ended = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...words], { cwd: root, encoding: 'utf8' })
  if (ended.status === 0) return true
  process.stderr.write(ended.stdout + ended.stderr)
  return false
}

function buildWindow(): boolean {
  const built = changedAt(join(root, 'build', 'renderer', 'index.html'))
  const sources = changedAt(join(root, 'renderer'), join(root, 'core'), join(root, 'package-lock.json'))
  return built > sources || build('Building the window …', 'vite/bin/vite.js', 'build', 'renderer', '--logLevel', 'warn')
}

/** The page for verifying offline, which lies beside the window's files. */
function buildPage(): boolean {
  const built = changedAt(join(root, 'build', 'renderer', 'verify-a-pdf.html'))
  const rooms = ['verification-page', 'renderer/verification', 'backend/signature', 'core', 'package-lock.json']
  const sources = changedAt(...rooms.map((room) => join(root, room)))
  return (
    built > sources || build('Building the verification page …', 'vite/bin/vite.js', 'build', 'verification-page', '--logLevel', 'warn')
  )
}

function buildHost(): boolean {
  const built = changedAt(join(root, 'build', 'electron', 'main', 'index.js'))
  const sources = changedAt(join(root, 'electron'), join(root, 'backend'), join(root, 'core'), join(root, 'package-lock.json'))
  return built > sources || build('Building the desktop program …', 'electron-vite/bin/electron-vite.js', 'build')
}

/** Electron's binary, where the package says it is. */
function electronBinary(): string | undefined {
  const note = join(electron, 'path.txt')
  const path = existsSync(note) ? join(electron, 'dist', readFileSync(note, 'utf8')) : undefined
  return path !== undefined && existsSync(path) ? path : undefined
}

/** Has Electron's own installer fetch the binary; quick to say no where its host cannot be reached. */
function fetchElectron(): string | undefined {
  if (!existsSync(join(electron, 'install.js'))) return undefined
  say('Fetching Electron, once …')
  spawnSync(process.execPath, [join(electron, 'install.js')], { stdio: 'ignore', timeout: fetchLasts })
  return electronBinary()
}

function hasScreen(): boolean {
  return process.platform !== 'linux' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined
}

/** Shows the program in Electron until it is closed. Ctrl-C reaches both; this process waits for Electron to end. */
function showInElectron(binary: string): Promise<number> {
  process.on('SIGINT', () => undefined)
  // Chromium's sandbox refuses to run as root.
  const words = process.platform === 'linux' && process.getuid?.() === 0 ? [root, '--no-sandbox'] : [root]
  const child = spawn(binary, words, { stdio: 'inherit' })
  return new Promise((resolve) => {
    child.on('error', () => {
      resolve(1)
    })
    child.on('exit', (code) => {
      resolve(code ?? 0)
    })
  })
}

async function start(words: readonly string[]): Promise<number> {
  if (!buildWindow() || !buildPage()) return 1
  if (words.includes('--no-open')) return run(['serve', ...words])
  if (words.length === 0) {
    const binary = electronBinary() ?? fetchElectron()
    if (binary !== undefined && hasScreen()) return buildHost() ? showInElectron(binary) : 1
    say(
      binary === undefined
        ? 'Electron is not here and cannot be fetched: Chancery uses a browser instead.'
        : 'There is no screen here to open Electron on.',
    )
  }
  return run(['serve', ...words])
}

process.exitCode = await start(process.argv.slice(2))
