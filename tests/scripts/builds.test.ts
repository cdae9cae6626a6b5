import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aside, Builds, isUsed, keepUsed, putInPlace, type Build } from '../../scripts/builds.ts'
import { sourceFlags } from '../../scripts/source-flags.ts'

let place: string
let builds: Builds

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'chancery-builds-'))
  builds = new Builds(place)
})
afterEach(() => {
  rmSync(place, { recursive: true, force: true })
})

const folders = (): string[] => readdirSync(place).filter((name) => /^\d/u.test(name))

/** Makes a build with a script that says its number; each begins at another millisecond. */
async function made(number: number): Promise<Build> {
  await new Promise((resolve) => setTimeout(resolve, 3))
  const build = builds.make((folder) => {
    writeFileSync(join(folder, 'late.js'), `process.stdout.write('${String(number)}')`)
    return true
  })
  if (build === undefined) throw new Error('it was not made')
  return build
}

describe('a build of the program', () => {
  test('is the newest once it is whole, and tells when it was begun', async () => {
    const before = Date.now()
    const { folder, begunAt } = await made(1)
    expect([builds.newest()?.folder, begunAt >= before, readFileSync(join(folder, 'late.js'), 'utf8')]).toEqual([
      folder,
      true,
      "process.stdout.write('1')",
    ])
  })
  test('is none when it failed, and the one before stays the newest', async () => {
    const first = await made(1)
    const failed = builds.make((folder) => {
      writeFileSync(join(folder, 'half.js'), '')
      return false
    })
    expect([failed, builds.newest(), folders()]).toEqual([undefined, first, [first.folder.slice(place.length + 1)]])
  })
  test('that was taken away by hand is none', async () => {
    rmSync((await made(1)).folder, { recursive: true })
    expect(builds.newest()).toBeUndefined()
  })
  test('goes with the next start but one where nobody runs it', async () => {
    for (let number = 1; number <= 3; number += 1) await made(number)
    builds.use(await made(4))
    expect(folders()).toHaveLength(2)
  })
  test('keeps the scripts that a running program has not loaded yet, and goes when that has ended', async () => {
    const first = await made(1)
    const module = new URL('../../scripts/builds.ts', import.meta.url).href
    const script = `
      const { Builds } = await import(${JSON.stringify(module)})
      const builds = new Builds(process.argv[1])
      const build = builds.newest()
      builds.use(build)
      process.stdout.write('runs')
      process.stdin.once('data', async () => {
        await import(build.folder + '/late.js')
        process.exit()
      })`
    const running = spawn(process.execPath, ['--input-type=module', ...sourceFlags, '-e', script, place], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const ended = once(running, 'exit')
    await once(running.stdout, 'data')
    for (let number = 2; number <= 5; number += 1) builds.use(await made(number))
    running.stdin.write('go on')
    const [late] = await once(running.stdout, 'data')
    await ended
    expect(String(late)).toBe('1')
    builds.use(await made(6))
    expect(existsSync(first.folder)).toBe(false)
  }, 20_000)
  test.skipIf(process.getuid?.() === 0)('is none where it cannot be written (skipped for root, who may write everywhere)', () => {
    chmodSync(place, 0o500)
    const build = builds.make(() => true)
    chmodSync(place, 0o700)
    expect(build).toBeUndefined()
  })
})

describe('what is built in a place of its own', () => {
  test('is used while a process runs that said so, and no longer', async () => {
    const running = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'])
    writeFileSync(join(place, `used-by-${String(running.pid)}`), '')
    const before = isUsed(place)
    running.kill()
    await once(running, 'exit')
    expect([before, isUsed(place)]).toEqual([true, false])
  })
  test('is used by this process once it says so, and forgets those that ended', () => {
    writeFileSync(join(place, `used-by-${String(spawnSync(process.execPath, ['-e', '']).pid)}`), '')
    keepUsed(place)
    expect([isUsed(place), readdirSync(place)]).toEqual([true, [`used-by-${String(process.pid)}`]])
  })
})

describe('a folder that was made aside', () => {
  test('takes the place of the one before, and nothing else is left', () => {
    for (const [name, words] of [
      ['window', 'old'],
      ['window-7', 'new'],
    ] as const) {
      mkdirSync(join(place, name))
      writeFileSync(join(place, name, 'index.html'), words)
    }
    putInPlace(join(place, 'window-7'), join(place, 'window'))
    expect([readdirSync(place), readFileSync(join(place, 'window', 'index.html'), 'utf8')]).toEqual([['window'], 'new'])
  })
  test('is of this process, and what ended starts left there is taken away', () => {
    const ended = spawnSync(process.execPath, ['-e', '']).pid
    for (const name of ['window', `window-${String(ended)}`, `window-${String(ended)}-before`, `window-${String(process.ppid)}`, 'windows'])
      mkdirSync(join(place, name))
    expect([aside(join(place, 'window')), readdirSync(place).toSorted()]).toEqual([
      join(place, `window-${String(process.pid)}`),
      ['window', `window-${String(process.ppid)}`, 'windows'],
    ])
  })
})
