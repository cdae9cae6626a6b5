import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { addAllCommands } from '../../cli/groups/index.ts'
import { jsonOutputs } from '../../cli/json-outputs.ts'
import { jsonOutputsText } from '../../scripts/json-outputs.ts'
import { releasedHouse, withdrawnCode } from '../app/released-house.ts'
import { passphrase, reviewedHouse } from '../app/reviewed-house.ts'
import { passphrase as authorsPassphrase } from '../backend/release/house.ts'
import { chancery, example, root } from './chancery.ts'

vi.mock(import('node:crypto'), async (original) =>
  (await import('../backend/people/quick-passphrases.ts')).quickPassphrases(await original()),
)

const here = mkdtempSync(join(tmpdir(), 'chancery-cli-json-'))
/** What the house of the first folder, and the one of the second, call what the tables below name. */
const ids: Record<string, string> = {}
const document = readFileSync(join(root, 'docs', 'json-outputs.md'), 'utf8')

const ada = ['--as', 'Ada Author', '--passphrase-file', 'passphrase', '--data', 'data']
const adam = ['--as', 'Adam Minister', '--passphrase-file', 'passphrase', '--data', 'data']
const rita = ['--as', 'Rita Reviewer', '--passphrase-file', 'passphrase', '--data', 'data']
const data = ['--data', 'data']
const released = ['--data', join('released', 'data')]
const releasing = ['--as', 'Ada Author', '--passphrase-file', 'authors-passphrase', ...released]

/** One after the other: what a command needs, those before it have made. */
const outputs: readonly (readonly [command: string, ...words: string[]])[] = [
  ['check', example],
  ['profile create', 'Sam Second', '--roles', 'reviewer', '--new-passphrase-file', 'passphrase', ...adam],
  ['profile list', ...data],
  ['profile export', '--out', 'rita.json', ...rita],
  ['profile import', 'rita.json', '--passphrase-file', 'passphrase', '--data', 'away'],
  ['library list', '--search', 'policy', ...data],
  ['library show', 'statement/scope', ...data],
  ['library diff', 'statement/scope', '1', '2', '--pdf', 'redline.pdf', ...data],
  ['library submit', 'statement/scope', ...ada],
  ['library export', 'library', ...data],
  ['library import', 'library', '--preview', ...released],
  ['library import', 'faulty', ...data],
  ['house export', 'house', ...data],
  ['house import', 'house', '--preview', '--data', 'empty'],
  ['house list', ...data],
  ['house show', 'partner-letter', ...data],
  ['house submit', 'partner-letter', ...ada],
  ['letter import', example, 'passphrase', ...ada],
  ['letter list', ...data],
  ['letter show', 'LETTER', ...data],
  ['letter history', 'LETTER', ...data],
  ['letter submit', 'LETTER', ...ada],
  ['review delegate', 'Sam Second', '--from', '2026-01-01', '--until', '2099-12-31', ...rita],
  ['review delegations', ...rita],
  ['review list', ...rita],
  ['review pack', 'LETTER', '--out', 'out.chancery-review', ...ada],
  ['review unpack', 'out.chancery-review', '--as', 'Rita Reviewer', '--passphrase-file', 'passphrase', '--data', 'away'],
  ['review ask-changes', 'REVIEW', '--comment', 'Name the day.', ...rita],
  ['review end-delegation', 'DELEGATION', ...rita],
  ['library withdraw', 'statement/scope', '--version', '1', '--reason', 'It was wrong.', ...rita],
  ['letter show', 'RELEASED', ...released],
  ['letter release', 'APPROVED', '--out', 'copies', ...releasing],
  ['letter release', 'DRAFT', ...releasing],
  ['verify', join('copies', 'An approved letter.pdf'), join('copies', 'An approved letter.docx'), ...released],
  ['register list', ...released],
  ['register where-used', withdrawnCode, ...released],
  ['register recall', withdrawnCode, ...released],
  ['audit verify', ...released],
  ['audit export', '--out', 'trail', ...released],
  ['backup', ...released],
  ['backup', '--list', ...released],
  ['restore', '--newest', ...released],
]

/** These print what `letter submit` and `review ask-changes` print. */
const same = ['review approve', 'review refuse', 'review take-back']

function commandsWithJson(): string[] {
  const program = new Command()
  addAllCommands(program, () => undefined)
  const leaves = (command: Command, before: string): string[] => {
    const name = `${before}${command.name()}`
    if (command.commands.length > 0) return command.commands.flatMap((each) => leaves(each, `${name} `))
    return command.options.some(({ long }) => long === '--json') ? [name] : []
  }
  return program.commands.flatMap((command) => leaves(command, ''))
}

function membersOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(membersOf)
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, held]) => [key, ...membersOf(held)]) : []
}

/** Members by the names that people gave, and the trees of documents, whose form docs/files.md tells. */
function documented(value: unknown): unknown {
  const whole = ['document', 'body', 'values', 'content', 'thing', 'before', 'after', 'anchor', 'followed']
  if (Array.isArray(value)) return value.map(documented)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, whole.includes(key) ? undefined : documented(held)]))
}

beforeAll(async () => {
  ids['LETTER'] = (await reviewedHouse(here)).letter
  const house = await releasedHouse(join(here, 'released'))
  ids['APPROVED'] = house.approved
  ids['RELEASED'] = house.letters[0] ?? ''
  ids['DRAFT'] = house.draft
  writeFileSync(join(here, 'passphrase'), `${passphrase}\n`)
  writeFileSync(join(here, 'authors-passphrase'), `${authorsPassphrase}\n`)
  mkdirSync(join(here, 'faulty', 'clauses'), { recursive: true })
  writeFileSync(join(here, 'faulty', 'clauses', 'broken.md'), '---\ncode: 7\n---\nNothing.\n')
}, 120_000)
afterAll(() => {
  rmSync(here, { recursive: true, force: true })
})

test('every command that takes --json has a shape, and nothing else has', () => {
  expect(Object.keys(jsonOutputs).toSorted()).toEqual(commandsWithJson().toSorted())
})

test('every shape is held against an output', () => {
  expect([...new Set([...outputs.map(([command]) => command), ...same])].toSorted()).toEqual(Object.keys(jsonOutputs).toSorted())
})

test('docs/json-outputs.md says what the shapes say', () => {
  expect(document).toBe(jsonOutputsText())
})

describe('as JSON every member of what is printed is one that the document names:', () => {
  test.each(outputs)(
    '%s %s',
    async (command, ...words) => {
      const { stdout, stderr } = await chancery(here, ...command.split(' '), ...words.map((word) => ids[word] ?? word), '--json')
      if (stdout === '') throw new Error(stderr)
      const printed: unknown = JSON.parse(stdout)
      if (command === 'letter submit') ids['REVIEW'] = (printed as { id: string }).id
      if (command === 'review delegate') ids['DELEGATION'] = (printed as { id: string }).id
      expect(jsonOutputs[command]?.safeParse(printed).error?.message).toBeUndefined()
      expect([...new Set(membersOf(documented(printed)))].filter((member) => !document.includes(`\`${member}\``))).toEqual([])
    },
    60_000,
  )
})
