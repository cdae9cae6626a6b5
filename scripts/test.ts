/*
 * npm test: everything that must hold, in order, ending with one line of counts.
 *   --full   runs the random tests at their whole size (a twentieth otherwise)
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareSystemTools } from './system-tools.ts'
import { bothTries, endedAsTallied, Tally, tallyVariable } from './tally.ts'

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

/** Undefined when the run ended without a tally, or for another reason than its tests too. */
function runTests(...filters: string[]): Tally | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-test-'))
  const file = join(folder, 'tally.json')
  const ended = spawnSync('node_modules/.bin/vitest', ['run', '--reporter=default', '--reporter=./scripts/tally.ts', ...filters], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, [tallyVariable]: file },
  })
  const tally = existsSync(file) ? Tally.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
  rmSync(folder, { recursive: true, force: true })
  return tally !== undefined && endedAsTallied(tally, ended.status) ? tally : undefined
}

/** More window files than these that fail together are no race. */
const mostTriedAgain = 8

/**
 * Window tests that failed are tried once more, a file at a time and with nothing beside it: a browser on a busy machine now and
 * then loses a click, and the steps of a file build on each other, so that no step can be tried again alone.
 * A second try is never silent: each test that needed it is named, as a race to find.
 */
function triedAgain(first: Tally): Tally {
  const again = first.files.filter(({ file, failed }) => failed.length > 0 && file.startsWith('tests/app/'))
  if (again.length === 0 || again.length > mostTriedAgain) return first
  say(`\n── once more, alone: ${again.map(({ file }) => file).join(', ')}`)
  const second = runTests('--project=window', '--maxWorkers=1', ...again.map(({ file }) => file))
  if (second === undefined) {
    say('\nThe second try ended for another reason than its tests, so the first one counts.')
    return first
  }
  const both = bothTries(first, second)
  const mended = again.filter((each) => !both.files.includes(each))
  if (mended.length > 0) say('\nPassed only at the second try:')
  for (const { file, failed } of mended) for (const name of failed) say(`  ${file} > ${name}`)
  return both
}

function countTests(tally: Tally | undefined): void {
  if (tally === undefined || tally.files.length === 0) count.failed += 1
  for (const { passed, failed, skipped } of tally?.files ?? []) {
    count.passed += passed
    count.failed += failed.length
    count.skipped += skipped
  }
  count.failed += tally?.strays.length ?? 0
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
say('\n── tests')
const first = runTests()
countTests(first === undefined ? undefined : triedAgain(first))
say('')
say(`${String(count.passed)} passed, ${String(count.failed)} failed, ${String(count.skipped)} skipped`)
process.exitCode = count.failed === 0 ? 0 : 1
