import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAnswers, openLibrary, type FileToSave } from '../../../backend/answers/index.ts'
import { createLayout } from '../../../backend/layout/index.ts'
import { Desk, House } from '../../../backend/people/index.ts'
import { openStore, outsideHere, type Store } from '../../../backend/store/index.ts'
import { succeed, type Ask } from '../../../core/requests/index.ts'
import type { Person } from '../../../core/review/index.ts'
import { codeOf, must } from '../store/stores.ts'
import { noFolders } from './no-folders.ts'

vi.mock(import('node:crypto'), async (original) => (await import('../people/quick-passphrases.ts')).quickPassphrases(await original()))

const [own, first] = ['seven quiet harbour lamps', 'a first passphrase']
const minute = 60_000
const folder = mkdtempSync(join(tmpdir(), 'chancery-people-answers-'))
const layout = createLayout()
const saved: FileToSave[] = []
let store: Store
let now = 0
let ask: Ask
let ada: Person
let rita: Person

beforeAll(async () => {
  store = must(await openStore(folder, outsideHere()))
  const desk = new Desk(store, () => now)
  const host = {
    name: 'serve' as const,
    version: '1',
    today: () => '2026-11-25',
    ...noFolders,
    saveFiles: (files: readonly FileToSave[]) => {
      saved.push(...files)
      return Promise.resolve(succeed([]))
    },
    reveal: () => Promise.resolve(succeed(undefined)),
  }
  const report = (error: unknown): never => {
    throw error
  }
  ask = createAnswers({ store, library: openLibrary([], () => 0), layout, host, session: desk }, report, {
    desk,
    house: new House(store.people, outsideHere()),
  })
  ada = must(await ask('people.found', { name: 'Ada Author', roles: ['author'], passphrase: own }))
  rita = must(await ask('people.add', { name: 'Rita Reviewer', roles: ['reviewer'], passphrase: first, own }))
})
afterAll(async () => {
  await layout.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  now += 60 * minute
  must(await ask('people.unlock', { person: ada.id, passphrase: own }))
})

describe('who sits here', () => {
  test('is who unlocked last', async () => {
    must(await ask('people.unlock', { person: rita.id, passphrase: first }))
    expect(must(await ask('people.state', {})).here?.name).toBe('Rita Reviewer')
  })
  test('is nobody after a quarter of an hour in which only the window looked', async () => {
    for (let minutes = 0; minutes < 15; minutes += 1) {
      now += minute
      must(await ask('people.state', {}))
    }
    expect(must(await ask('people.state', {})).here).toBeUndefined()
  })
  test('stays while they work', async () => {
    for (let minutes = 0; minutes < 20; minutes += 1) {
      now += minute
      must(await ask('settings.read', {}))
    }
    expect(must(await ask('people.state', {})).here?.name).toBe('Ada Author')
  })
  test('stays who they were when somebody else fails to unlock', async () => {
    expect(codeOf(await ask('people.unlock', { person: rita.id, passphrase: own }))).toBe('passphrase-wrong')
    expect(must(await ask('people.state', {})).here?.name).toBe('Ada Author')
  })
  test('stands in the audit trail as who did it', async () => {
    const { entries } = must(await ask('audit.list', { kind: 'person.added', entity: rita.id, offset: 0, limit: 10 }))
    expect(entries.map(({ actor }) => actor)).toEqual([ada.id])
  })
})

describe('an administrator', () => {
  test.each(['people.add', 'people.newKey', 'people.retire', 'people.erase', 'people.setRoles'] as const)(
    'has to be here for %s',
    async (name) => {
      const inputs = {
        'people.add': { name: 'Eve Other', roles: ['author' as const], passphrase: first, own: first },
        'people.newKey': { person: ada.id, passphrase: first, own: first },
        'people.retire': { person: ada.id, retired: true },
        'people.erase': { person: ada.id, own: first },
        'people.setRoles': { person: rita.id, roles: ['administrator' as const], own: first, theirs: first },
      }
      must(await ask('people.lock', {}))
      const locked = codeOf(await ask(name, inputs[name]))
      must(await ask('people.unlock', { person: rita.id, passphrase: first }))
      expect([locked, codeOf(await ask(name, inputs[name]))]).toEqual([
        'locked',
        expect.stringMatching(/^(?:role-missing|last-administrator)$/u),
      ])
    },
  )
  test('waits after a wrong passphrase for the root key, too', async () => {
    const wrong = { name: 'Eve Other', roles: ['author' as const], passphrase: first, own: first }
    expect([codeOf(await ask('people.add', wrong)), codeOf(await ask('people.add', { ...wrong, own }))]).toEqual([
      'own-passphrase-wrong',
      'passphrase-wait',
    ])
  })
  test('takes a person from their place by a new key', async () => {
    const { id } = must(await ask('people.add', { name: 'Kim Keyless', roles: ['author', 'administrator'], passphrase: first, own }))
    must(await ask('people.newKey', { person: id, passphrase: own, own }))
    expect(codeOf(await ask('people.unlock', { person: id, passphrase: first }))).toBe('passphrase-wrong')
    now += minute
    expect(codeOf(await ask('people.unlock', { person: id, passphrase: own }))).toBe('')
  })
  test('who leaves the house leaves the desk', async () => {
    const { id } = must(await ask('people.add', { name: 'Lea Leaver', roles: ['administrator'], passphrase: first, own }))
    must(await ask('people.unlock', { person: id, passphrase: first }))
    must(await ask('people.retire', { person: id, retired: true }))
    expect([must(await ask('people.state', {})).here, codeOf(await ask('people.unlock', { person: id, passphrase: first }))]).toEqual([
      undefined,
      'person-retired',
    ])
  })
})

test.each([
  ['the export of a profile', async (passphrase: string) => ask('people.export', { person: rita.id, passphrase }), first],
  ['another passphrase', async (passphrase: string) => ask('people.changePassphrase', { before: passphrase, after: own }), own],
] as const)('a wrong passphrase for %s lets the right one wait, too', async (_what, give, right) => {
  const [wrong, atOnce] = [codeOf(await give('another passphrase')), codeOf(await give(right))]
  now += minute
  expect([wrong, atOnce, codeOf(await give(right))]).toEqual(['passphrase-wrong', 'passphrase-wait', ''])
})

test('no passphrase or private key is in what the trail or the answers say', async () => {
  must(await ask('people.export', { person: ada.id, passphrase: own }))
  const said = JSON.stringify([
    must(await ask('people.list', {})),
    must(await ask('people.state', {})),
    must(await store.audit.exportLog()),
    Buffer.from(saved[0]?.bytes ?? []).toString(),
  ])
  expect([own, first, 'sealed_key', 'privateKey'].filter((secret) => said.includes(secret))).toEqual([])
})
