import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openAnswers, type OpenAnswers } from '../../../backend/answers/index.ts'
import { templatesFolder } from '../../../backend/places/index.ts'
import { succeed } from '../../../core/requests/index.ts'
import { must } from '../store/stores.ts'
import { noFolders } from './no-folders.ts'

const code = 'statement/commitment'
const passphrase = 'seven quiet harbour lamps'
let folder: string
let window: OpenAnswers

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-restored-'))
  const host = {
    name: 'serve',
    version: '1',
    today: () => '2026-11-25',
    ...noFolders,
    saveFiles: () => Promise.resolve(succeed([])),
    reveal: () => Promise.resolve(succeed(undefined)),
  } as const
  window = must(
    await openAnswers({
      dataFolder: folder,
      libraryFolders: [templatesFolder()],
      host,
      report: (error) => void expect.unreachable(String(error)),
    }),
  )
})
afterEach(async () => {
  await window.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The codes that letters can be made from. */
async function offered(): Promise<string[]> {
  return must(await window.ask('library.list', {})).clauses.map((clause) => clause.code)
}

describe('after a restore in an open window', () => {
  test('nobody sits here, who was not in the house of the backup', async () => {
    const { id } = must(await window.ask('backups.make', {}))
    must(await window.ask('people.found', { name: 'Ada Author', roles: ['author'], passphrase }))
    must(await window.ask('backups.restore', { id }))
    const { here, root } = must(await window.ask('people.state', {}))
    expect([here, root]).toEqual([undefined, undefined])
  })

  test('the key is locked of who is in the house of the backup too', async () => {
    must(await window.ask('people.found', { name: 'Ada Author', roles: ['author'], passphrase }))
    const { id } = must(await window.ask('backups.make', {}))
    must(await window.ask('backups.restore', { id }))
    expect(must(await window.ask('people.state', {})).here).toBeUndefined()
  })

  test('letters are made from the clauses of the backup', async () => {
    must(await window.ask('people.found', { name: 'Ada Author', roles: ['author', 'administrator'], passphrase }))
    const { id } = must(await window.ask('backups.make', {}))
    const { rows } = must(await window.ask('clauses.list', { search: code, offset: 0, limit: 500 }))
    for (const row of rows.filter((each) => each.code === code)) {
      const { versions } = must(await window.ask('clauses.open', { id: row.id }))
      for (const version of versions) must(await window.ask('clauses.withdraw', { id: version.id, reason: 'The commitment has ended.' }))
    }
    const without = (await offered()).includes(code)
    must(await window.ask('backups.restore', { id }))
    expect([without, (await offered()).includes(code)]).toEqual([false, true])
  })
})

describe('a backup of a house is brought back', () => {
  const refusal = async (id: string): Promise<string> => {
    const restored = await window.ask('backups.restore', { id })
    return restored.ok ? '' : restored.error.code
  }

  test('by no one whose key is locked', async () => {
    must(await window.ask('people.found', { name: 'Ada Author', roles: ['author'], passphrase }))
    const { id } = must(await window.ask('backups.make', {}))
    must(await window.ask('people.lock', {}))
    expect(await refusal(id)).toBe('locked')
  })

  test('by no one who is not an administrator', async () => {
    must(await window.ask('people.found', { name: 'Ada Author', roles: ['author'], passphrase }))
    const theirs = 'four green garden gates'
    const profile = { name: 'Rex Reviewer', roles: ['reviewer' as const], passphrase: theirs, own: passphrase }
    const person = must(await window.ask('people.add', profile)).id
    must(await window.ask('people.unlock', { person, passphrase: theirs }))
    const { id } = must(await window.ask('backups.make', {}))
    expect(await refusal(id)).toBe('role-missing')
  })
})
