import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { sourceFlags } from './scripts/source-flags.ts'

// The random tests at their whole size take minutes each. The limits say "hangs", not "slow": a busy machine must not fail a test.
const isFull = process.env['CHANCERY_FULL'] === '1'
const limit = isFull ? 900_000 : 90_000

/** The window's files take longest; begun last, one of them would keep a single core busy while the others have nothing to do. */
class WindowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isWindow = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/tests/app/')
    return [...sorted.filter(isWindow), ...sorted.filter((file) => !isWindow(file))]
  }
}

const pure = 'tests/{core,renderer}/**/*.test.{ts,tsx}'
const window = 'tests/app/**/*.test.ts'
const conformance = 'tests/conformance/**/*.test.ts'

export default defineConfig({
  test: {
    testTimeout: limit,
    hookTimeout: limit,
    expect: { poll: { timeout: 20_000 } },
    // All cores: half of a test's time is waiting for another process, so that the one Vitest leaves free would stand idle.
    maxWorkers: '100%',
    execArgv: [...sourceFlags],
    sequence: { sequencer: WindowFirst },
    projects: [
      { extends: true, test: { name: 'program', include: ['tests/**/*.test.{ts,tsx}'], exclude: [pure, window, conformance] } },
      // What programs of others say of our files; `npm run conformance` runs these alone.
      { extends: true, test: { name: 'conformance', include: [conformance] } },
      { extends: true, test: { name: 'window', include: [window] } },
      // What these rooms hold keeps no state between files, so that a process serves many of them.
      { extends: true, test: { name: 'pure', include: [pure], isolate: false } },
    ],
  },
})
