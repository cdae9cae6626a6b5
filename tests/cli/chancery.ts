import { spawn, spawnSync, type ChildProcess, type SpawnSyncReturns } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')
export const example = join(root, 'templates', 'examples', 'partner-letter.md')
const words = ['--disable-warning=ExperimentalWarning', join(root, 'cli', 'main.ts')]

/** Runs a command as `npm run chancery --` does: in the project's folder, with the caller's in INIT_CWD. */
export function chancery(folder: string, ...command: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [...words, ...command], { cwd: root, encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } })
}

/** Starts a command and lets it run. */
export function startChancery(folder: string, ...command: string[]): ChildProcess {
  return spawn(process.execPath, [...words, ...command], { cwd: root, env: { ...process.env, INIT_CWD: folder } })
}

export interface Folder extends Disposable {
  readonly path: string
}

/** A folder that is gone after the test. */
export function folder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'chancery-cli-'))
  return {
    path,
    [Symbol.dispose]: () => {
      rmSync(path, { recursive: true, force: true })
    },
  }
}
