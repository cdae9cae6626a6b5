import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore, outsideHere, type Store } from '../../backend/store/index.ts'
import { actingFrom } from '../../cli/acting.ts'
import { codeOf, must } from '../backend/store/stores.ts'
import { chancery, chanceryProcess, folder, type Folder } from './chancery.ts'

const [own, other] = ['seven quiet harbour lamps', 'a first passphrase']
const person = ['--data', 'data', '--passphrase-file', 'own.txt'] as const
const ada = ['--as', 'Ada Author', ...person] as const
let here: Folder

beforeAll(async () => {
  here = folder()
  writeFileSync(join(here.path, 'own.txt'), `${own}\n`)
  writeFileSync(join(here.path, 'other.txt'), other)
  const { status, stderr } = await chancery(here.path, 'profile', 'create', 'Ada Author', ...person)
  if (status !== 0) throw new Error(stderr)
})
afterAll(() => {
  here[Symbol.dispose]()
})

async function inStore<Value>(action: (store: Store) => Promise<Value>): Promise<Value> {
  const store = must(await openStore(join(here.path, 'data'), outsideHere()))
  try {
    return await action(store)
  } finally {
    await store.close()
  }
}

describe('profile create', () => {
  test('adds a person as an administrator', async () => {
    const { status, stdout } = await chancery(
      here.path,
      'profile',
      'create',
      'Rita Reviewer',
      '--roles',
      'reviewer',
      ...ada,
      '--new-passphrase-file',
      'other.txt',
      '--json',
    )
    expect([status, JSON.parse(stdout)]).toMatchObject([0, { name: 'Rita Reviewer', roles: ['reviewer'], active: true }])
  })
  test('adds nobody without an administrator once the house is there', async () => {
    const { status, stderr } = await chancery(here.path, 'profile', 'create', 'Eve Other', ...person)
    expect([status, stderr]).toEqual([2, expect.stringContaining('--as')])
  })
  test('refuses a weak passphrase in a sentence', async () => {
    writeFileSync(join(here.path, 'weak.txt'), 'short')
    const { status, stderr } = await chancery(here.path, 'profile', 'create', 'Weak', '--data', 'empty', '--passphrase-file', 'weak.txt')
    expect([status, stderr]).toEqual([2, expect.stringContaining('it needs at least 12')])
  })
})

test('profile list names everybody and the root key, by the fingerprint that verification prints', async () => {
  const { items, root: rootKey } = JSON.parse((await chancery(here.path, 'profile', 'list', '--data', 'data', '--json')).stdout) as {
    items: { name: string }[]
    root: string
  }
  const { stdout } = await chancery(here.path, 'profile', 'list', '--data', 'data')
  const groups = createHash('sha256')
    .update(Buffer.from(rootKey, 'hex'))
    .digest('hex')
    .replaceAll(/(.{4})(?=.)/gu, '$1 ')
  expect([items.map(({ name }) => name)[0], rootKey.length]).toEqual(['Ada Author', 64])
  expect(stdout).toMatch(new RegExp(`^Fingerprint of the house’s root key: ${groups}$`, 'mu'))
})

test('a profile moves to another data folder as a file', async () => {
  expect((await chancery(here.path, 'profile', 'export', ...ada, '--out', 'ada.json')).status).toBe(0)
  expect(readFileSync(join(here.path, 'ada.json'), 'utf8')).not.toContain('Ada')
  const imported = await chancery(here.path, 'profile', 'import', 'ada.json', '--data', 'moved', '--passphrase-file', 'own.txt')
  const listed = (await chancery(here.path, 'profile', 'list', '--data', 'moved')).stdout
  expect([imported.status, listed]).toEqual([0, expect.stringContaining('Ada Author')])
})

test('the passphrase may come from the standard input', () => {
  const command = ['profile', 'export', '--as', 'Ada Author', '--data', 'data', '--out', 'piped.json', '--passphrase-file', '-']
  expect(chanceryProcess(here.path, command, `${own}\n`).status).toBe(0)
})

describe('who acts in a command', () => {
  const passphraseFile = (): string => join(here.path, 'own.txt')
  test('is found by name and by id', async () => {
    const [name, id] = await inStore(async (store) => {
      const byName = must(await actingFrom({ as: 'Ada Author', passphraseFile: passphraseFile() }, store))
      return [byName.person.name, codeOf(await actingFrom({ as: byName.person.id, passphraseFile: passphraseFile() }, store))]
    })
    expect([name, id]).toEqual(['Ada Author', ''])
  })
  test.each([
    [{}, 'no-person'],
    [{ as: 'Nobody' }, 'person-unknown'],
    [{ as: 'Ada Author' }, 'bad-usage'],
    [{ as: 'Ada Author', passphraseFile: '/nowhere/passphrase' }, 'file-unreadable'],
  ])('%o is refused as %s', async (options, code) => {
    expect(await inStore(async (store) => codeOf(await actingFrom(options, store)))).toBe(code)
  })
  test('must know the passphrase', async () => {
    expect(
      await inStore(async (store) => codeOf(await actingFrom({ as: 'Ada Author', passphraseFile: join(here.path, 'other.txt') }, store))),
    ).toBe('passphrase-wrong')
  })
})
