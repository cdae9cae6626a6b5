import type { Reporter, TestCase } from 'vitest/node'

/** Names, at the end of a run, every test that passed only when it was tried again: a race to find, not one to forget. */
// Vitest takes a reporter from a file as its default export.
// oxlint-disable-next-line import/no-default-export
export default class SecondTries implements Reporter {
  readonly #names: string[] = []

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky === true) this.#names.push(`${test.module.relativeModuleId} > ${test.fullName}`)
  }

  onTestRunEnd(): void {
    if (this.#names.length === 0) return
    process.stdout.write(`\n${String(this.#names.length)} passed only at the second try:\n`)
    for (const name of this.#names) process.stdout.write(`  ${name}\n`)
  }
}
