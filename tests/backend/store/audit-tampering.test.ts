import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../../backend/store/index.ts'
import type { ChainHead } from '../../../core/audit/index.ts'
import { runs } from '../../random-size.ts'
import { numbersFrom } from '../../../scripts/bench/seeded-register.ts'
import { DataFolder, letterOf, must } from './stores.ts'

const columns = ['at', 'actor', 'kind', 'entity', 'payload', 'prev_hash', 'hash'] as const
const length = 60
let data: DataFolder
let head: ChainHead

beforeAll(async () => {
  data = new DataFolder()
  const store = must(await data.open())
  for (let count = 0; count < length; count += 1)
    must(await store.createLetter(letterOf(String(count)), count % 3 === 0 ? 'system' : `person-${String(count % 5)}`))
  const last = must(await store.audit.head())
  if (last === undefined) throw new Error('The trail is empty.')
  head = last
  await store.close()
})
afterAll(() => {
  data[Symbol.dispose]()
})

type Numbers = ReturnType<typeof numbersFrom>

/** What somebody who holds the store's file, and took its triggers away, could do to the trail. */
const onRows: Readonly<Record<string, (database: DatabaseSync, random: Numbers) => void>> = {
  'a changed byte': (database, random) => {
    const column = columns[random(columns.length)] ?? 'at'
    const seq = 1 + random(length)
    const text = Buffer.from(String(database.prepare(`select ${column} as text from audit where seq = ?`).get(seq)?.['text']))
    const at = random(text.length)
    // Kept to ASCII, so that the text stays one.
    text[at] = (text[at] ?? 0) ^ (1 << random(7))
    database.prepare(`update audit set ${column} = ? where seq = ?`).run(text.toString('latin1'), seq)
  },
  'a removed row': (database, random) => database.prepare('delete from audit where seq = ?').run(1 + random(length)),
  'two swapped rows': (database, random) => {
    const first = 1 + random(length)
    const second = 1 + ((first + random(length - 1)) % length)
    database.exec(
      `update audit set seq = 1000 where seq = ${String(first)}; update audit set seq = ${String(first)} where seq = ${String(second)}; update audit set seq = ${String(second)} where seq = 1000`,
    )
  },
  'a tail that is cut off': (database, random) => database.prepare('delete from audit where seq > ?').run(random(length)),
}

describe.each(Object.entries(onRows))('in the store, %s', (_, tamper) => {
  test('is found beside the head that was written down', async () => {
    const unfound = []
    const hand = new DatabaseSync(data.file)
    hand.exec('pragma foreign_keys = off; create temp table kept as select * from audit')
    const triggers = hand.prepare("select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'audit'").all()
    for (const { name } of triggers) hand.exec(`drop trigger ${String(name)}`)
    const store = must(await openStore(data.path, data.outside))
    for (let seed = 0; seed < runs(1000); seed += 1) {
      tamper(hand, numbersFrom(seed))
      if (must(await store.audit.verify([head])).broken === undefined) unfound.push(seed)
      hand.exec('begin; delete from audit; insert into audit select * from kept; commit')
    }
    await store.close()
    for (const { sql } of triggers) hand.exec(String(sql))
    hand.close()
    expect(unfound).toEqual([])
  }, 300_000)
})

test('the trail as it was holds', async () => {
  const store = must(await data.open())
  const verdict = must(await store.audit.verify([head]))
  await store.close()
  expect(verdict).toEqual({ entries: length, head, broken: undefined })
})
