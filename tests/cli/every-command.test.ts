import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Finding } from '../../core/letter/index.ts'
import { chancery, example, folder } from './chancery.ts'

const here = folder()
afterAll(() => here[Symbol.dispose]())

/** What a house and its letters are worked with from a terminal; each reads or writes the store. */
const commands: readonly string[] = [
  ...['create', 'list', 'export', 'import'].map((each) => `profile ${each}`),
  ...['import', 'export', 'list', 'show', 'diff', 'submit', 'withdraw'].map((each) => `library ${each}`),
  ...['list', 'show', 'import', 'export', 'submit'].map((each) => `house ${each}`),
  ...['import', 'list', 'show', 'submit', 'release'].map((each) => `letter ${each}`),
  ...['list', 'approve', 'refuse', 'ask-changes', 'take-back', 'pack', 'unpack'].map((each) => `review ${each}`),
  ...['list', 'where-used', 'recall'].map((each) => `register ${each}`),
  ...['verify', 'export'].map((each) => `audit ${each}`),
  'backup',
  'restore',
]

test.each(commands)('%s takes --json and --data', async (command) => {
  const { stdout, status } = await chancery(here.path, ...command.split(' '), '--help')
  expect([status, /^ +--json /mu.test(stdout), /^ +--data </mu.test(stdout)]).toEqual([0, true, true])
})

test.each(['approve', 'refuse'].map((each) => `review ${each}`).concat('letter submit', 'letter release', 'library withdraw'))(
  '%s acts as a person, with their passphrase out of a file',
  async (command) => {
    const { stdout } = await chancery(here.path, ...command.split(' '), '--help')
    expect([/^ +--as </mu.test(stdout), /^ +--passphrase-file </mu.test(stdout)]).toEqual([true, true])
  },
)

describe('a data folder that is not there yet', () => {
  test('is made by the first letter, for which nobody needs a profile', async () => {
    const { status } = await chancery(here.path, 'letter', 'import', example, '--data', 'made/by-letter')
    expect([status, existsSync(join(here.path, 'made', 'by-letter', 'chancery.sqlite'))]).toEqual([0, true])
  })
  test('is made by the first person of the house', async () => {
    writeFileSync(join(here.path, 'own.txt'), 'seven quiet harbour lamps\n')
    const words = ['profile', 'create', 'Ada Author', '--roles', 'author', '--passphrase-file', 'own.txt', '--data', 'made/by-profile']
    const { status, stderr } = await chancery(here.path, ...words)
    expect([stderr, status, existsSync(join(here.path, 'made', 'by-profile', 'chancery.sqlite'))]).toEqual(['', 0, true])
  })
})

describe('a list as JSON', () => {
  test.each([['letter list'], ['library list'], ['house list'], ['register list'], ['profile list'], ['backup --list']])(
    'is of one shape: %s',
    async (command) => {
      const { stdout, status } = await chancery(here.path, ...command.split(' '), '--data', 'made/by-letter', '--json')
      const { items, total } = JSON.parse(stdout) as { items: unknown[]; total: number }
      expect([status, Array.isArray(items), typeof total]).toEqual([0, true, 'number'])
    },
  )
  test('names the files that were written', async () => {
    const { stdout } = await chancery(here.path, 'audit', 'export', '--out', 'trail', '--data', 'made/by-letter', '--json')
    const { items } = JSON.parse(stdout) as { items: { file: string }[] }
    expect(items.map(({ file }) => existsSync(file))).toEqual([true, true])
  })
  test('names the file of a profile', async () => {
    const words = ['--as', 'Ada Author', '--passphrase-file', 'own.txt', '--out', 'ada.json', '--data', 'made/by-profile', '--json']
    const { file } = JSON.parse((await chancery(here.path, 'profile', 'export', ...words)).stdout) as { file: string }
    expect(existsSync(file)).toBe(true)
  })
})

test('findings of a letter that is kept are, as JSON, what the schema describes', async () => {
  const { stdout: listed } = await chancery(here.path, 'letter', 'list', '--data', 'made/by-letter', '--json')
  const { items } = JSON.parse(listed) as { items: { id: string }[] }
  const { stdout } = await chancery(here.path, 'letter', 'show', items[0]?.id ?? '', '--data', 'made/by-letter', '--json')
  const { findings } = JSON.parse(stdout) as { findings: unknown }
  expect(z.array(Finding).min(1).safeParse(findings).error?.message).toBeUndefined()
})
