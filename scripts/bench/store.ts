import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import { ClauseListFilter, type RequestInput, type RequestName } from '../../core/requests/index.ts'
import { exampleLetter } from './letters.ts'
import { measureInTurn, milliseconds, summarise, table, type Row } from './measure.ts'
import { seedLibrary } from './seeded-library.ts'
import { serve } from './served.ts'
import { drawRegister, seedRegister } from './seeded-register.ts'

const promisedStart = 1500

/** What the window asks before a person can do anything, and what the clauses' room asks first. */
const firstQuestions = [
  ['settings.read', {}],
  ['host.describe', {}],
  ['templates.list', {}],
  ['letters.list', {}],
  ['clauses.list', ClauseListFilter.parse({})],
] as const satisfies readonly (readonly [RequestName, RequestInput<RequestName>])[]

/** Start, saving, backups and the audit trail in a full store, and in a tenth of it. */
export async function benchStore(runs: number): Promise<string> {
  const small = await benchSize({ clauses: 1000, letters: 2000 }, runs)
  const full = await benchSize({ clauses: 10_000, letters: 20_000 }, runs)
  return table('The store: five versions of each clause; growth from a tenth to the whole', [...small, ...full])
}

interface Size {
  readonly clauses: number
  readonly letters: number
}

async function benchSize({ clauses, letters }: Size, runs: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-store-'))
  const name = `${clauses.toLocaleString('en-GB')} clauses, ${letters.toLocaleString('en-GB')} letters`
  try {
    await seedRegister(folder, drawRegister({ letters, clauses: 400, seed: 1 }))
    await seedLibrary(folder, { clauses, versions: 5, seed: 1 })
    const starts = []
    let memory = 0
    for (let round = 0; round < Math.max(3, Math.ceil(runs / 10)); round += 1) {
      const started = await start(folder)
      starts.push(started.time)
      memory = Math.max(memory, started.memory)
    }
    const start95 = summarise(starts)
    const size = statSync(join(folder, 'chancery.sqlite')).size / 2 ** 20
    return [
      {
        what: `start to the first answers, ${name}`,
        figure: milliseconds(start95),
        beside: 'under 1.5 s',
        kept: start95.p95 < promisedStart,
      },
      { what: `memory after that, ${name}`, figure: `${memory.toFixed(0)} MB`, beside: '' },
      { what: `size of the file, ${name}`, figure: `${size.toFixed(0)} MB`, beside: '' },
      ...(await benchActs(folder, name, runs)),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function benchActs(folder: string, name: string, runs: number): Promise<Row[]> {
  const opened = await openStore(folder, outsideHere())
  if (!opened.ok) throw new Error(opened.error.message)
  const store = opened.value
  const letter = exampleLetter('partner-letter.md')
  const made = await store.createLetter(letter)
  if (!made.ok) throw new Error(made.error.message)
  let revision = 1
  const { save } = await measureInTurn(runs, {
    save: async () => {
      const saved = await store.saveLetter(made.value.id, revision, {
        ...letter,
        values: { ...letter.values, 'partner.name': String(revision) },
      })
      if (!saved.ok) throw new Error(saved.error.message)
      ;({ revision } = saved.value)
    },
  })
  const backup = await timed(() => store.backups.make())
  const verify = await timed(() => store.audit.verify())
  await store.close()
  return [
    { what: `save a letter, ${name}`, figure: milliseconds(save), beside: '' },
    { what: `back up and look through the copy, ${name}`, figure: `${backup.toFixed(0)} ms`, beside: '' },
    { what: `verify the audit trail, ${name}`, figure: `${verify.toFixed(0)} ms`, beside: '' },
  ]
}

async function timed(action: () => Promise<{ readonly ok: boolean }>): Promise<number> {
  const begin = performance.now()
  const { ok } = await action()
  if (!ok) throw new Error('It did not work.')
  return performance.now() - begin
}

/** Starts the program as a person does and asks what its window asks; milliseconds, and megabytes resident after it. */
async function start(folder: string): Promise<{ time: number; memory: number }> {
  const begin = performance.now()
  const served = await serve(folder)
  try {
    const { origin } = new URL(served.address)
    const opened = await fetch(served.address, { redirect: 'manual' })
    const headers = {
      cookie: opened.headers.get('set-cookie')?.split(';')[0] ?? '',
      origin,
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
    }
    await Promise.all(
      firstQuestions.map(async ([name, input]) => {
        const answer = await fetch(`${origin}/ask/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })
        if (!(await answer.text()).startsWith('{"ok":true')) throw new Error(`${name} was not answered.`)
      }),
    )
    return { time: performance.now() - begin, memory: served.resident() }
  } finally {
    await served.end()
  }
}
