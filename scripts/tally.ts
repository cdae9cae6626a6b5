import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule, TestRunEndReason } from 'vitest/node'
import { z } from 'zod'

/** Where the tally is written, as JSON. */
export const tallyVariable = 'CHANCERY_TALLY'

export const Tally = z.strictObject({
  files: z.array(
    z.strictObject({
      file: z.string(),
      passed: z.int(),
      skipped: z.int(),
      /** Full names; a file that cannot be loaded, or fails between its tests, has its own name here. */
      failed: z.array(z.string()),
    }),
  ),
  /** Messages of errors that nobody caught. A second try mends none of them, though it may not meet them again. */
  strays: z.array(z.string()),
})
export type Tally = z.infer<typeof Tally>

type FileTally = Tally['files'][number]

/** What counts after a second try: the second, where all that ran at first ran again and passed; else the first, with its failures. */
function counted(first: FileTally, second: FileTally | undefined): FileTally {
  if (second === undefined || second.failed.length > 0 || second.skipped > first.skipped) return first
  return second.passed + second.skipped >= first.passed + first.skipped + (first.failed.includes(first.file) ? 0 : first.failed.length)
    ? second
    : first
}

/** What counts of two tries, the second of some files only: file by file the one that does, and whatever nobody caught in either. */
export function bothTries(first: Tally, second: Tally): Tally {
  const files = first.files.map((each) =>
    counted(
      each,
      second.files.find(({ file }) => file === each.file),
    ),
  )
  return { files, strays: [...first.strays, ...second.strays] }
}

/**
 * Whether a run ended as its tally says: with 1 where something in it failed, else with 0. Any other end has a reason that no tally
 * knows, such as a signal, and then no second try can tell that all is well. The status is null for a signal.
 */
export function endedAsTallied({ files, strays }: Tally, status: number | null): boolean {
  return status === (strays.length > 0 || files.some(({ failed }) => failed.length > 0) ? 1 : 0)
}

/** Counts a run file by file, so that a file can be run again and counted anew. */
// Vitest takes a reporter from a file as its default export.
// oxlint-disable-next-line import/no-default-export
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[], reason: TestRunEndReason): void {
    if (reason === 'interrupted') return
    const place = process.env[tallyVariable]
    if (place === undefined) throw new Error(`The tally has no place: ${tallyVariable} is not set. Run npm test, which sets it.`)
    const tally: Tally = { files: modules.map(tallyOf), strays: errors.map(({ message }) => message) }
    writeFileSync(place, JSON.stringify(tally))
  }
}

function tallyOf(module: TestModule): FileTally {
  const states = [...module.children.allTests()].map((test) => ({ name: test.fullName, state: test.result().state }))
  const failed = states.filter(({ state }) => state === 'failed').map(({ name }) => name)
  const isBroken = failed.length === 0 && !module.ok()
  return {
    file: module.relativeModuleId,
    passed: states.filter(({ state }) => state === 'passed').length,
    skipped: states.filter(({ state }) => state === 'skipped' || state === 'pending').length,
    failed: isBroken ? [module.relativeModuleId] : failed,
  }
}
