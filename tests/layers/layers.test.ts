import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const planted: string[] = []

/** Puts a file into a room for as long as a test runs. */
function plant(room: string, code: string): string {
  const folder = join(root, room, `planted-${String(process.pid)}`)
  mkdirSync(folder, { recursive: true })
  planted.push(folder)
  const file = join(folder, 'violation.ts')
  writeFileSync(file, code)
  return file
}

function lint(file: string): string {
  return spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--deny-warnings', file], { cwd: root, encoding: 'utf8' }).stdout
}

/** Errors of the room's own type check in a file. */
function typeErrors(room: string, file: string): string[] {
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', room, '--noEmit', '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
  })
  return stdout.split('\n').filter((line) => line.startsWith(file.slice(root.length + 1)))
}

afterEach(() => {
  for (const folder of planted.splice(0)) rmSync(folder, { recursive: true, force: true })
})

describe('lint catches', () => {
  test.each([
    ['core', 'a file of the backend', "import { layoutVersion } from '../../backend/layout/index.ts'\nexport const seen = layoutVersion\n"],
    ['core', 'a file system', "import { readFileSync } from 'node:fs'\nexport const seen = readFileSync\n"],
    ['core', 'Electron', "import { app } from 'electron'\nexport const seen = app\n"],
    ['core', 'the clock', 'export const seen = Date.now()\n'],
    ['core', 'chance', 'export const seen = Math.random()\n'],
    ['core', 'Intl', "export const seen = new Intl.NumberFormat('en')\n"],
    ['backend', 'Electron', "import { app } from 'electron'\nexport const seen = app\n"],
    ['backend', 'a file of a host', "import { exitCode } from '../../cli/exit-codes.ts'\nexport const seen = exitCode\n"],
    ['cli', 'the other host', "import { guard } from '../../electron/guards.ts'\nexport const seen = guard\n"],
    ['electron', 'the other host', "import { exitCode } from '../../cli/exit-codes.ts'\nexport const seen = exitCode\n"],
    [
      'renderer',
      'a file of the backend',
      "import { layoutVersion } from '../../backend/layout/index.ts'\nexport const seen = layoutVersion\n",
    ],
    ['renderer', 'Node', "import { readFileSync } from 'node:fs'\nexport const seen = readFileSync\n"],
  ])('in %s: %s', (room, _, code) => {
    expect(lint(plant(room, code))).toMatch(/no-restricted/u)
  })

  test('nothing in a file that keeps to its room', () => {
    expect(lint(plant('core', 'export const seen = 1\n'))).not.toMatch(/ x /u)
  })
})

describe('the type check catches', () => {
  test.each([
    ['core', 'a file system', "import { readFileSync } from 'node:fs'\nexport const seen = readFileSync\n"],
    ['core', 'the window', 'export const seen = window.location\n'],
    ['core', 'a process', 'export const seen = process.env\n'],
    ['backend', 'the window', 'export const seen = window.location\n'],
    ['renderer', 'a process', 'export const seen = process.env\n'],
  ])('in %s: %s', (room, _, code) => {
    const file = plant(room, code)
    expect(typeErrors(room, file)).not.toEqual([])
  })

  test('a file of another room', () => {
    const file = plant('core', "import { exitCode } from '../../cli/exit-codes.ts'\nexport const seen: 0 = exitCode.done\n")
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', 'core', '--noEmit', '--pretty', 'false'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(stdout).toMatch(new RegExp(`${file.slice(root.length + 1)}.*TS(6307|6059)`, 'u'))
  })
})
