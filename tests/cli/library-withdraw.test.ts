import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clauseAnswers } from '../../backend/answers/index.ts'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { succeed, type Failure } from '../../core/requests/index.ts'
import { passphrase, reviewedHouse } from '../app/reviewed-house.ts'
import { must, wishOf } from '../backend/store/stores.ts'
import { chancery, type Ended } from './chancery.ts'

const plain: ClauseVersion = {
  code: 'statement/plain',
  kind: 'statement',
  title: 'Plain words',
  language: 'en-GB',
  jurisdictions: [],
  version: 1,
  valid: {},
  tags: [],
  evidence: [],
  body: [{ type: 'paragraph', children: [{ text: 'We say what we do.' }] }],
}
const here = mkdtempSync(join(tmpdir(), 'chancery-cli-withdraw-'))
const data = ['--data', 'data']

beforeAll(async () => {
  const { people } = await reviewedHouse(here)
  const store = must(await openStore(join(here, 'data'), outsideHere()))
  const variants = ['en-GB', 'de-DE'].map((language) => ({ ...plain, code: 'statement/twofold', language }))
  for (const version of [{ ...plain, code: 'statement/plain' }, { ...plain, code: 'statement/plainer' }, ...variants]) {
    const { id } = must(await store.library.createClause(version, wishOf(people.author)))
    must(await store.library.moveVersion(id, { from: 'draft', to: 'in-review' }, 'import'))
    must(await store.library.moveVersion(id, { from: 'in-review', to: 'approved' }, 'import'))
  }
  await store.close()
  writeFileSync(join(here, 'passphrase'), `${passphrase}\n`)
}, 60_000)
afterAll(() => {
  rmSync(here, { recursive: true, force: true })
})

function withdraw(person: string, code: string, ...options: string[]): Promise<Ended> {
  const reason = ['--reason', 'The ministry has corrected it.']
  return chancery(here, 'library', 'withdraw', code, ...reason, ...options, '--as', person, '--passphrase-file', 'passphrase', ...data)
}

/** What the window says to the author who withdraws the approved version. */
async function refusalInWindow(): Promise<Failure> {
  const store = must(await openStore(join(here, 'data'), outsideHere()))
  const version = must(await store.library.versions(['statement/scope'])).find(({ state }) => state === 'approved')
  const [person] = must(await store.people.list()).filter(({ name }) => name === 'Ada Author')
  if (person === undefined || version === undefined) throw new Error('the house is not as it was made')
  const session = { acting: () => succeed({ person, sign: () => '' }), actor: () => person.id }
  const answers = clauseAnswers({ store, session, host: { today: () => '2026-11-24' } })
  const refused = await answers['clauses.withdraw']({ id: version.id, reason: 'The ministry has corrected it.' })
  await store.close()
  if (refused.ok) throw new Error('it was not refused')
  return refused.error
}

describe('library withdraw', () => {
  test('needs somebody who answers for it', async () => {
    const { status, stderr } = await chancery(here, 'library', 'withdraw', 'statement/scope', '--reason', 'Corrected.', ...data)
    expect([status, stderr]).toEqual([
      2,
      'Somebody has to answer for this. Say who with --as, and where their passphrase is with --passphrase-file.\n',
    ])
  })

  test('is refused to who may not withdraw, in the words of the window', async () => {
    const { status, stderr } = await withdraw('Ada Author', 'statement/scope')
    const { message, remedy } = await refusalInWindow()
    expect([status, stderr]).toEqual([1, `${message} ${remedy ?? ''}\n`])
  })

  test('says that a version is not there', async () => {
    expect((await withdraw('Rita Reviewer', 'statement/scope', '--version', '7')).status).toBe(2)
  })

  test('asks which variant is meant where there are several, and names them', async () => {
    const { status, stderr } = await withdraw('Rita Reviewer', 'statement/twofold')
    expect([status, stderr]).toEqual([
      2,
      '"statement/twofold" has several variants: de-DE; en-GB. Say which with --language and --jurisdictions.\n',
    ])
  })

  test('takes no clause in the place of another that was never approved', async () => {
    const { status, stderr } = await withdraw('Rita Reviewer', 'statement/scope', '--replacement', 'statement/scope')
    expect([status, stderr.startsWith('"statement/scope" has no other approved version in en-GB')]).toEqual([1, true])
  })

  test('takes no version in the place of another that is not there', async () => {
    const { status, stderr } = await withdraw('Rita Reviewer', 'statement/plain', '--replacement', 'statement/plainer@2')
    expect([status, stderr.startsWith('"statement/plainer" has no approved version 2 in en-GB')]).toEqual([1, true])
  })

  test('names the version of another clause that stands in, and the recall repeats it', async () => {
    const { stdout } = await withdraw('Rita Reviewer', 'statement/plain', '--replacement', 'statement/plainer@1', '--json')
    const recall = await chancery(here, 'register', 'recall', 'statement/plain', '--version', '1', '--json', ...data)
    const replacement = { code: 'statement/plainer', version: 1 }
    expect([JSON.parse(stdout), JSON.parse(recall.stdout)]).toMatchObject([{ replacement }, { replacement }])
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
        drafts: 1,
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
