import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
    const out = await review('Ada Author', 'data', 'pack', letter, '--out', 'out.chancery-review')
    expect([out.status, out.stdout.split('\n')[1]]).toEqual([
      0,
      'Send it to Adam Minister or Rita Reviewer, who decides on another computer and sends the decision back as such a file.',
    ])
    const taken = JSON.parse((await review('Rita Reviewer', 'away', 'unpack', 'out.chancery-review', '--json')).stdout) as {
      item: { id: string; sentBy: string }
      people: string[]
    }
    expect([taken.item.sentBy, taken.people]).toEqual(['Ada Author', ['Adam Minister', 'Ada Author']])
    cpSync(join(here, 'data'), join(here, 'late'), { recursive: true })
    const decided = await review('Rita Reviewer', 'away', 'approve', taken.item.id, '--comment', 'Read it.')
    expect([decided.status, decided.stdout.split('\n')[1]]).toEqual([
      0,
      `goes back What is decided here goes back to Ada Author as a file, and counts on their computer once they open it. "chancery review pack ${taken.item.id} --out FILE" writes it.`,
    ])
    const back = JSON.parse((await review('Rita Reviewer', 'away', 'pack', letter, '--out', 'back.chancery-review', '--json')).stdout) as {
      sendTo: string[]
    }
    expect(back.sendTo).toEqual(['Ada Author'])
    const home = await review('Ada Author', 'data', 'unpack', 'back.chancery-review')
    expect([home.status, home.stdout.split('\n')[1]]).toEqual([0, 'decision  Rita Reviewer: approve, “Read it.”'])
  }, 120_000)

  test('says by which rule it is decided, whose turn it is and where the decision goes', async () => {
    const { stdout } = await review('Rita Reviewer', 'away', 'unpack', 'out.chancery-review')
    expect(stdout).toContain('\nrule      1 approval by a reviewer or an administrator where it was packed\n')
  }, 60_000)

  test('says that it is known, and ends with 0, the second time', async () => {
    const { status, stdout } = await review('Ada Author', 'data', 'unpack', 'back.chancery-review')
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'Nothing changed: all of it is known here already.'])
  }, 60_000)

  test('whose decision came after the review was taken back does not count, says why, and ends with 1', async () => {
    const { items } = JSON.parse((await review('Ada Author', 'late', 'list', '--sent', '--json')).stdout) as { items: { id: string }[] }
    await review('Ada Author', 'late', 'take-back', items[0]?.id ?? '')
    const { status, stdout } = await review('Ada Author', 'late', 'unpack', 'back.chancery-review')
    expect([status, stdout.split('\n').slice(0, 2)]).toEqual([
      1,
      [
        expect.stringMatching(/^A review came back, packed by Rita Reviewer: .*, 0 decisions$/u),
        'conflict  What Rita Reviewer decided (approved) does not count here: the review was taken back here before the decision came.',
      ],
    ])
  }, 60_000)

  test('is refused in one sentence when a byte of it was altered', async () => {
    const bytes = readFileSync(join(here, 'back.chancery-review'))
    bytes[2000] = (bytes[2000] ?? 0) ^ 1
    writeFileSync(join(here, 'altered.chancery-review'), bytes)
    const { status, stderr } = await review('Ada Author', 'data', 'unpack', 'altered.chancery-review')
    expect([status, stderr.trim().split('\n').length, stderr.includes('was altered')]).toEqual([1, 1, true])
  }, 60_000)
})
