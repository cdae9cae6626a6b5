import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { templatesFolder } from '../../backend/places/index.ts'
import { chancery } from './chancery.ts'

const here = mkdtempSync(join(tmpdir(), 'chancery-cli-library-'))
const house = join(here, 'house')

beforeAll(async () => {
  if ((await chancery(here, 'library', 'import', templatesFolder(), '--data', house)).status !== 0)
    throw new Error('the starter library cannot be imported')
  if ((await chancery(here, 'library', 'export', 'exported', '--data', house)).status !== 0)
    throw new Error('the library cannot be exported')
}, 60_000)
afterAll(() => {
  rmSync(here, { recursive: true, force: true })
})

async function run(data: string, ...command: string[]): Promise<{ status: number | null; out: Record<string, unknown>; stderr: string }> {
  const { status, stdout, stderr } = await chancery(here, 'library', ...command, '--data', data, '--json')
  return { status, out: stdout === '' ? {} : (JSON.parse(stdout) as Record<string, unknown>), stderr }
}

function clause(code: string, text: string): string {
  return `---\ncode: ${code}\nkind: statement\ntitle: A statement\nlanguage: en-GB\n---\n${text}\n`
}

/** A library folder with these clause files. */
function folderWith(name: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(join(here, name, 'clauses'), { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(here, name, 'clauses', file), text)
  return name
}

describe('library import', () => {
  test('brings an exported library into an empty store with the same versions, digests and states', async () => {
    const before = (await run(house, 'show', 'statement/commitment')).out['items'] as Record<string, unknown>[]
    expect((await run('other', 'import', 'exported')).status).toBe(0)
    const after = (await run('other', 'show', 'statement/commitment')).out['items'] as Record<string, unknown>[]
    const facts = (items: Record<string, unknown>[]): unknown[] =>
      items.map(({ digest, number, state, madeAt }) => ({ digest, number, state, madeAt }))
    expect([before.length > 0, facts(after)]).toEqual([true, facts(before)])
  })

  test('says that nothing changed, and ends with 0, when all is known', async () => {
    const { status, stdout } = await chancery(here, 'library', 'import', 'exported', '--data', house)
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'Nothing changed: all is known here already.'])
  })

  test('with --preview says what would come, and takes nothing in', async () => {
    const folder = folderWith('preview', { 'a.md': clause('statement/preview', 'We preview.') })
    const { out } = await run(house, 'import', folder, '--preview')
    expect([out['newClauses'], out['imported'], (await run(house, 'show', 'statement/preview')).status]).toEqual([1, false, 2])
  })

  test('leaves alone what is known in other words, and names it', async () => {
    await run(house, 'import', folderWith('first', { 'a.md': clause('statement/conflict', 'First words.') }))
    const { out } = await run(house, 'import', folderWith('second', { 'a.md': clause('statement/conflict', 'Other words.') }))
    const kept = (await chancery(here, 'library', 'show', 'statement/conflict', '--data', house)).stdout
    expect([out['conflicts'], kept.includes('First words.'), kept.includes('Other words.')]).toEqual([1, true, false])
  })

  test('names the faults of each file by its line, and imports nothing when there is one', async () => {
    const folder = folderWith('faulty', {
      'good.md': clause('statement/good', 'Good words.'),
      'bad.md': clause('Not a code', 'Bad words.'),
    })
    const { status, stderr } = await chancery(here, 'library', 'import', folder, '--data', house)
    expect([status, stderr.split('\n')[0], (await run(house, 'show', 'statement/good')).status]).toEqual([
      1,
      expect.stringMatching(/^faulty\/clauses\/bad\.md:2:\d+: error: /u),
      2,
    ])
  })

  test('of a thousand faulty files prints fifty findings and how many more there are', async () => {
    const folder = folderWith(
      'thousand',
      Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`${String(index)}.md`, 'No front matter.'])),
    )
    const lines = (await chancery(here, 'library', 'import', folder, '--data', house)).stderr.trimEnd().split('\n')
    expect([lines.length, ...lines.slice(-2)]).toEqual([52, '… and 950 more.', 'Nothing was imported.'])
  })

  test('refuses a clause that was changed after its record was written', async () => {
    cpSync(join(here, 'exported'), join(here, 'altered'), { recursive: true })
    const file = join(here, 'altered', 'clauses', 'statement', 'altered', 'en-GB.v1.md')
    await run(house, 'import', folderWith('to-alter', { 'a.md': clause('statement/altered', 'Certain words.') }))
    await run(house, 'export', 'with-altered')
    cpSync(join(here, 'with-altered', 'clauses', 'statement', 'altered'), join(here, 'altered', 'clauses', 'statement', 'altered'), {
      recursive: true,
    })
    writeFileSync(file, readFileSync(file, 'utf8').replace('Certain', 'Uncertain'))
    expect((await chancery(here, 'library', 'import', 'altered', '--data', 'third')).stderr).toContain(
      'The clause was changed after its record was written',
    )
  })

  test('says that a folder is not there', async () => {
    const { status, stderr } = await run(house, 'import', 'nowhere')
    expect([status, stderr]).toEqual([2, 'There is no folder "nowhere". Check its name and place.\n'])
  })
})

describe('library export', () => {
  test('refuses a folder that holds something', async () => {
    const { status, stderr } = await run(house, 'export', 'exported')
    expect([status, stderr]).toEqual([
      2,
      'exported holds something already, and nothing is written over it. Choose an empty folder, or one that is not there yet.\n',
    ])
  })
})

describe('library list', () => {
  test('finds clauses by the beginnings of words', async () => {
    const { out } = await run(house, 'list', '--search', 'secure build')
    expect((out['items'] as { code: string }[]).map(({ code }) => code)).toContain('certification/secure-build-scheme')
  })

  test('counts a single clause as one', async () => {
    expect((await run('single', 'import', folderWith('of-one', { 'one.md': clause('statement/one', 'The one clause.') }))).status).toBe(0)
    const { stdout } = await chancery(here, 'library', 'list', '--data', 'single')
    expect(stdout).toMatch(/^1 clause$/mu)
  })
})

test('library diff marks the words that changed between two versions', async () => {
  const worded = (version: number, words: string): string =>
    clause('statement/diff', words).replace('language:', `version: ${String(version)}\nlanguage:`)
  await run(
    house,
    'import',
    folderWith('two-versions', { 'one.md': worded(1, 'We help for seven years.'), 'two.md': worded(2, 'We help for eight years.') }),
  )
  const { out } = await run(house, 'diff', 'statement/diff', '1', '2', '--pdf', 'redline.pdf')
  expect([out['items'], readFileSync(join(here, 'redline.pdf')).subarray(0, 5).toString()]).toMatchObject([
    [{ redline: 'We help for [-seven-]{+eight+} years.', pdf: join(here, 'redline.pdf') }],
    '%PDF-',
  ])
})

test('library diff says that a version is not there', async () => {
  expect((await run(house, 'diff', 'statement/commitment', '1', '99')).status).toBe(2)
})
