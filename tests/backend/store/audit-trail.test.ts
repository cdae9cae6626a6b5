import { Kysely } from 'kysely'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Connection, type Happening } from '../../../backend/store/connection.ts'
import type { AuditFilter, Store, StoreFailure } from '../../../backend/store/index.ts'
import { NodeSqliteDialect } from '../../../backend/store/sqlite-dialect.ts'
import type { Tables } from '../../../backend/store/tables.ts'
import { verifyLog } from '../../../core/audit/index.ts'
import { fail, succeed, type Result } from '../../../core/requests/index.ts'
import { codeOf, DataFolder, letterOf, must } from './stores.ts'

/** Writes entries into the trail of a folder, all in one change, and ends it as told. */
async function record(
  data: DataFolder,
  happenings: readonly Happening[],
  outcome: Result<undefined, StoreFailure> = succeed(undefined),
): Promise<Result<undefined, StoreFailure>> {
  const connection = new Connection(new Kysely<Tables>({ dialect: new NodeSqliteDialect(new DatabaseSync(data.file)) }), data.outside)
  const changed = await connection.change(async (change) => {
    for (const each of happenings) await change.record(each)
    return outcome
  })
  await connection.close()
  return changed
}

const happening = (about: Partial<Happening> = {}): Happening => ({
  actor: 'ada',
  kind: 'letter.created',
  entity: 'letter-1',
  payload: {},
  ...about,
})

describe('the audit trail narrowed', () => {
  const data = new DataFolder()
  let store: Store
  const found = async (filter: Partial<AuditFilter>): Promise<[number[], number]> => {
    const { entries, total } = must(await store.audit.entries({ offset: 0, limit: 100, ...filter }))
    return [entries.map(({ seq }) => seq), total]
  }

  beforeAll(async () => {
    await must(await data.open()).close()
    for (const [at, about] of [
      ['2026-11-23T23:59:59.999Z', {}],
      ['2026-11-24T00:00:00.000Z', { actor: 'rita', kind: 'letter.renamed' }],
      ['2026-11-24T23:59:59.999Z', { entity: 'letter-2', kind: 'letter-review.sent' }],
      ['2026-11-25T00:00:00.000Z', { actor: 'rita', entity: 'letter-2' }],
    ] as const) {
      data.clock = at
      must(await record(data, [happening(about)]))
    }
    store = must(await data.open())
  })
  afterAll(async () => {
    await store.close()
    data[Symbol.dispose]()
  })

  test.each([
    ['nothing', {}, [4, 3, 2, 1]],
    ['who did it', { actor: 'rita' }, [4, 2]],
    ['one kind', { kind: 'letter.renamed' }, [2]],
    ['all kinds of one thing, and none of another whose name begins so', { kind: 'letter.' }, [4, 2, 1]],
    ['what it happened to', { entity: 'letter-2' }, [4, 3]],
    ['a first day, that one included', { from: '2026-11-24' }, [4, 3, 2]],
    ['a last day, that one included', { until: '2026-11-24' }, [3, 2, 1]],
    ['all of it at once', { actor: 'ada', entity: 'letter-2', kind: 'letter-review.', from: '2026-11-24', until: '2026-11-24' }, [3]],
  ] as const)('to %s shows just that, the newest first', async (_, filter, seqs) => {
    expect(await found(filter)).toEqual([seqs, seqs.length])
  })
  test('shows one page, and counts all', async () => {
    expect(await found({ offset: 1, limit: 2 })).toEqual([[3, 2], 4])
  })
})

describe('a trail of thousands of entries', () => {
  const data = new DataFolder()
  const many = 2500
  beforeAll(async () => {
    await must(await data.open()).close()
    must(
      await record(
        data,
        Array.from({ length: many }, (_, count) => happening({ entity: `letter-${String(count)}` })),
      ),
    )
  })
  afterAll(() => {
    data[Symbol.dispose]()
  })

  test('is exported whole', async () => {
    const store = must(await data.open())
    const log = must(await store.audit.exportLog())
    await store.close()
    expect(verifyLog(log)).toMatchObject({ ok: true, value: { entries: many } })
  })
  test.each([999, 1000, 1001, 2001, 2499])('is verified past what is read at once: entry %i', async (seq) => {
    const store = must(await data.open())
    const database = new DatabaseSync(data.file)
    const triggers = database.prepare("select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'audit'").all()
    for (const { name } of triggers) database.exec(`drop trigger ${String(name)}`)
    database.exec(`update audit set entity = 'another' where seq = ${String(seq)}`)
    const changed = must(await store.audit.verify())
    database.exec(`update audit set entity = 'letter-${String(seq - 1)}' where seq = ${String(seq)}`)
    for (const { sql } of triggers) database.exec(String(sql))
    database.close()
    const whole = must(await store.audit.verify())
    await store.close()
    expect([changed.broken?.seq, changed.broken?.reason, whole.broken]).toEqual([seq, 'hash', undefined])
  })
})

describe('an entry', () => {
  test('comes with its change or not at all', async () => {
    using data = new DataFolder()
    const store = must(await data.open())
    must(await store.createLetter(letterOf('kept')))
    const refused = await record(data, [happening()], fail({ code: 'cancelled', message: 'No.' }))
    const kinds = must(await store.audit.known()).kinds
    await store.close()
    expect([codeOf(refused), data.sql('select count(*) from audit'), kinds]).toEqual(['cancelled', [[1]], ['letter.created']])
  })
  test('hides what is personal under a salt of 128 bits that no other entry has', async () => {
    using data = new DataFolder()
    await must(await data.open()).close()
    const personal = { about: 'ada', data: { name: 'Ada' } }
    must(await record(data, [happening({ personal }), happening({ personal })]))
    const salts = data.sql('select salt from audit_personal').flat()
    const digests = data.sql("select json_extract(payload, '$.personal') from audit").flat()
    expect([salts.every((salt) => /^[0-9a-f]{32}$/u.test(String(salt))), new Set(salts).size, new Set(digests).size]).toEqual([true, 2, 2])
  })
})
