import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore, uuidV7, type Store } from '../../../backend/store/index.ts'
import { digestOf } from '../../../core/document/index.ts'
import { digestOfLetter, type Letter } from '../../../core/letter/index.ts'

let folder = ''
let clock = ''
let store: Store

const person = 'person-1'
const letter = (text: string, ...pins: readonly number[]): Letter => ({
  schema: 1,
  title: 'A letter',
  template: 'note',
  letterhead: 'plain',
  language: 'en-GB',
  jurisdictions: ['GB'],
  values: {},
  document: [
    { type: 'paragraph', children: [{ text }] },
    ...pins.map((version) => ({
      type: 'clause' as const,
      code: 'statement/scope',
      version,
      language: 'en-GB',
      jurisdictions: ['GB'],
      digest: String(version).repeat(64),
      lock: 'locked' as const,
      children: [{ type: 'paragraph' as const, children: [{ text: 'Words.' }] }],
    })),
  ],
})

function must<Value>(result: { ok: true; value: Value } | { ok: false; error: { message: string } }): Value {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

async function entries(): Promise<[string, string, unknown][]> {
  const { entries: listed } = must(await store.audit.entries({ offset: 0, limit: 100 }))
  return listed.map(({ kind, actor, payload }): [string, string, unknown] => [kind, actor, JSON.parse(payload)]).toReversed()
}

/** Into the file, past the store. */
function peek(sql: string): unknown[] {
  const database = new DatabaseSync(join(folder, 'chancery.sqlite'))
  try {
    return database
      .prepare(sql)
      .all()
      .map((row) => Object.values(row))
  } finally {
    database.close()
  }
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-letters-'))
  clock = '2026-11-24T09:00:00.000Z'
  let random = 0
  const newId = (at: string): string => {
    random += 1
    return uuidV7(Date.parse(at), new Uint8Array(10).fill(random))
  }
  store = must(await openStore(folder, { now: () => clock, newId }))
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the audit trail hears', () => {
  test('of a letter that was made, with its digest', async () => {
    await store.createLetter(letter('first'), person)
    expect(await entries()).toEqual([['letter.created', person, { revision: 1, after: digestOfLetter(letter('first')) }]])
  })
  test('of a rename, with the digests of the title before and after', async () => {
    const { id } = must(await store.createLetter(letter('first'), person))
    await store.renameLetter(id, 'Another title', person)
    expect((await entries()).at(-1)).toEqual([
      'letter.renamed',
      person,
      { revision: 2, before: digestOf('A letter'), after: digestOf('Another title') },
    ])
  })
  test('of a removal and of a return, and of neither twice', async () => {
    const { id } = must(await store.createLetter(letter('first'), person))
    for (const removed of [true, true, false, false]) await store.removeLetter(id, removed, person)
    expect((await entries()).map(([kind]) => kind)).toEqual(['letter.created', 'letter.removed', 'letter.returned'])
  })
  test('of a sitting when its revision closes, and not of each key press', async () => {
    const { id } = must(await store.createLetter(letter('first'), person))
    await store.saveLetter(id, 1, letter('a'), person)
    await store.saveLetter(id, 2, letter('b'), person)
    clock = '2026-11-24T09:06:00.000Z'
    await store.saveLetter(id, 3, letter('c'), person)
    expect((await entries()).slice(1)).toEqual([['letter.revision-closed', person, { revision: 3, after: digestOfLetter(letter('b')) }]])
  })
})

