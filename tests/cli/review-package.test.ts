import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { passphrase, reviewedHouse } from '../app/reviewed-house.ts'
import { chancery } from './chancery.ts'

const here = mkdtempSync(join(tmpdir(), 'chancery-cli-package-'))
let letter = ''

beforeAll(async () => {
  letter = (await reviewedHouse(here)).letter
  writeFileSync(join(here, 'passphrase'), `${passphrase}\n`)
  await chancery(here, 'profile', 'export', ...as('Rita Reviewer', 'data'), '--out', 'rita.json')
  await chancery(here, 'profile', 'import', 'rita.json', '--passphrase-file', 'passphrase', '--data', join(here, 'away'))
  await chancery(here, 'letter', 'submit', letter, ...as('Ada Author', 'data'))
}, 120_000)
afterAll(() => {
  rmSync(here, { recursive: true, force: true })
})

function as(person: string, data: string): string[] {
  return ['--as', person, '--passphrase-file', 'passphrase', '--data', join(here, data)]
}

function review(person: string, data: string, ...command: string[]): ReturnType<typeof chancery> {
  return chancery(here, 'review', ...command, ...as(person, data))
}

describe('a review package on the command line', () => {
  test('carries a letter to another computer and the decision back', async () => {
    expect((await review('Ada Author', 'data', 'pack', letter, '--out', 'out.chancery-review')).status).toBe(0)
    const taken = JSON.parse((await review('Rita Reviewer', 'away', 'unpack', 'out.chancery-review', '--json')).stdout) as {
      item: { id: string; sentBy: string }
      people: string[]
    }
    expect([taken.item.sentBy, taken.people]).toEqual(['Ada Author', ['Ada Author']])
    expect((await review('Rita Reviewer', 'away', 'approve', taken.item.id)).status).toBe(0)
    expect((await review('Rita Reviewer', 'away', 'pack', letter, '--out', 'back.chancery-review')).status).toBe(0)
    const home = await review('Ada Author', 'data', 'unpack', 'back.chancery-review')
    expect([home.status, home.stdout.split('\n')[1]]).toEqual([0, 'decision  Rita Reviewer: approve'])
  }, 120_000)

  test('says that it is known, and ends with 0, the second time', async () => {
    const { status, stdout } = await review('Ada Author', 'data', 'unpack', 'back.chancery-review')
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'Nothing changed: all of it is known here already.'])
  }, 60_000)

  test('is refused in one sentence when a byte of it was altered', async () => {
    const bytes = readFileSync(join(here, 'back.chancery-review'))
    bytes[2000] = (bytes[2000] ?? 0) ^ 1
    writeFileSync(join(here, 'altered.chancery-review'), bytes)
    const { status, stderr } = await review('Ada Author', 'data', 'unpack', 'altered.chancery-review')
    expect([status, stderr.trim().split('\n').length, stderr.includes('was altered')]).toEqual([1, 1, true])
  }, 60_000)
})
