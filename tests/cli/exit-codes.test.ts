import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

/* What every command says to the shell: 1 where it may not be, 2 where it was asked or given wrongly. */

const here = mkdtempSync(join(tmpdir(), 'chancery-cli-codes-'))
/** Ids that the house gave, by what they are called in the tables below. */
const ids: Record<string, string> = {}

interface Refused {
  readonly by: string
  readonly words: readonly string[]
}

/** For every command in which somebody acts what somebody may not do with it; nothing where everybody may. */
const refused: Readonly<Record<string, Refused | undefined>> = {
  'profile create': { by: 'Ada Author', words: ['Eve Other', '--new-passphrase-file', 'passphrase'] },
  'profile export': undefined,
  'library import': { by: 'Sid Signatory', words: ['brought'] },
  'library submit': { by: 'Sid Signatory', words: ['statement/scope'] },
  'library withdraw': { by: 'Ada Author', words: ['statement/scope', '--reason', 'It was wrong.'] },
  'house import': { by: 'Sid Signatory', words: ['brought'] },
  'house submit': { by: 'Sid Signatory', words: ['partner-letter'] },
  'letter import': undefined,
  'letter submit': { by: 'Adam Minister', words: ['LETTER'] },
  'letter release': { by: 'Rita Reviewer', words: ['LETTER'] },
  'review list': undefined,
  'review pack': undefined,
  'review unpack': { by: 'Rita Reviewer', words: ['altered.chancery-review'] },
  'review take-back': { by: 'Sid Signatory', words: ['REVIEW'] },
  'review delegations': undefined,
  'review delegate': {
    by: 'Ada Author',
    words: ['Adam Minister', '--for', 'Rita Reviewer', '--from', '2099-01-01', '--until', '2099-01-31'],
  },
  'review end-delegation': { by: 'Ada Author', words: ['DELEGATION'] },
  'review approve': { by: 'Ada Author', words: ['REVIEW'] },
  'review refuse': { by: 'Ada Author', words: ['REVIEW', '--comment', 'No.'] },
  'review ask-changes': { by: 'Ada Author', words: ['REVIEW', '--comment', 'Name the day.'] },
}

const nowhere = '01930000-0000-7000-8000-00000000dead'

/** For every command that is told what it is about: words for what is not there. */
const absent: Readonly<Record<string, readonly string[]>> = {
  build: ['nowhere.md', '--out', 'written'],
  check: ['nowhere.md'],
  verify: ['nowhere.pdf'],
  'verification-page': [join('nowhere', 'page.html')],
  sign: ['nowhere.pdf', '--p12', 'nowhere.p12', '--out', 'written.pdf'],
  restore: [nowhere],
  'audit verify': ['nowhere.jsonl'],
  'profile import': ['nowhere.json', '--passphrase-file', 'passphrase'],
  'library import': ['nowhere'],
  'library export': [join('passphrase', 'below-a-file')],
  'library show': ['no/such'],
  'library diff': ['no/such', '1', '2'],
  'library submit': ['no/such'],
  'library withdraw': ['no/such', '--reason', 'It was wrong.'],
  'house show': ['no-such'],
  'house export': [join('passphrase', 'below-a-file')],
  'house import': ['nowhere'],
  'house submit': ['no-such'],
  'letter show': [nowhere],
  'letter history': [nowhere],
  'letter submit': [nowhere],
  'letter release': [nowhere],
  'register where-used': ['no/such'],
  'register recall': ['no/such'],
  'review pack': [nowhere, '--out', 'written'],
  'review unpack': ['nowhere.chancery-review'],
  'review take-back': [nowhere],
  'review delegate': ['Nobody', '--from', '2099-01-01', '--until', '2099-01-31'],
  'review end-delegation': [nowhere],
  'review approve': [nowhere],
  'review refuse': [nowhere, '--comment', 'No.'],
  'review ask-changes': [nowhere, '--comment', 'No.'],
}

/** Of these something that is not there is told on its own line, and the others go on; or there is nothing that could be absent. */
const withoutAbsence = [
  'serve',
  'backup',
  'audit export',
  'profile create',
  'profile list',
  'profile export',
  'library list',
  'house list',
  'letter import',
  'letter list',
  'register list',
  'review list',
  'review delegations',
]

interface Known {
  readonly name: string
  readonly options: readonly (string | null | undefined)[]
}

