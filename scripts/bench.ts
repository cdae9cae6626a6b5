/*
 * npm run bench: every figure that was promised, beside its peer, in one run. Prints Markdown.
 *   --quick   a few runs of each, to see that they run
 *   --only pdf,sign,verify,word,memory,typing,editor,register,store,clauses,window,redline
 */
import { spawnSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { sourceFlags } from './source-flags.ts'

const benches = {
  pdf: async (quick: boolean) => (await import('./bench/pdf.ts')).benchPdf(quick ? 5 : 100),
  sign: async (quick: boolean) => (await import('./bench/sign.ts')).benchSign(quick ? 5 : 200),
  verify: async (quick: boolean) => (await import('./bench/verify.ts')).benchVerify(quick ? 5 : 100, quick ? 20 : 1000),
  word: async (quick: boolean) => (await import('./bench/word.ts')).benchWord(quick ? 5 : 100),
  memory: async (quick: boolean) => (await import('./bench/memory.ts')).benchMemory(quick ? 20 : 500),
  typing: async (quick: boolean) => (await import('./bench/typing.ts')).benchTyping(quick ? 20 : 200),
  editor: async (quick: boolean) => (await import('./bench/editor.ts')).benchEditor(quick ? 20 : 200, quick ? 500 : 10_000),
  register: async (quick: boolean) => (await import('./bench/register.ts')).benchRegister(quick ? 5 : 100),
  store: async (quick: boolean) => (await import('./bench/store.ts')).benchStore(quick ? 10 : 100),
  clauses: async (quick: boolean) => (await import('./bench/clauses.ts')).benchClauses(quick ? 1000 : 10_000, quick ? 20 : 300),
  window: async (quick: boolean) =>
    (await import('./bench/window.ts')).benchWindow(
      quick ? { clauses: 1000, letters: 2000 } : { clauses: 10_000, letters: 20_000 },
      quick ? 10 : 100,
    ),
  redline: async (quick: boolean) => (await import('./bench/redline.ts')).benchRedline(quick ? 3 : 20),
} as const

const quick = process.argv.includes('--quick')
const only = process.argv[process.argv.indexOf('--only') + 1]?.split(',')
const [one] = process.argv.slice(2)

if (one !== undefined && one in benches) {
  // Each in a process of its own: memory and warmth of one must not show in another.
  process.stdout.write(`${await benches[one as keyof typeof benches](quick)}\n`)
} else {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor'
  process.stdout.write(
    `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${String(cpus().length)} × ${processor}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB\n\n`,
  )
  for (const name of Object.keys(benches)) {
    if (process.argv.includes('--only') && only?.includes(name) !== true) continue
    // Many letters in one process are the command line's business, so memory is measured with its flags.
    const flags = name === 'memory' ? ['--optimize-for-size'] : []
    const ended = spawnSync(
      process.execPath,
      [...flags, ...sourceFlags, join(import.meta.dirname, 'bench.ts'), name, ...(quick ? ['--quick'] : [])],
      { stdio: ['ignore', 'inherit', 'inherit'] },
    )
    if (ended.status !== 0) process.exitCode = 1
  }
}
