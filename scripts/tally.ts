import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule, TestRunEndReason } from 'vitest/node'
import { z } from 'zod'

/** Where the tally is written, as JSON. */
export const tallyVariable = 'CHANCERY_TALLY'

export const Tally = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      passed: z.int(),
      skipped: z.int(),
      /** Full names; a file that cannot be loaded, or throws between its tests, has its own name here. */
      failed: z.array(z.string()),
    }),
  ),
  /** Messages of errors that no file can be blamed for. */
  strays: z.array(z.string()),
})
export type Tally = z.infer<typeof Tally>

type FileTally = Tally['files'][number]

/** What counts after a second try: the second, where all that ran at first ran again and passed; else the first, with its failures. */
export function counted(first: FileTally, second: FileTally | undefined): FileTally {
  if (second === undefined || second.failed.length > 0 || second.skipped > first.skipped) return first
  return second.passed + second.skipped >= first.passed + first.skipped + (first.failed.includes(first.file) ? 0 : first.failed.length)
    ? second
    : first
}

/** Counts a run file by file, so that a file can be run again and counted anew. */
// Vitest takes a reporter from a file as its default export.
// oxlint-disable-next-line import/no-default-export
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[], reason: TestRunEndReason): void {
    if (reason === 'interrupted') return
    const strays = errors.map((error) => ({ path: String(error['VITEST_TEST_PATH'] ?? ''), message: error.message }))
    const tally: Tally = {
      files: modules.map((module) =>
        tallyOf(
          module,
          strays.some(({ path }) => path === module.moduleId),
        ),
      ),
      strays: strays.filter(({ path }) => !modules.some(({ moduleId }) => moduleId === path)).map(({ message }) => message),
    }
    writeFileSync(process.env[tallyVariable] ?? 'tally.json', JSON.stringify(tally))
  }
}

function tallyOf(module: TestModule, hasStray: boolean): FileTally {
  const states = [...module.children.allTests()].map((test) => ({ name: test.fullName, state: test.result().state }))
  const failed = states.filter(({ state }) => state === 'failed').map(({ name }) => name)
  const isBroken = failed.length === 0 && (hasStray || !module.ok())
  return {
    file: module.relativeModuleId,
    passed: states.filter(({ state }) => state === 'passed').length,
    skipped: states.filter(({ state }) => state === 'skipped' || state === 'pending').length,
    failed: isBroken ? [module.relativeModuleId] : failed,
  }
}
