import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { bothTries, endedAsTallied, Tally, tallyVariable } from '../../scripts/tally.ts'

const file = 'tests/app/review.test.ts'
const first = { file, passed: 2, skipped: 0, failed: ['takes a letter'] }

describe('of two tries', () => {
  const counts = (one: Tally['files'][number], other?: Tally['files'][number]) =>
    bothTries({ files: [one], strays: [] }, { files: other === undefined ? [] : [other], strays: [] }).files[0]

  test('a second in which all of it passed is what counts', () => {
    const second = { file, passed: 3, skipped: 0, failed: [] }
    expect(counts(first, second)).toBe(second)
  })

  test('a file that could not be loaded at first counts as it ran the second time', () => {
    const second = { file, passed: 3, skipped: 0, failed: [] }
    expect(counts({ file, passed: 0, skipped: 0, failed: [file] }, second)).toBe(second)
  })

  test.each([
    ['failed again', { file, passed: 2, skipped: 0, failed: ['takes a letter'] }],
    ['skipped what had failed', { file, passed: 2, skipped: 1, failed: [] }],
    ['ended without results', { file, passed: 0, skipped: 0, failed: [] }],
    ['never ran', undefined],
  ])('a second that %s mends nothing', (_, second) => {
    expect(counts(first, second)).toBe(first)
  })

  test('an error that nobody caught in either counts, though all tests passed in the second', () => {
    const second = { file, passed: 3, skipped: 0, failed: [] }
    const both = bothTries({ files: [first], strays: ['left alone'] }, { files: [second], strays: ['left again'] })
    expect(both).toEqual({ files: [second], strays: ['left alone', 'left again'] })
  })
})

describe('a run ended as its tally says', () => {
  const passed = { file, passed: 3, skipped: 0, failed: [] }

  test.each<[string, Tally, number]>([
    ['with 0 where all passed', { files: [passed], strays: [] }, 0],
    ['with 1 where a test failed', { files: [passed, first], strays: [] }, 1],
    ['with 1 where nobody caught an error', { files: [passed], strays: ['left alone'] }, 1],
  ])('%s', (_, tally, status) => {
    expect(endedAsTallied(tally, status)).toBe(true)
  })

  test.each<[string, Tally, number | null]>([
    ['with 1 though all passed', { files: [passed], strays: [] }, 1],
    ['by a signal behind a failed test', { files: [first], strays: [] }, null],
    ['with another status behind a failed test', { files: [first], strays: [] }, 134],
  ])('but not %s', (_, tally, status) => {
    expect(endedAsTallied(tally, status)).toBe(false)
  })
})

describe('the tally of a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-tally-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Runs these tests of a file, and gives the tally with the status. */
  function run(tests: string) {
    const place = join(folder, 'tally.json')
    writeFileSync(join(folder, 'one.test.js'), tests)
    const project = join(import.meta.dirname, '..', '..')
    const words = [
      join(project, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--globals',
      '--root',
      folder,
      `--reporter=${join(project, 'scripts/tally.ts')}`,
    ]
    const ended = spawnSync(process.execPath, words, {
      encoding: 'utf8',
      env: { ...process.env, [tallyVariable]: place },
    })
    return { tally: Tally.parse(JSON.parse(readFileSync(place, 'utf8'))), status: ended.status }
  }

  test('keeps an error that nobody caught apart from the tests that failed in its file', () => {
    const { tally, status } = run(`
      test('passes', () => undefined)
      test('fails', () => { throw new Error('wrong') })
      test('leaves a promise alone', async () => {
        void Promise.reject(new Error('left alone'))
        await new Promise(setImmediate)
      })
    `)
    expect(tally).toEqual({ files: [{ file: 'one.test.js', passed: 2, skipped: 0, failed: ['fails'] }], strays: ['left alone'] })
    expect(endedAsTallied(tally, status)).toBe(true)
  })

  test('blames a file that cannot be loaded by its own name', () => {
    const { tally, status } = run(`throw new Error('nothing to test here')`)
    expect(tally).toEqual({ files: [{ file: 'one.test.js', passed: 0, skipped: 0, failed: ['one.test.js'] }], strays: [] })
    expect(endedAsTallied(tally, status)).toBe(true)
  })
})
