import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openAnswers, type OpenAnswers } from '../../../backend/answers/index.ts'
import { folderOnDisk, loadShelf, readLibraryFiles } from '../../../backend/files/index.ts'
import { templatesFolder } from '../../../backend/places/index.ts'
import { outsideHere, openStore } from '../../../backend/store/index.ts'
import { digestOfClauseVersion } from '../../../core/clause/index.ts'
import { digestOfDocument } from '../../../core/document/index.ts'
import { succeed } from '../../../core/requests/index.ts'
import { must } from '../store/stores.ts'
import { noFolders } from './no-folders.ts'

let folder: string
let open: OpenAnswers | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-first-'))
})
afterEach(async () => {
  await open?.close()
  open = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** Opens the window's answers on the test's data folder, and closes those that were open. */
async function start(...libraryFolders: string[]): Promise<OpenAnswers> {
  await open?.close()
  const host = {
    name: 'serve',
    version: '1',
    today: () => '2026-11-24',
    ...noFolders,
    saveFiles: () => Promise.resolve(succeed([])),
    reveal: () => Promise.resolve(succeed(undefined)),
  } as const
  open = must(await openAnswers({ dataFolder: folder, libraryFolders, host, report: (error) => void expect.unreachable(String(error)) }))
  return open
}

async function bodies(): Promise<string[]> {
  const store = must(await openStore(folder, outsideHere()))
  const versions = must(await store.library.versions())
  await store.close()
  return versions
    .map(({ version: clause }) => `${clause.code} ${clause.language} ${String(clause.version)} ${digestOfDocument(clause.body)}`)
    .sort()
}

test('the first start brings the starter library into the store, word for word', async () => {
  const { shelf } = loadShelf([templatesFolder()])
  const inFiles = shelf.library.versions
    .map((clause) => `${clause.code} ${clause.language} ${String(clause.version)} ${digestOfDocument(clause.body)}`)
    .sort()
  await start(templatesFolder())
  expect(await bodies()).toEqual(inFiles)
})

test('what the first start brings are drafts by the import, with the bytes of their evidence', async () => {
  await (await start(templatesFolder())).close()
  open = undefined
  const store = must(await openStore(folder, outsideHere()))
  const versions = must(await store.library.versions())
  const sources = versions.flatMap(({ version }) => version.evidence.filter(({ file }) => file !== undefined))
  const kept = await Promise.all(
    sources.map(async ({ digest, file }) =>
      readFileSync(join(templatesFolder(), file ?? '')).equals(must(await store.evidence.read(digest ?? '')).bytes),
    ),
  )
  await store.close()
  expect(sources.length).toBeGreaterThan(0)
  expect([new Set(versions.map(({ state, author }) => `${state} by ${author}`)), new Set(kept)]).toEqual([
    new Set(['draft by import']),
    new Set([true]),
  ])
})

test('a second start with the same library changes nothing', async () => {
  const library = join(folder, 'house')
  cpSync(templatesFolder(), library, { recursive: true })
  const before = must(await (await start(library)).ask('audit.list', { offset: 0, limit: 1 })).total
  expect(must(await (await start(library)).ask('audit.list', { offset: 0, limit: 1 })).total).toBe(before)
})

test('a clause that is put into a named library arrives at the next start', async () => {
  const library = join(folder, 'house')
  cpSync(templatesFolder(), library, { recursive: true })
  await start(library)
  writeFileSync(
    join(library, 'clauses', 'new.md'),
    '---\ncode: statement/late-arrival\nkind: statement\ntitle: Late arrival\nlanguage: en-GB\n---\nWe came late.\n',
  )
  const { clauses } = must(await (await start(library)).ask('library.list', {}))
  expect(clauses.some(({ code }) => code === 'statement/late-arrival')).toBe(true)
})

test('a clause that was withdrawn leaves the shelf at once', async () => {
  await (await start(templatesFolder())).close()
  open = undefined
  const store = must(await openStore(folder, outsideHere()))
  const [version] = must(await store.library.versions(['statement/commitment']))
  must(await store.library.moveVersion(version?.id ?? '', { from: 'draft', to: 'withdrawn' }, 'system', { reason: 'It has ended.' }))
  await store.close()
  const { clauses } = must(await (await start(templatesFolder())).ask('library.list', {}))
  expect(clauses.map(digestOfClauseVersion)).not.toContain(version?.digest)
})

test.each(['refused', 'changes-asked'] as const)('a clause of which the only version is %s is not on the shelf', async (state) => {
  await (await start(templatesFolder())).close()
  open = undefined
  const store = must(await openStore(folder, outsideHere()))
  const [version] = must(await store.library.versions(['statement/commitment']))
  must(await store.library.moveVersion(version?.id ?? '', { from: 'draft', to: 'in-review' }, 'system'))
  must(await store.library.moveVersion(version?.id ?? '', { from: 'in-review', to: state }, 'system'))
  await store.close()
  const { clauses } = must(await (await start(templatesFolder())).ask('library.list', {}))
  expect(clauses.map(digestOfClauseVersion)).not.toContain(version?.digest)
})

test('the starter library comes once: what is done to it later in the store stays', async () => {
  const { ask } = await start(templatesFolder())
  const { rows } = must(await ask('clauses.list', { offset: 0, limit: 500 }))
  await start(templatesFolder())
  expect(rows.length).toBe(
    new Set(
      readLibraryFiles(folderOnDisk(templatesFolder())).versions.map(({ version: { code, language, jurisdictions } }) =>
        [code, language, ...jurisdictions].join(),
      ),
    ).size,
  )
})
