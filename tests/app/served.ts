import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sourceFlags } from '../../scripts/source-flags.ts'

const project = join(import.meta.dirname, '..', '..')
const commandLine = [...sourceFlags, join(project, 'cli', 'main.ts')]

/** The program itself, serving its window from folders of its own. */
export interface Served {
  readonly folder: string
  readonly exports: string
  /** The first address; it works once. */
  readonly address: string
  /** Ends the program as a crash would, and starts it again on the same data. */
  crashAndStartAgain(): Promise<Served>
  close(): Promise<void>
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'chancery-app-'))
}

/** `also`: further options of `serve`. */
export async function serve(folder = newFolder(), also: readonly string[] = []): Promise<Served> {
  const exports = join(folder, 'exports')
  mkdirSync(exports, { recursive: true })
  const process = spawn(
    globalThis.process.execPath,
    [...commandLine, 'serve', '--no-open', '--port', '0', '--data', join(folder, 'data'), '--exports', exports, ...also],
    {
      cwd: project,
      // Never the tests' own output: a program that a failed test left open would hold it, and their run would wait without an end.
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  process.stderr.pipe(globalThis.process.stderr, { end: false })
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ended = once(process, 'exit')
    process.kill(signal)
    await ended
  }
  return {
    folder,
    exports,
    address: await addressOf(process),
    async crashAndStartAgain() {
      await end('SIGKILL')
      return serve(folder, also)
    },
    async close() {
      await end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function addressOf(process: ChildProcess): Promise<string> {
  if (process.stdout === null) throw new Error('The program has no output.')
  for await (const line of createInterface(process.stdout)) {
    const address = /^Chancery is at (\S+)$/u.exec(line)?.[1]
    if (address !== undefined) return address
  }
  throw new Error('The program ended without saying its address.')
}

export function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

/** Empties the folder of the exports, for the next test. */
export function clearExports({ exports }: Served): void {
  for (const name of readdirSync(exports)) rmSync(join(exports, name))
}

/** SHA-256 of each file in a folder, by the ending of its name. */
export function digestsIn(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name.slice(name.lastIndexOf('.')), sha256(join(folder, name))]))
}

/** The digests of the files that the command line builds from a letter file. */
export function builtByCommandLine(letterFile: string, folder: string): Record<string, string> {
  const ended = spawnSync(process.execPath, [...commandLine, 'build', letterFile, '--out', folder], { cwd: project, encoding: 'utf8' })
  if (ended.status !== 0) throw new Error(`build failed: ${ended.stdout}${ended.stderr}`)
  return digestsIn(folder)
}
