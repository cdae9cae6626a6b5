import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore, type ClauseFilter, type ClauseRow, type Store } from '../../../backend/store/index.ts'
import { seedLibrary } from '../../../scripts/bench/seeded-library.ts'
import { numbersFrom } from '../../../scripts/bench/seeded-register.ts'
import { outsideHere } from '../../../backend/store/index.ts'
import { must } from './stores.ts'

const seed = Number(process.env['CHANCERY_SEED'] ?? 20_261_128)
const clauses = 1500
const folder = mkdtempSync(join(tmpdir(), 'chancery-clause-search-'))
let store: Store

beforeAll(async () => {
  await seedLibrary(folder, { clauses, versions: 1, seed })
  store = must(await openStore(folder, outsideHere()))
}, 120_000)
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const everything = (filter: Partial<ClauseFilter>): Promise<ClauseRow[]> => pagesOf(filter, () => 500)

async function pagesOf(filter: Partial<ClauseFilter>, size: () => number): Promise<ClauseRow[]> {
  const found: ClauseRow[] = []
  for (;;) {
    const { rows } = must(await store.library.listClauses({ ...filter, offset: found.length, limit: size() }))
    if (rows.length === 0) return found
    found.push(...rows)
  }
}

/** Words that nearly every clause has, one, several and a phrase. */
const common = ['recorder', 'scope assess', 'ev']

describe(`a search that finds more than a thousand clauses, seed ${String(seed)}`, () => {
  test.each(common)('for "%s" counts those that its pages show', async (search) => {
    const { total } = must(await store.library.listClauses({ search, offset: 0, limit: 1 }))
    const found = await everything({ search })
    expect(total).toBeGreaterThan(1000)
    expect([found.length, new Set(found.map(({ id }) => id)).size]).toEqual([total, total])
  })

  test.each(common)('for "%s" shows those first that have its words in title, code or tags', async (search) => {
    const words = search.split(' ')
    const isNamed = ({ title, code, tags }: ClauseRow): boolean => {
      const named = [title.text, code, ...tags]
        .join(' ')
        .toLowerCase()
        .split(/[^a-z0-9]+/u)
      return words.every((word) => named.some((each) => each.startsWith(word)))
    }
    const found = (await everything({ search })).map((row) => isNamed(row))
    const named = found.filter(Boolean).length
    expect(named).toBeGreaterThan(0)
    expect(found.lastIndexOf(true)).toBe(named - 1)
  })

  test.each(common)('for "%s" has one order, whatever the size of its pages', async (search) => {
    const random = numbersFrom(seed)
    const once = (await everything({ search })).map(({ id }) => id)
    expect((await pagesOf({ search }, () => 1 + random(120))).map(({ id }) => id)).toEqual(once)
  })

  test('tells the place of a clause as its pages have it, with a filter as without', async () => {
    for (const filter of [{}, { jurisdiction: 'IE' }]) {
      const found = await everything({ search: 'recorder', ...filter })
      for (const place of [0, 1, Math.floor(found.length / 2), found.length - 1]) {
        expect(must(await store.library.placeInList({ search: 'recorder', ...filter }, found[place]?.id ?? ''))).toBe(place)
      }
    }
  })

  test('with a filter shows the clauses of the whole search that the filter lets through, in the same order', async () => {
    const whole = await everything({ search: 'recorder' })
    expect((await everything({ search: 'recorder', jurisdiction: 'IE' })).map(({ id }) => id)).toEqual(
      whole.filter(({ jurisdictions }) => jurisdictions.includes('IE')).map(({ id }) => id),
    )
  })
})
