import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from './letters.ts'
import { sourceFlags } from '../source-flags.ts'

/** The program as a person starts it, serving its window. */
export interface Served {
  /** The first address; it works once. */
  readonly address: string
  /** Megabytes resident on Linux (proc(5)); not a number elsewhere. */
  resident(): number
  end(): Promise<void>
}

/** Starts the program on a data folder, as `npm start -- --no-open` does. */
export async function serve(folder: string): Promise<Served> {
  const words = [...sourceFlags, join(root, 'scripts', 'start.ts'), '--no-open', '--data', folder, '--exports', folder]
  const program = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(program, 'exit')
  return {
    address: await addressOf(program.stdout),
    resident: () => residentOf(program.pid),
    async end() {
      program.kill('SIGTERM')
      await ended
    },
  }
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const address = /^Chancery is at (\S+)$/u.exec(line)?.[1]
    if (address !== undefined) return address
  }
  throw new Error('The program ended without saying its address.')
}

function residentOf(process: number | undefined): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${String(process)}/status`, 'utf8'))?.[1]) / 1000
  } catch {
    return Number.NaN
  }
}
