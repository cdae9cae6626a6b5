import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { templatesFolder } from '../../backend/places/index.ts'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import { addAllCommands } from '../../cli/groups/index.ts'
import { passphrase, reviewedHouse } from '../app/reviewed-house.ts'
import { must } from '../backend/store/stores.ts'
import { chancery, example, type Ended } from './chancery.ts'

vi.mock(import('node:crypto'), async (original) =>
  (await import('../backend/people/quick-passphrases.ts')).quickPassphrases(await original()),
)

const here = mkdtempSync(join(tmpdir(), 'chancery-cli-acting-'))
const some = '01930000-0000-7000-8000-000000000000'
const days = ['--from', '2099-01-01', '--until', '2099-01-31']

/** Every command in which somebody acts, with what it is told beside who that is. */
const acts: Readonly<Record<string, readonly string[]>> = {
  'profile create': ['Eve Other', '--new-passphrase-file', 'passphrase'],
  'profile export': ['--out', 'written'],
  'library import': ['brought'],
  'library submit': ['statement/scope'],
  'library withdraw': ['statement/scope', '--reason', 'It was wrong.'],
  'house import': ['brought'],
  'house submit': ['partner-letter'],
  'letter import': [example],
  'letter submit': [some],
  'letter release': [some],
  'review list': [],
  'review pack': [some, '--out', 'written'],
  'review unpack': ['passphrase'],
  'review take-back': [some],
  'review delegations': [],
  'review delegate': ['Rita Reviewer', ...days],
  'review end-delegation': [some],
  'review approve': [some],
  'review refuse': [some, '--comment', 'No.'],
  'review ask-changes': [some, '--comment', 'Name the day.'],
}

/** The commands with an option of this name. */
function commandsWith(option: string): string[] {
  const program = new Command()
  addAllCommands(program, () => undefined)
  return program.commands
    .flatMap((group) => group.commands.map((command) => ({ name: `${group.name()} ${command.name()}`, command })))
    .filter(({ command }) => command.options.some(({ long }) => long === option))
    .map(({ name }) => name)
}

function run(command: string, ...options: readonly string[]): Promise<Ended> {
  return chancery(here, ...command.split(' '), ...(acts[command] ?? []), ...options, '--data', 'data')
}

async function headOfTrail(): Promise<unknown> {
  const store = must(await openStore(join(here, 'data'), outsideHere()))
  const head = must(await store.audit.head())
  await store.close()
  return head
}

beforeAll(async () => {
  await reviewedHouse(here)
  mkdirSync(join(here, 'brought', 'letterheads'), { recursive: true })
  const letterhead = readFileSync(join(templatesFolder(), 'letterheads', 'northlight-uk.yaml'), 'utf8')
  writeFileSync(join(here, 'brought', 'letterheads', 'quayside.yaml'), letterhead.replace('code: northlight-uk', 'code: quayside'))
  writeFileSync(join(here, 'passphrase'), `${passphrase}\n`)
  writeFileSync(join(here, 'wrong'), 'seven grey herons at dawn\n')
  // What the first letter of a house brings in by itself is there; one letterhead is still to come.
  await run('letter import', '--as', 'Ada Author', '--passphrase-file', 'passphrase')
})
afterAll(() => {
  rmSync(here, { recursive: true, force: true })
})

test('these are all commands in which somebody acts', () => {
  expect(Object.keys(acts).toSorted()).toEqual(commandsWith('--as').toSorted())
})

describe('with a wrong passphrase nothing is done, and one sentence says so, by', () => {
  test.each(Object.keys(acts))('%s', async (command) => {
    const before = await headOfTrail()
    const { status, stdout, stderr } = await run(command, '--as', 'Adam Minister', '--passphrase-file', 'wrong')
    expect([status, stdout, stderr.trimEnd().split('\n')]).toEqual([2, '', [expect.stringMatching(/passphrase/iu)]])
    expect([await headOfTrail(), existsSync(join(here, 'written'))]).toEqual([before, false])
  })
})

describe('without anybody to answer for it nothing is done by', () => {
  test.each(Object.keys(acts))('%s', async (command) => {
    const before = await headOfTrail()
    const { status, stderr } = await run(command, '--passphrase-file', 'passphrase')
    expect([status, stderr.includes('--as')]).toEqual([2, true])
    expect([await headOfTrail(), existsSync(join(here, 'written'))]).toEqual([before, false])
  })
})