/** All commands of the program. */
function knownCommands(): Known[] {
  const program = new Command()
  addAllCommands(program, () => undefined)
  const leaves = (command: Command, before: string): Known[] => {
    const name = `${before}${command.name()}`
    return command.commands.length > 0
      ? command.commands.flatMap((each) => leaves(each, `${name} `))
      : [{ name, options: command.options.map(({ long }) => long) }]
  }
  return program.commands.flatMap((command) => leaves(command, ''))
}

const all = knownCommands()
const acting = new Set(all.filter(({ options }) => options.includes('--as')).map(({ name }) => name))

function as(person: string): string[] {
  return ['--as', person, '--passphrase-file', 'passphrase']
}

function run(command: string, ...words: readonly string[]): Promise<Ended> {
  const takesData = all.find(({ name }) => name === command)?.options.includes('--data') === true
  const meant = words.map((word) => ids[word] ?? word)
  return chancery(here, ...command.split(' '), ...meant, ...(takesData ? ['--data', 'data'] : []))
}

async function done(command: string, ...words: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run(command, ...words)
  if (status !== 0) throw new Error(`${command}: ${stderr}`)
  return stdout
}

async function headOfTrail(): Promise<unknown> {
  const store = must(await openStore(join(here, 'data'), outsideHere()))
  const head = must(await store.audit.head())
  await store.close()
  return head
}

beforeAll(async () => {
  ids['LETTER'] = (await reviewedHouse(here)).letter
  writeFileSync(join(here, 'passphrase'), `${passphrase}\n`)
  for (const [name, role] of [
    ['Sid Signatory', 'signatory'],
    ['Sam Second', 'reviewer'],
  ] as const)
    await done('profile create', name, '--roles', role, '--new-passphrase-file', 'passphrase', ...as('Adam Minister'))
  // What the first letter of a house brings in by itself is there; one letterhead is still to come.
  await done('letter import', example, ...as('Ada Author'))
  mkdirSync(join(here, 'brought', 'letterheads'), { recursive: true })
  const letterhead = readFileSync(join(templatesFolder(), 'letterheads', 'northlight-uk.yaml'), 'utf8')
  writeFileSync(join(here, 'brought', 'letterheads', 'quayside.yaml'), letterhead.replace('code: northlight-uk', 'code: quayside'))
  const away = ['Sam Second', '--from', '2099-03-01', '--until', '2099-03-31', ...as('Rita Reviewer'), '--json']
  const delegation = JSON.parse(await done('review delegate', ...away)) as { id: string }
  ids['DELEGATION'] = delegation.id
  const sent = JSON.parse(await done('letter submit', 'LETTER', ...as('Ada Author'), '--json')) as { id: string }
  ids['REVIEW'] = sent.id
  await done('review pack', 'REVIEW', '--out', 'whole.chancery-review', ...as('Ada Author'))
  const bytes = readFileSync(join(here, 'whole.chancery-review'))
  bytes[2000] = (bytes[2000] ?? 0) ^ 1
  writeFileSync(join(here, 'altered.chancery-review'), bytes)
}, 120_000)
afterAll(() => {
  rmSync(here, { recursive: true, force: true })
})

test('these are all commands in which somebody acts', () => {
  expect(Object.keys(refused).toSorted()).toEqual([...acting].toSorted())
})

test('these are all commands that can be told of what is not there', () => {
  expect([...Object.keys(absent), ...withoutAbsence].toSorted()).toEqual(all.map(({ name }) => name).toSorted())
})

describe('whoever may not is told so in a sentence, nothing is done, and the command ends with 1:', () => {
  test.each(Object.entries(refused).flatMap(([command, how]) => (how === undefined ? [] : [[command, how] as const])))(
    '%s',
    async (command, { by, words }) => {
      const before = await headOfTrail()
      const { status, stdout, stderr } = await run(command, ...words, ...as(by))
      expect([status, stdout, stderr.trim()]).toEqual([1, '', expect.stringMatching(/.+\.$/u)])
      expect(await headOfTrail()).toEqual(before)
    },
    60_000,
  )
})

describe('what is not there ends with 2:', () => {
  test.each(Object.entries(absent))('%s', async (command, words) => {
    const { status, stderr } = await run(command, ...words, ...(acting.has(command) ? as('Adam Minister') : []))
    expect([status, stderr === '']).toEqual([2, false])
  })
})

test.each(all.map(({ name }) => name))('an option that %s does not know ends with 2', async (command) => {
  const { status, stdout } = await run(command, '--no-such-option')
  expect([status, stdout]).toEqual([2, ''])
})
