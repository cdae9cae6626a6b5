import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, uuidV7 } from '../../backend/store/index.ts'
import { RegisterFilter } from '../../core/requests/index.ts'
import { measureInTurn, milliseconds, table } from './measure.ts'
import { drawRegister, identityOfClause, seedRegister } from './seeded-register.ts'

const promised = 1000

/** Recall, where-used and search in a register of 20,000 letters and 400 clauses, and of a tenth of it. */
export async function benchRegister(runs: number): Promise<string> {
  const rows = [...(await benchSize(2000, runs)), ...(await benchSize(20_000, runs))]
  return table('The register: 400 clauses in four versions each', rows)
}

async function benchSize(letters: number, runs: number) {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-register-'))
  try {
    await seedRegister(folder, drawRegister({ letters, clauses: 400, seed: 1 }))
    const opened = await openStore(folder, { now: () => new Date().toISOString(), newId: () => uuidV7(Date.now(), new Uint8Array(10)) })
    if (!opened.ok) throw new Error(opened.error.message)
    const { register } = opened.value
    let found = 0
    const next = (): number => (found += 1) % 400
    const times = await measureInTurn(runs, {
      recall: () => register.recall(identityOfClause(next()), 2),
      'where used': () => register.whereUsed(identityOfClause(next())),
      search: () => register.list(RegisterFilter.parse({ search: `pena ${String(next())}` })),
      'first page': () => register.list(RegisterFilter.parse({})),
      'not sent': () => register.list(RegisterFilter.parse({ sent: 'not-sent' })),
      'sixteen recalls': async () => {
        for (let clause = 0; clause < 400; clause += 100)
          for (let version = 1; version <= 4; version += 1) await register.recall(identityOfClause(clause), version)
      },
    })
    await opened.value.close()
    const size = statSync(join(folder, 'chancery.sqlite')).size / 2 ** 20
    const count = letters.toLocaleString('en-GB')
    const measured = Object.entries(times).map(([what, time]) => ({
      what: `${what}, ${count} letters`,
      figure: milliseconds(time),
      beside: 'under 1 s',
      kept: time.p95 < promised,
    }))
    return [...measured, { what: `size of the file, ${count} letters without their files`, figure: `${size.toFixed(0)} MB`, beside: '' }]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
