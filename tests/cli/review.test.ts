import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { passphrase, reviewedHouse } from '../app/reviewed-house.ts'
import { chancery } from './chancery.ts'

const here = mkdtempSync(join(tmpdir(), 'chancery-cli-review-'))
let letter = ''

beforeAll(async () => {
  letter = (await reviewedHouse(here)).letter
  writeFileSync(join(here, 'passphrase'), `${passphrase}\n`)
  writeFileSync(join(here, 'wrong'), 'not this one\n')
}, 60_000)
afterAll(() => {
  rmSync(here, { recursive: true, force: true })
})

function as(person: string, ...command: string[]): ReturnType<typeof chancery> {
  return chancery(here, ...command, '--as', person, '--passphrase-file', 'passphrase', '--data', join(here, 'data'))
}

function waitingFor(person: string): string[] {
  const { items } = JSON.parse(as(person, 'review', 'list', '--json').stdout) as { items: { id: string }[] }
  return items.map(({ id }) => id)
}

describe('review on the command line', () => {
  test('sends nothing for who cannot open their key', () => {
    const { status, stderr } = chancery(
      here,
      'letter',
      'submit',
      letter,
      '--as',
      'Ada Author',
      '--passphrase-file',
      'wrong',
      '--data',
      join(here, 'data'),
    )
    expect([status, stderr.trim().split('\n').length]).toEqual([2, 1])
  })

  test('sends a letter to those who may decide', () => {
    const { status } = as('Ada Author', 'letter', 'submit', letter, '--note', 'For Friday.')
    expect([status, waitingFor('Rita Reviewer').length, waitingFor('Ada Author').length]).toEqual([0, 1, 0])
  })

  test('lets nobody approve what they wrote', () => {
    const [id = ''] = waitingFor('Rita Reviewer')
    const { status, stderr } = as('Ada Author', 'review', 'approve', id)
    expect([status, stderr.includes('reviewer')]).toEqual([1, true])
  })

  test('says when a review is not there', () => {
    expect(as('Rita Reviewer', 'review', 'approve', letter).status).toBe(2)
  })

  test('approves in the name of who acts', () => {
    const [id = ''] = waitingFor('Rita Reviewer')
    const { status, stdout } = as('Rita Reviewer', 'review', 'approve', id, '--json')
    expect([status, (JSON.parse(stdout) as { state: string }).state]).toEqual([0, 'approved'])
  })

  test('refuses only with a word why', () => {
    expect(as('Rita Reviewer', 'review', 'refuse', letter).status).toBe(2)
  })
})
