import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { passphrase, reviewedHouse } from '../app/reviewed-house.ts'
import { chancery, type Ended } from './chancery.ts'

const here = mkdtempSync(join(tmpdir(), 'chancery-cli-withdraw-'))
const data = ['--data', 'data']

beforeAll(async () => {
  await reviewedHouse(here)
  writeFileSync(join(here, 'passphrase'), `${passphrase}\n`)
}, 60_000)
afterAll(() => {
  rmSync(here, { recursive: true, force: true })
})

function withdraw(person: string, code: string, ...options: string[]): Promise<Ended> {
  const reason = ['--reason', 'The ministry has corrected it.']
  return chancery(here, 'library', 'withdraw', code, ...reason, ...options, '--as', person, '--passphrase-file', 'passphrase', ...data)
}

describe('library withdraw', () => {
  test('needs somebody who answers for it', async () => {
    const { status, stderr } = await chancery(here, 'library', 'withdraw', 'statement/scope', '--reason', 'Corrected.', ...data)
    expect([status, stderr]).toEqual([
      2,
      'Somebody has to answer for this. Say who with --as, and where their passphrase is with --passphrase-file.\n',
    ])
  })

  test('is refused to who may not withdraw', async () => {
    expect((await withdraw('Ada Author', 'statement/scope')).status).toBe(1)
  })

  test('says that a version is not there', async () => {
    expect((await withdraw('Rita Reviewer', 'statement/scope', '--version', '7')).status).toBe(2)
  })

  test('takes no clause in the place of another that was never approved', async () => {
    const { status, stderr } = await withdraw('Rita Reviewer', 'statement/scope', '--replacement', 'statement/scope')
    expect([status, stderr.startsWith('"statement/scope" has no other approved version in en-GB')]).toEqual([1, true])
  })

  test('withdraws the approved version when none is named, and counts the letters that carry it', async () => {
    const { status, stdout } = await withdraw('Rita Reviewer', 'statement/scope', '--json')
    expect([status, JSON.parse(stdout)]).toEqual([
      0,
      {
        code: 'statement/scope',
        language: 'en-GB',
        jurisdictions: ['GB'],
        version: 1,
        reason: 'The ministry has corrected it.',
        drafts: 0,
        released: 0,
      },
    ])
  })

  test('leaves the withdrawal and its reason beside the version', async () => {
    const { items } = JSON.parse((await chancery(here, 'library', 'show', 'statement/scope', '--json', ...data)).stdout) as {
      items: { number: number; state: string; withdrawal?: { reason: string } }[]
    }
    expect(items.find(({ number }) => number === 1)).toMatchObject({
      state: 'withdrawn',
      withdrawal: { reason: 'The ministry has corrected it.' },
    })
  })
})
