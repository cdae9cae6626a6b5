import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import { passphrase, reviewedHouse } from '../app/reviewed-house.ts'
import { must, wishOf } from '../backend/store/stores.ts'
import { clauseVersion } from '../core/letter/shelf.ts'
import { chancery, type Ended } from './chancery.ts'

const here = mkdtempSync(join(tmpdir(), 'chancery-cli-submit-'))

beforeAll(async () => {
  const { people } = await reviewedHouse(here)
  writeFileSync(join(here, 'passphrase'), passphrase)
  const store = must(await openStore(join(here, 'data'), outsideHere()))
  for (const language of ['en-GB', 'de-DE'])
    must(await store.library.createClause(clauseVersion({ code: 'statement/new', language, evidence: [] }), wishOf(people.author, 'New.')))
  await store.close()
})
afterAll(() => rmSync(here, { recursive: true, force: true }))

const inData = (...command: string[]): Promise<Ended> => chancery(here, ...command, '--data', join(here, 'data'))
const submit = (...codes: string[]): Promise<Ended> =>
  inData('library', 'submit', ...codes, '--as', 'Ada Author', '--passphrase-file', 'passphrase')

describe('library submit', () => {
  test('sends nothing where one of the clauses is not there', async () => {
    const { status, stdout, stderr } = await submit('statement/new', 'statement/none')
    const { items } = JSON.parse((await inData('library', 'show', 'statement/new', '--json')).stdout) as { items: { state: string }[] }
    expect([status, stdout, stderr.startsWith('The library has no clause "statement/none"'), items.map(({ state }) => state)]).toEqual([
      2,
      '',
      true,
      ['draft', 'draft'],
    ])
  })

  test('sends the drafts of several clauses, of one language where it is named', async () => {
    const { status, stdout } = await submit('statement/new', 'statement/scope', '--language', 'en-GB', '--due', '2099-01-02', '--json')
    const { items } = JSON.parse(stdout) as { items: { code: string; language: string; version: number; review: { due: string } }[] }
    expect([status, items.map(({ code, language, version, review }) => `${code} v${String(version)} ${language} ${review.due}`)]).toEqual([
      0,
      ['statement/new v1 en-GB 2099-01-02', 'statement/scope v2 en-GB 2099-01-02'],
    ])
  })

  test('says where the newest version is no draft any more', async () => {
    const { status, stderr } = await submit('statement/scope')
    expect([status, stderr]).toEqual([
      1,
      '"statement/scope" has no draft: its newest version, v2, is in review. Make its next version first. Nothing was sent.\n',
    ])
  })
})

describe('library show', () => {
  test('prints the variants in one language where it is named', async () => {
    const { stdout } = await inData('library', 'show', 'statement/new', '--language', 'de-DE', '--json')
    const { items } = JSON.parse(stdout) as { items: { version: { language: string } }[] }
    expect(items.map(({ version }) => version.language)).toEqual(['de-DE'])
  })

  test('says in which languages a clause is there', async () => {
    const { status, stderr } = await inData('library', 'show', 'statement/new', '--language', 'fr-FR')
    expect([status, stderr]).toEqual([2, expect.stringMatching(/no variant in "fr-FR". It is there in .*de-DE/u)])
  })
})
