import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import { passphrase, reviewedHouse } from '../app/reviewed-house.ts'
import { must } from '../backend/store/stores.ts'
import { chancery, example, type Ended } from './chancery.ts'

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

/** A letter file that no other test has, because the same words have the same approvals. */
function letterFor(partner: string): string {
  const file = join(here, `${partner}.md`)
  writeFileSync(file, readFileSync(example, 'utf8').replace('Calder & Wren Distribution Ltd', partner))
  return file
}

function as(person: string, ...command: string[]): Promise<Ended> {
  return chancery(here, ...command, '--as', person, '--passphrase-file', 'passphrase', '--data', join(here, 'data'))
}

async function waitingFor(person: string): Promise<string[]> {
  const { items } = JSON.parse((await as(person, 'review', 'list', '--json')).stdout) as { items: { id: string }[] }
  return items.map(({ id }) => id)
}

describe('review on the command line', () => {
  test('sends nothing for who cannot open their key', async () => {
    const { status, stderr } = await chancery(
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

  test('sends a letter to those who may decide', async () => {
    const { status } = await as('Ada Author', 'letter', 'submit', letter, '--note', 'For Friday.')
    expect([status, (await waitingFor('Rita Reviewer')).length, (await waitingFor('Ada Author')).length]).toEqual([0, 1, 0])
  })

  test('says what a review waits for in the words of the window', async () => {
    const { stdout } = await as('Rita Reviewer', 'review', 'list')
    expect(stdout).toMatch(/Waits for 1 approval by a reviewer or an administrator\s+Your turn/u)
  })

  test('says to its sender whose turn it is', async () => {
    expect((await as('Ada Author', 'review', 'list', '--sent')).stdout).toContain('Waits for Adam Minister or Rita Reviewer')
  })

  test('lets nobody approve what they wrote', async () => {
    const [id = ''] = await waitingFor('Rita Reviewer')
    const { status, stderr } = await as('Ada Author', 'review', 'approve', id)
    expect([status, stderr.includes('reviewer')]).toEqual([1, true])
  })

  test('lets its sender take it back, and nobody else', async () => {
    const { items } = JSON.parse((await as('Ada Author', 'review', 'list', '--sent', '--json')).stdout) as { items: { id: string }[] }
    const id = items[0]?.id ?? ''
    const other = await as('Rita Reviewer', 'review', 'take-back', id)
    const own = await as('Ada Author', 'review', 'take-back', id)
    expect([other.status, own.status, own.stdout.includes('Taken back')]).toEqual([1, 0, true])
  })

  test('asks for a decision by the day that the sender names', async () => {
    const { stdout } = await as('Ada Author', 'letter', 'submit', letter, '--due', '2099-02-01', '--json')
    expect((JSON.parse(stdout) as { due: string }).due).toBe('2099-02-01')
  })

  test('lets an administrator name who stands in, lists it, and ends it', async () => {
    const days = ['--from', '2026-11-01', '--until', '2099-12-31']
    const refused = await as('Adam Minister', 'review', 'delegate', 'Ada Author', ...days, '--for', 'Rita Reviewer')
    await as('Adam Minister', 'profile', 'create', 'Bo Beside', '--roles', 'reviewer', '--new-passphrase-file', 'passphrase')
    const made = await as('Adam Minister', 'review', 'delegate', 'Bo Beside', ...days, '--for', 'Rita Reviewer', '--json')
    const { id } = JSON.parse(made.stdout) as { id: string }
    const listed = await as('Rita Reviewer', 'review', 'delegations')
    const foreign = await as('Ada Author', 'review', 'end-delegation', id)
    const ended = await as('Adam Minister', 'review', 'end-delegation', id)
    const after = await as('Rita Reviewer', 'review', 'delegations', '--json')
    expect([
      refused.status,
      /Rita Reviewer\s+Bo Beside/u.test(listed.stdout),
      foreign.status,
      ended.status,
      JSON.parse(after.stdout),
    ]).toEqual([1, true, 1, 0, { items: [], total: 0 }])
  })

  test('takes no delegation without its days', async () => {
    expect((await as('Rita Reviewer', 'review', 'delegate', 'Adam Minister', '--from', 'today', '--until', '2099-12-31')).status).toBe(2)
  })

  test('says when a review is not there', async () => {
    expect((await as('Rita Reviewer', 'review', 'approve', letter)).status).toBe(2)
  })

  test('approves in the name of who acts', async () => {
    const [id = ''] = await waitingFor('Rita Reviewer')
    const { status, stdout } = await as('Rita Reviewer', 'review', 'approve', id, '--json')
    expect([status, (JSON.parse(stdout) as { state: string }).state]).toEqual([0, 'approved'])
  })

  test('says that nobody approves twice, where an approval is given again', async () => {
    const sent = await as('Ada Author', 'letter', 'import', letterFor('Twice Ltd'), '--json')
    const [made] = (JSON.parse(sent.stdout) as { items: { id: string }[] }).items
    const review = JSON.parse((await as('Ada Author', 'letter', 'submit', made?.id ?? '', '--json')).stdout) as { id: string }
    const first = await as('Rita Reviewer', 'review', 'approve', review.id)
    const again = await as('Rita Reviewer', 'review', 'approve', review.id)
    expect([first.status, again.status, again.stderr]).toEqual([
      0,
      1,
      'Rita Reviewer has decided on exactly this, and nobody decides twice. Ask somebody else, or wait for the next version.\n',
    ])
  })

  test('lists for its author what came back, by whom and why', async () => {
    const imported = await as('Ada Author', 'letter', 'import', letterFor('Returned Ltd'), '--json')
    const [made] = (JSON.parse(imported.stdout) as { items: { id: string }[] }).items
    const review = JSON.parse((await as('Ada Author', 'letter', 'submit', made?.id ?? '', '--json')).stdout) as { id: string }
    await as('Rita Reviewer', 'review', 'ask-changes', review.id, '--comment', 'Name the day.')
    const theirs = await as('Rita Reviewer', 'review', 'list', '--returned')
    expect([
      (await as('Ada Author', 'review', 'list', '--returned')).stdout.includes('Rita Reviewer: Name the day.'),
      theirs.stdout,
    ]).toEqual([true, 'Nothing came back.\n'])
  })

  test('lists a letter that was refused as refused, and takes it for another review only once it is changed', async () => {
    const imported = await as('Ada Author', 'letter', 'import', letterFor('Refused Ltd'), '--json')
    const [made] = (JSON.parse(imported.stdout) as { items: { id: string }[] }).items
    const id = made?.id ?? ''
    const review = JSON.parse((await as('Ada Author', 'letter', 'submit', id, '--json')).stdout) as { id: string }
    await as('Rita Reviewer', 'review', 'refuse', review.id, '--comment', 'Nobody may promise this.')
    const states = async (): Promise<string | undefined> => {
      const { items } = JSON.parse((await chancery(here, 'letter', 'list', '--json', '--data', join(here, 'data'))).stdout) as {
        items: { id: string; state: string }[]
      }
      return items.find((letter) => letter.id === id)?.state
    }
    const refused = await states()
    const unchanged = await as('Ada Author', 'letter', 'submit', id)
    const store = must(await openStore(join(here, 'data'), outsideHere()))
    const { letter: before, revision } = must(await store.openLetter(id))
    must(await store.saveLetter(id, revision, { ...before, values: { ...before.values, 'partner.salutation': 'Colleague' } }))
    await store.close()
    const changed = await as('Ada Author', 'letter', 'submit', id)
    expect([refused, unchanged.status, changed.status, await states()]).toEqual(['refused', 1, 0, 'in-review'])
  })

  test('imports a letter in the name of who acts, who then does not approve it, and of nobody with a wrong passphrase', async () => {
    const imported = await as('Rita Reviewer', 'letter', 'import', letterFor('Own Ltd'), '--json')
    const [made] = (JSON.parse(imported.stdout) as { items: { id: string }[] }).items
    const strange = ['--as', 'Rita Reviewer', '--passphrase-file', 'wrong', '--data', join(here, 'data')]
    const wrong = await chancery(here, 'letter', 'import', example, ...strange)
    const review = JSON.parse((await as('Ada Author', 'letter', 'submit', made?.id ?? '', '--json')).stdout) as { id: string }
    const own = await as('Rita Reviewer', 'review', 'approve', review.id)
    expect([wrong.status, wrong.stdout, own.status, own.stderr]).toEqual([
      2,
      '',
      1,
      expect.stringContaining('nobody decides on their own work'),
    ])
  })

  test('refuses only with a word why', async () => {
    expect((await as('Rita Reviewer', 'review', 'refuse', letter)).status).toBe(2)
  })
})
