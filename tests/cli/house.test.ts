import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { templatesFolder } from '../../backend/places/index.ts'
import { passphrase, reviewedHouse } from '../app/reviewed-house.ts'
import { chancery, type Ended } from './chancery.ts'

const here = mkdtempSync(join(tmpdir(), 'chancery-cli-house-'))

beforeAll(async () => {
  await reviewedHouse(here)
  writeFileSync(join(here, 'passphrase'), `${passphrase}\n`)
  const taken = [
    await chancery(here, 'house', 'import', templatesFolder(), '--data', join(here, 'other')),
    await as('Ada Author', 'house', 'import', templatesFolder()),
  ]
  if (taken.some(({ status }) => status !== 0)) throw new Error('the starter house cannot be imported')
}, 60_000)
afterAll(() => {
  rmSync(here, { recursive: true, force: true })
})

function as(person: string, ...command: string[]): Promise<Ended> {
  return chancery(here, ...command, '--as', person, '--passphrase-file', 'passphrase', '--data', join(here, 'data'))
}

interface Version {
  readonly kind: string
  readonly code: string
  readonly digest: string
  readonly number: number
  readonly state: string
}

async function itemsOf(data: string, ...command: string[]): Promise<Version[]> {
  const { stdout } = await chancery(here, 'house', ...command, '--data', join(here, data), '--json')
  return (JSON.parse(stdout) as { items: Version[] }).items
}

describe('the house on the command line', () => {
  test('is listed by kind and code, with what letters are made from', async () => {
    const items = await itemsOf('other', 'list')
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'template', code: 'partner-letter', title: 'Partner letter', version: 1, state: 'draft', used: 1 }),
    )
  })

  test('is shown line by line', async () => {
    const { stdout } = await chancery(here, 'house', 'show', 'partner-letter', '--data', join(here, 'other'))
    expect(stdout).toMatch(/^# template partner-letter v1 · draft · .*\n# [0-9a-f]{64} · 0 decisions\nTitle: Partner letter\n/u)
  })

  test('says in one line that something is not there', async () => {
    const { status, stderr } = await chancery(here, 'house', 'show', 'nothing', '--data', join(here, 'other'))
    expect([status, stderr.trim().split('\n')]).toEqual([2, [expect.stringContaining('"nothing"')]])
  })

  test('leaves out the clauses of the folder that it comes from', async () => {
    const { stdout } = await chancery(here, 'library', 'list', '--data', join(here, 'other'), '--json')
    expect(JSON.parse(stdout)).toMatchObject({ total: 0 })
  })

  test('comes back from its exported folder with the same digests', async () => {
    expect((await chancery(here, 'house', 'export', 'out', '--data', join(here, 'other'))).status).toBe(0)
    expect((await chancery(here, 'house', 'import', 'out', '--data', join(here, 'third'))).status).toBe(0)
    const facts = async (data: string): Promise<unknown[]> => {
      const versions = []
      for (const { kind, code } of await itemsOf(data, 'list')) versions.push(...(await itemsOf(data, 'show', code, '--kind', kind)))
      return versions.map(({ kind, code, number, digest, state }) => [kind, code, number, digest, state])
    }
    const before = await facts('other')
    expect([before.length > 4, await facts('third')]).toEqual([true, before])
  }, 60_000)

  test('says that all is known when the same folder comes again', async () => {
    const { status, stdout } = await chancery(here, 'house', 'import', templatesFolder(), '--data', join(here, 'other'))
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'Nothing changed: all is known here already.'])
  })

  test('is sent to review by a person', async () => {
    const draft = (await itemsOf('data', 'list')).find(({ state }) => state === 'draft')
    const wish = [draft?.code ?? '', '--kind', draft?.kind ?? '', '--note', 'Look.']
    const past = await as('Ada Author', 'house', 'submit', ...wish, '--due', '2020-01-01')
    const { status, stdout } = await as('Ada Author', 'house', 'submit', ...wish, '--due', '2099-02-01')
    const after = (await itemsOf('data', 'list')).find(({ kind, code }) => kind === draft?.kind && code === draft.code)
    expect([past.status, status, /^[0-9a-f-]{36} {2}Waits for/u.test(stdout), after?.state]).toEqual([1, 0, true, 'in-review'])
  })

  test('is sent to review by nobody who does not say who they are', async () => {
    expect((await chancery(here, 'house', 'submit', 'partner-letter', '--data', join(here, 'data'))).status).toBe(2)
  })
})

describe('library import', () => {
  test('names what would come of the house beside the clauses', async () => {
    const { stdout } = await chancery(here, 'library', 'import', templatesFolder(), '--preview', '--data', join(here, 'fourth'))
    expect([/^new {10}letterhead northlight-uk v1/mu.test(stdout), stdout.includes(', 6 of the house, ')]).toEqual([true, true])
  })

  test('counts nothing of the house among the clauses in its JSON', async () => {
    const { stdout } = await chancery(here, 'library', 'import', templatesFolder(), '--preview', '--json', '--data', join(here, 'fourth'))
    const { house, total, newClauses, newVersions } = JSON.parse(stdout) as {
      house: unknown[]
      total: number
      newClauses: number
      newVersions: number
    }
    expect([house.length, newClauses + newVersions]).toEqual([6, total])
  })
})
