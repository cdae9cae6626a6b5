import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { inTurn } from '../in-turn.ts'

const folder = join(import.meta.dirname, '../../../build/pyhanko')
/** The interpreter that pyHanko is installed for. */
export const python = join(folder, 'bin', 'python')
const ready = join(folder, 'bin', 'pyhanko')

/**
 * Makes a Python environment with pyHanko at the versions of requirements.txt, where it is not there yet. Gives why there is
 * none, in words for the run's output; undefined when it can be asked.
 */
export function whyNoPyHanko(): string | undefined {
  return inTurn(folder, environment)
}

function environment(): string | undefined {
  if (existsSync(ready)) return undefined
  rmSync(folder, { recursive: true, force: true })
  const made = spawnSync('python3', ['-m', 'venv', folder], { stdio: 'ignore' })
  if (made.error !== undefined || made.status !== 0) return 'Python 3 with venv is not installed'
  const words = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', join(import.meta.dirname, 'requirements.txt')]
  const installed = spawnSync(python, words, { stdio: 'ignore' })
  if (installed.status === 0) return undefined
  rmSync(folder, { recursive: true, force: true })
  return 'pyHanko could not be fetched with pip'
}

const Judgement = z.strictObject({
  kind: z.enum(['signature', 'timestamp']),
  verdict: z.boolean(),
  coverage: z.string().optional(),
  changes: z.string().optional(),
  certified: z.boolean().nullish(),
  stamped: z.boolean().nullish(),
  time: z.boolean().optional(),
  why: z.string().optional(),
})
export type Judgement = z.infer<typeof Judgement>

/** Whether pyHanko accepts all signatures of a file; undefined where it has not said so within some milliseconds. */
export function acceptsWithin(milliseconds: number, root: string, path: string): boolean | undefined {
  const ran = spawnSync(python, [join(import.meta.dirname, 'judge.py'), root, path], { encoding: 'utf8', timeout: milliseconds })
  if (ran.status !== 0) return undefined
  const said = z.record(z.string(), z.array(Judgement)).parse(JSON.parse(ran.stdout))[path] ?? []
  return said.length > 0 && said.every(({ verdict }) => verdict)
}

/** What pyHanko says of each signature of each file, with one root to trust and nobody to ask. */
export function judge(root: string, paths: readonly string[]): Map<string, Judgement[]> {
  const ran = spawnSync(python, [join(import.meta.dirname, 'judge.py'), root, ...paths], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (ran.status !== 0) throw new Error(`pyHanko ended with ${String(ran.status)}: ${ran.stderr.slice(-1000)}`)
  return new Map(Object.entries(z.record(z.string(), z.array(Judgement)).parse(JSON.parse(ran.stdout))))
}