describe('who wrote on a letter', () => {
  const [author, other] = [person, 'person-2']

  test.each([
    ['within the same minutes', '2026-11-24T09:01:00.000Z'],
    ['a quarter of an hour before', '2026-11-24T09:15:00.000Z'],
  ])('is known of somebody whose words its author wrote on after, %s', async (_when, later) => {
    const { id } = must(await store.createLetter(letter('first'), author))
    must(await store.saveLetter(id, 1, letter('of another'), other))
    must(await store.saveLetter(id, 2, letter('of another still'), other))
    clock = later
    must(await store.saveLetter(id, 3, letter('of its author again'), author))
    must(await store.closeRevision(id, author))
    expect(must(await store.proofs.writersOf(id)).toSorted()).toEqual([author, other])
    expect((await entries()).filter(([kind]) => kind === 'letter.edited')).toEqual([
      [
        'letter.edited',
        other,
        {
          revision: 2,
          stateBefore: 'draft',
          stateAfter: 'draft',
          before: digestOfLetter(letter('first')),
          after: digestOfLetter(letter('of another')),
        },
      ],
    ])
  })
  test('is not said of who only named it', async () => {
    const { id } = must(await store.createLetter(letter('first'), author))
    must(await store.renameLetter(id, 'Another title', other))
    must(await store.closeRevision(id, author))
    expect(must(await store.proofs.writersOf(id))).toEqual([author])
  })
})

describe('an edit', () => {
  test.each(['in-review', 'approved'])('makes a letter that is %s a draft again, and says so in the audit trail', async (state) => {
    const { id } = must(await store.createLetter(letter('first'), person))
    peek(`update letters set state = '${state}'`)
    await store.saveLetter(id, 1, letter('second'), person)
    expect([peek('select state from letters'), (await entries()).at(-1)]).toEqual([
      [['draft']],
      [
        'letter.edited',
        person,
        {
          revision: 2,
          stateBefore: state,
          stateAfter: 'draft',
          before: digestOfLetter(letter('first')),
          after: digestOfLetter(letter('second')),
        },
      ],
    ])
  })
  test('of the title alone leaves a letter in review, because approvals do not sign it', async () => {
    const { id } = must(await store.createLetter(letter('first'), person))
    peek("update letters set state = 'approved'")
    await store.renameLetter(id, 'Another title', person)
    expect(peek('select state, title from letters')).toEqual([['approved', 'Another title']])
  })
  test('that changes nothing leaves a letter in review', async () => {
    const { id } = must(await store.createLetter(letter('first'), person))
    peek("update letters set state = 'in-review'")
    await store.saveLetter(id, 1, letter('first'), person)
    expect(peek('select state from letters')).toEqual([['in-review']])
  })
  test.each(['released', 'sent'])('of a letter that is %s is refused', async (state) => {
    const { id } = must(await store.createLetter(letter('first'), person))
    peek(`update letters set state = '${state}'`)
    const saved = await store.saveLetter(id, 1, letter('second'), person)
    expect([saved.ok ? '' : saved.error.code, peek('select revision from letters')]).toEqual(['letter-released', [[1]]])
  })
})

test('the store knows which clause versions the newest revision of a letter carries', async () => {
  const { id } = must(await store.createLetter(letter('first', 1, 2), person))
  await store.saveLetter(id, 1, letter('first', 2, 3), person)
  expect(peek('select identity, version from letter_clauses order by version')).toEqual([
    ['statement/scope en-GB GB', 2],
    ['statement/scope en-GB GB', 3],
  ])
})

describe('when the clock was set back', () => {
  beforeEach(async () => {
    await store.createLetter(letter('before'), person)
    clock = '2025-01-01T00:00:00.000Z'
    await store.createLetter(letter('after'), person)
  })
  test('no entry of the audit trail is older than the one before it', () => {
    expect(peek('select at from audit order by seq')).toEqual([['2026-11-24T09:00:00.000Z'], ['2026-11-24T09:00:00.000Z']])
  })
  test('ids still sort in the order in which they were made', () => {
    expect(peek('select id from letters order by rowid')).toEqual(peek('select id from letters order by id'))
  })
})

test('a draft that made free text of a clause is found by that clause as one that carries it is', async () => {
  const origin = { code: 'statement/scope', version: 7, language: 'en-GB', jurisdictions: ['GB'], digest: '7'.repeat(64) }
  const detached = { ...letter('first'), document: [{ type: 'paragraph' as const, origins: [origin], children: [{ text: 'Words.' }] }] }
  const { id } = must(await store.createLetter(detached, person))
  expect(must(await store.register.whereUsed('statement/scope en-GB GB', 7)).drafts.map(({ letterId }) => letterId)).toEqual([id])
})
