import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLibrary, type Library } from '../../../backend/answers/index.ts'
import { openStoreLibrary } from '../../../backend/answers/library.ts'
import type { Store } from '../../../backend/store/index.ts'
import { identityOf, type ClauseVersion } from '../../../core/clause/index.ts'
import { author, reviewer } from '../../core/review/house.ts'
import { DataFolder, foundIn, must, revisedTo, wishOf } from '../store/stores.ts'

const today = '2026-11-24'
const code = 'statement/commitment'
let data: DataFolder
let store: Store
let library: Library

beforeEach(async () => {
  data = new DataFolder()
  store = must(await data.open())
  await foundIn(store)
  library = openStoreLibrary(
    openLibrary([], () => 0),
    store,
  )
})
afterEach(async () => {
  await store.close()
  data[Symbol.dispose]()
})

function version(valid: ClauseVersion['valid'], of = code): ClauseVersion {
  const body = [{ type: 'paragraph' as const, children: [{ text: `Words of ${JSON.stringify(valid)}.` }] }]
  const about = { code: of, kind: 'statement' as const, title: 'Commitment', language: 'en-GB', jurisdictions: [], version: 1 }
  return { ...about, valid, tags: [], evidence: [], body }
}

async function approve(id: string): Promise<void> {
  must(await store.library.moveVersion(id, { from: 'draft', to: 'in-review' }, 'system'))
  must(await store.library.moveVersion(id, { from: 'in-review', to: 'approved' }, 'system'))
}

/** Approved versions of one clause, one after the other. */
async function versions(...valid: ClauseVersion['valid'][]): Promise<string[]> {
  const ids: string[] = []
  for (const each of valid) {
    const [last] = ids.toReversed()
    const made =
      last === undefined
        ? must(await store.library.createClause(version(each), wishOf(author.person)))
        : await revisedTo(store, last, version(each), wishOf(author.person))
    ids.push(made.id)
    await approve(made.id)
  }
  return ids
}

async function offered(): Promise<number[]> {
  must(await library.refresh())
  return must(await library.offered(today)).map((each) => each.version)
}

test('of a clause whose newest version is valid, nothing older is offered', async () => {
  await versions({}, {}, {})
  expect(await offered()).toEqual([3])
})

test('a version that is not yet valid is offered with the one that is valid until then', async () => {
  await versions({}, { until: '2026-12-31' }, { from: '2027-01-01' })
  expect(await offered()).toEqual([3, 2])
})

test('of a clause that has ended altogether the newest version is offered', async () => {
  await versions({ until: '2024-12-31' }, { until: '2025-12-31' })
  expect(await offered()).toEqual([2])
})

test('a draft is offered while nothing is approved, and no longer', async () => {
  const { id } = must(await store.library.createClause(version({}), wishOf(author.person)))
  const before = await offered()
  await approve(id)
  await revisedTo(store, id, version({ from: '2020-01-01' }), wishOf(author.person))
  expect([before, await offered()]).toEqual([[1], [1]])
})

test('a letter finds every approved version of its clauses, and none of others', async () => {
  await versions({}, {}, {})
  must(await store.library.createClause(version({}, 'statement/other'), wishOf(author.person)))
  must(await library.refresh())
  const shelf = must(await library.shelfFor([code]))
  expect([shelf.library.versions.map((each) => each.version), shelf.library.codes]).toEqual([
    [3, 2, 1],
    [code, 'statement/other'],
  ])
})

test('a version that is withdrawn is neither offered nor found any more with the next look', async () => {
  const [, second = ''] = await versions({}, {})
  const before = await offered()
  must(await store.library.withdraw(second, undefined, wishOf(reviewer.person)))
  expect([before, await offered(), must(await library.shelfFor()).library.versions.length]).toEqual([[2], [1], 1])
})

test('where a version stands is told of each that is not approved, offered or not', async () => {
  const [, second = ''] = await versions({}, {})
  must(await store.library.withdraw(second, undefined, wishOf(reviewer.person)))
  must(await store.library.createClause(version({}, 'statement/other'), wishOf(author.person)))
  must(await library.refresh())
  expect(must(await library.states())).toEqual([
    { identity: identityOf(version({})), version: 2, state: 'withdrawn' },
    { identity: identityOf(version({}, 'statement/other')), version: 1, state: 'draft' },
  ])
})
