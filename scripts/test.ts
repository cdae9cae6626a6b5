/*
 * npm test: everything that must hold, in order, ending with one line of counts.
 *   --full   runs the random tests at their whole size (a twentieth otherwise)
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { prepareSystemTools } from './system-tools.ts'

const root = join(import.meta.dirname, '..')
process.chdir(root)

interface Count {
  passed: number
  failed: number
  skipped: number
}

const count: Count = { passed: 0, failed: 0, skipped: 0 }

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** A check that passes or fails as a whole. */
function check(name: string, command: string, ...arguments_: string[]): boolean {
  say(`\n── ${name}`)
  const ended = spawnSync(join('node_modules/.bin', command), arguments_, { stdio: ['ignore', 'inherit', 'inherit'] })
  const passed = ended.status === 0
  if (passed) count.passed += 1
  else count.failed += 1
  return passed
}

const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  success: z.boolean(),
  testResults: z.array(
    z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })) }),
  ),
})

function runTests(): void {
  say('\n── tests')
  const folder = mkdtempSync(join(tmpdir(), 'chancery-test-'))
  const file = join(folder, 'report.json')
  const ended = spawnSync(
    'node_modules/.bin/vitest',
    ['run', '--reporter=default', '--reporter=json', '--reporter=./scripts/second-tries.ts', `--outputFile.json=${file}`],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  if (existsSync(file)) addReport(Report.parse(JSON.parse(readFileSync(file, 'utf8'))), ended.status)
  else count.failed += 1
  rmSync(folder, { recursive: true, force: true })
}

function addReport(report: z.infer<typeof Report>, status: number | null): void {
  count.passed += report.numPassedTests
  count.skipped += report.numPendingTests + report.numTodoTests
  // A test file that cannot be loaded, or an error between tests, has no failed test of its own but is a failure.
  count.failed += Math.max(report.numFailedTests, status === 0 ? 0 : 1)
}

if (process.argv.includes('--full')) process.env['CHANCERY_FULL'] = '1'
prepareSystemTools(say)
check('types', 'tsc', '-b')
check('lint', 'oxlint', '--deny-warnings')
check(
  'format',
  'prettier',
  '--check',
  '--log-level',
  'warn',
  '{core,backend,cli,electron,renderer,verification-page,scripts,tests}/**/*.{ts,tsx,css}',
  '*.ts',
)
if (existsSync('renderer/index.html')) check('window build', 'vite', 'build', 'renderer', '--logLevel', 'warn')
check('build of the verification page', 'vite', 'build', 'verification-page', '--logLevel', 'warn')
runTests()
say('')
say(`${String(count.passed)} passed, ${String(count.failed)} failed, ${String(count.skipped)} skipped`)
process.exitCode = count.failed === 0 ? 0 : 1
