import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { verifyLog } from '../../core/audit/index.ts'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import { letterOf, must } from '../backend/store/stores.ts'
import { chancery, folder, root } from './chancery.ts'

/** A store in which three letters were made; the head of its trail. */
async function threeEntries(path: string) {
  const store = must(await openStore(join(path, 'data'), outsideHere()))
  for (const text of ['one', 'two', 'three']) must(await store.createLetter(letterOf(text)))
  const head = must(await store.audit.head())
  await store.close()
  return head ?? { seq: 0, hash: '' }
}

/** Changes the trail as somebody would who holds the file. */
function tamper(path: string, sql: string): void {
  const database = new DatabaseSync(join(path, 'data', 'chancery.sqlite'))
  database.exec(`drop trigger audit_update; drop trigger audit_delete; drop trigger audit_rekey; ${sql}`)
  database.close()
}

describe('audit verify', () => {
  test('says that all entries hold', async () => {
    using here = folder()
    await threeEntries(here.path)
    const { status, stdout } = await chancery(here.path, 'audit', 'verify', '--data', 'data', '--json')
    expect([status, JSON.parse(stdout)]).toEqual([0, { entries: 3 }])
  })
  test.each([[['audit', 'verify']], [['audit', 'export']], [['backup']], [['backup', '--list']]])(
    'makes no store where there is none: %j',
    async (command) => {
      using here = folder()
      const { status, stderr } = await chancery(here.path, ...command, '--data', 'mistyped')
      expect([status, stderr, existsSync(join(here.path, 'mistyped'))]).toEqual([
        2,
        expect.stringMatching(/^There are no letters in .*mistyped\. Check the folder that --data names\./u),
        false,
      ])
    },
  )
  test('says that the clock of this computer is behind the trail, which holds all the same', async () => {
    using here = folder()
    const ahead = { now: () => '2999-01-02T12:00:00.000Z', newId: () => '01939a10-0000-7000-8000-000000000001' }
    const store = must(await openStore(join(here.path, 'data'), ahead))
    must(await store.createLetter(letterOf('one')))
    await store.close()
    const { status, stdout, stderr } = await chancery(here.path, 'audit', 'verify', '--data', 'data')
    expect([status, stdout.startsWith('The 1 entry of the audit trail holds.'), stderr]).toEqual([
      0,
      true,
      expect.stringMatching(
        /^The clock of this computer says .*, but the audit trail has come to 2 January 2999: .* Check the clock, and set it right if it is wrong\./u,
      ),
    ])
  })
  test('names the first entry that was changed and exits with 1', async () => {
    using here = folder()
    await threeEntries(here.path)
    tamper(here.path, "update audit set actor = 'somebody' where seq = 2")
    const { status, stderr } = await chancery(here.path, 'audit', 'verify', '--data', 'data')
    expect([status, stderr]).toEqual([
      1,
      'Entry 2 of the audit trail was changed: its hash does not fit its words. What comes before it holds. Compare it with a backup from before, and find out who could change the file.\n',
    ])
  })
  test('finds a tail that was cut off beside a head that was written down', async () => {
    using here = folder()
    const { seq, hash } = await threeEntries(here.path)
    tamper(here.path, 'delete from audit where seq = 3')
    const { status, stdout } = await chancery(
      here.path,
      'audit',
      'verify',
      '--data',
      'data',
      '--json',
      '--anchor',
      `${String(seq)}:${hash}`,
    )
    expect([status, (JSON.parse(stdout) as { broken: unknown }).broken]).toEqual([1, expect.objectContaining({ seq: 3, reason: 'cut' })])
  })
  test('verifies an exported trail, and finds a changed byte in it', async () => {
    using here = folder()
    await threeEntries(here.path)
    await chancery(here.path, 'audit', 'export', '--data', 'data', '--out', 'out')
    const file = join(here.path, 'out', 'audit-trail.jsonl')
    const whole = (await chancery(here.path, 'audit', 'verify', file)).status
    writeFileSync(file, readFileSync(file, 'utf8').replace('letter.created', 'letter.removed'))
    expect([whole, (await chancery(here.path, 'audit', 'verify', file)).status]).toEqual([0, 1])
  })
  test('refuses an anchor that is none', async () => {
    using here = folder()
    expect((await chancery(here.path, 'audit', 'verify', '--data', 'data', '--anchor', '3')).status).toBe(2)
  })
})

describe('audit export', () => {
  test('prints JSON Lines that hold by themselves', async () => {
    using here = folder()
    const head = await threeEntries(here.path)
    const { stdout } = await chancery(here.path, 'audit', 'export', '--data', 'data')
    expect(verifyLog(stdout, head)).toEqual({ ok: true, value: { entries: 3, head } })
  })
  test('writes beside them how a third party verifies them', async () => {
    using here = folder()
    await threeEntries(here.path)
    await chancery(here.path, 'audit', 'export', '--data', 'data', '--out', 'out')
    const [how = '', lines] = readdirSync(join(here.path, 'out'))
    expect([readFileSync(join(here.path, 'out', how), 'utf8'), lines]).toEqual([
      readFileSync(join(root, 'docs', 'audit.md'), 'utf8'),
      'audit-trail.jsonl',
    ])
  })
})
