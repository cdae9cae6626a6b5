import { spawn, spawnSync, type ChildProcess, type SpawnSyncReturns } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../cli/program.ts'
import { sourceFlags } from '../../scripts/source-flags.ts'

export const root = join(import.meta.dirname, '..', '..')
export const example = join(root, 'templates', 'examples', 'partner-letter.md')
const words = [...sourceFlags, join(root, 'cli', 'main.ts')]

/** How a command ended, and what it said. */
export interface Ended {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command, called from `folder`, inside this process: a process of its own costs half a second. One at a time. */
export async function chancery(folder: string, ...command: string[]): Promise<Ended> {
  const caller = process.env['INIT_CWD']
  const [out, err] = [heard(process.stdout), heard(process.stderr)]
  process.env['INIT_CWD'] = folder
  try {
    const status = await run(command)
    return { status, stdout: out.text(), stderr: err.text() }
  } finally {
    if (caller === undefined) delete process.env['INIT_CWD']
    else process.env['INIT_CWD'] = caller
    out.stop()
    err.stop()
  }
}

/** Keeps what is written to a stream, and keeps it from the stream. */
function heard(stream: NodeJS.WriteStream): { text(): string; stop(): void } {
  const { write } = stream
  let text = ''
  stream.write = (chunk: string | Uint8Array): boolean => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
    return true
  }
  return { text: () => text, stop: () => void (stream.write = write) }
}

/** Runs a command as `npm run chancery --` does: a process in the project's folder, with the caller's in INIT_CWD. */
export function chanceryProcess(folder: string, command: readonly string[], input = ''): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [...words, ...command], {
    cwd: root,
    encoding: 'utf8',
    input,
    env: { ...process.env, INIT_CWD: folder },
  })
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
