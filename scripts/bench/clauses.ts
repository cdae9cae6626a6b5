import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import { measureInTurn, milliseconds, table, type Measured, type Row } from './measure.ts'
import { seedLibrary } from './seeded-library.ts'
import { drawRegister, seedRegister } from './seeded-register.ts'

const versionsEach = 5
/** For each clause; a tenth of them are drafts. */
const lettersEach = 2
const today = '2026-11-24'
/** What people type: beginnings, words, several of them, and phrases, common and rare. */
const searches = [
  'cam',
  'recorder',
  'scope assess',
  '"binds departments"',
  'regulator statement partner',
  'clause-417',
  'guidance pub',
  '"every year"',
  'ev',
  'retail certificate equip',
]

function must<Value>(result: { ok: true; value: Value } | { ok: false; error: { message: string } }): Value {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

interface Scale {
  readonly first: Measured
  readonly search: Measured
  readonly open: Measured
  readonly megabytes: number
  readonly resident: number
}

async function measure(clauses: number, runs: number): Promise<Scale> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-clauses-'))
  try {
    await seedRegister(folder, drawRegister({ letters: clauses * lettersEach, clauses, seed: 1 }))
    await seedLibrary(folder, { clauses, versions: versionsEach, seed: 1 })
    const store = must(await openStore(folder, outsideHere()))
    let [asked, seen] = [0, 0]
    const list = async (search: string, offset = 0) => must(await store.library.listClauses({ search, offset, limit: 100 }))
    const ids: string[] = []
    for (let offset = 0; offset < clauses; offset += clauses / 10) ids.push(...(await list('', offset)).rows.map(({ id }) => id))
    const { first, search, open } = await measureInTurn(runs, {
      first: () => list(''),
      search: () => list(searches[(asked += 1) % searches.length] ?? ''),
      open: async () => must(await store.library.openClause(ids[(seen += 37) % ids.length] ?? '', today)),
    })
    const resident = process.memoryUsage().rss / 1e6
    await store.close()
    return { first, search, open, megabytes: statSync(join(folder, 'chancery.sqlite')).size / 1e6, resident }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Lists, searches and opens clauses in a full store, and how each grows from a tenth of it. */
export async function benchClauses(clauses: number, runs: number): Promise<string> {
  const small = await measure(clauses / 10, runs)
  const large = await measure(clauses, runs)
  const grown = (name: 'first' | 'search' | 'open'): string => `${(large[name].p50 / small[name].p50).toFixed(1)} × from 1× to 10×`
  const rows: Row[] = [
    { what: 'first page of the list', figure: milliseconds(large.first), beside: grown('first') },
    { what: 'search', figure: milliseconds(large.search), beside: `p95 under 20 ms; ${grown('search')}`, kept: large.search.p95 < 20 },
    { what: 'open a clause', figure: milliseconds(large.open), beside: `p95 under 50 ms; ${grown('open')}`, kept: large.open.p95 < 50 },
    { what: 'file', figure: `${large.megabytes.toFixed(0)} MB`, beside: `${small.megabytes.toFixed(0)} MB at a tenth` },
    { what: 'resident memory', figure: `${large.resident.toFixed(0)} MB`, beside: `${small.resident.toFixed(0)} MB at a tenth` },
  ]
  const many = (count: number): string => count.toLocaleString('en-GB')
  const title = `${many(clauses)} clauses with ${many(clauses * versionsEach)} versions and ${many(clauses * lettersEach)} letters`
  return table(title, rows)
}
