/*
 * npm start: opens Chancery. In Electron where its binary is there or can be fetched, otherwise in a browser window.
 *   --no-open   opens nothing, prints the address only; all other options are those of `chancery serve`
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { keepCompiled } from '../cli/keep-compiled.ts'
import { aside, Builds, isUsed, keepUsed, putInPlace } from './builds.ts'

const root = join(import.meta.dirname, '..')
const electron = join(root, 'node_modules', 'electron')

/** Longest wait for Electron's binary, in milliseconds: a hundred megabytes, once. */
const fetchLasts = 300_000

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** What was looked at already: core is part of everything that is built. */
const looked = new Map<string, number>()

/** When the newest file of some folders or files was changed; 0 when there is none. */
function changedAt(...paths: string[]): number {
  return Math.max(0, ...paths.map((path) => looked.get(path) ?? newestIn(path)))
}

function newestIn(path: string): number {
  const found = existsSync(path) ? newestOf(path) : 0
  looked.set(path, found)
  return found
}

function newestOf(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Math.max(0, ...entries.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs))
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
  const place = join(root, 'build', 'renderer')
  const sources = changedAt(join(root, 'renderer'), join(root, 'core'), join(root, 'package-lock.json'))
  if (changedAt(join(place, 'index.html')) > sources) return true
  // Made aside, so that another start never reads half of it.
  const made = aside(place)
  if (!build('Building the window …', 'vite/bin/vite.js', 'build', 'renderer', '--outDir', made, '--logLevel', 'warn')) return false
  putInPlace(made, place)
  return true
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

/** The command line and its threads in a few files, which open a window in two thirds of the time that the sources take; undefined where they cannot be built. */
function buildProgram(): string | undefined {
  const builds = new Builds(join(root, 'build', 'program'))
  const rooms = ['cli', 'backend', 'core', 'scripts/program.vite.config.ts', 'scripts/worker-files.ts', 'package-lock.json']
  const sources = changedAt(...rooms.map((room) => join(root, room)))
  const words = ['build', '--config', 'scripts/program.vite.config.ts', '--logLevel', 'warn']
  const newest = builds.newest()
  const isFresh = newest !== undefined && newest.begunAt > sources
  const built = isFresh
    ? newest
    : builds.make((folder) => build('Building the program …', 'vite/bin/vite.js', ...words, '--outDir', folder))
  if (built === undefined) return undefined
  builds.use(built)
  return join(built.folder, 'program.js')
}

/** Serves the window from the build, or from the sources where they could not be built. */
async function serve(words: readonly string[]): Promise<number> {
  const program = buildProgram()
  if (program === undefined) say('Chancery runs from its sources, which takes a little longer to open.')
  keepCompiled(root)
  // Both are the same module; a build has no types.
  const source: typeof import('../cli/program.ts') =
    program === undefined ? await import('../cli/program.ts') : await import(pathToFileURL(program).href)
  return source.run(['serve', ...words])
}

const host = join(root, 'build', 'electron')
/** Where each start says that it shows the host; beside it, since all of the host is packed. */
const shownBy = join(root, 'build', 'electron-shown')

function buildHost(): boolean {
  const built = changedAt(join(host, 'main', 'index.js'))
  // One that runs has not loaded all of its scripts yet, and shows itself in the place of another that is started.
  if (built > 0 && isUsed(shownBy)) return true
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
  keepUsed(shownBy)
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
  if (words.includes('--no-open')) return serve(words)
  if (words.length === 0) {
    const binary = electronBinary() ?? fetchElectron()
    if (binary !== undefined && hasScreen()) return buildHost() ? showInElectron(binary) : 1
    say(
      binary === undefined
        ? 'Electron is not here and cannot be fetched: Chancery uses a browser instead.'
        : 'There is no screen here to open Electron on.',
    )
  }
  return serve(words)
}

process.exitCode = await start(process.argv.slice(2))
