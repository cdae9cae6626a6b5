import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore, uuidV7, type Store } from '../../../backend/store/index.ts'
import { RegisterFilter } from '../../../core/requests/index.ts'
import { clauseVersion } from '../../core/letter/shelf.ts'
import { broughtIn, must } from './stores.ts'
import { drawRegister, identityOfClause, numbersFrom, seedRegister, type SeededLetter } from '../../../scripts/bench/seeded-register.ts'

const seed = Number(process.env['CHANCERY_SEED'] ?? 20_261_125)
const folder = mkdtempSync(join(tmpdir(), 'chancery-register-'))
const letters = drawRegister({ letters: 20_000, clauses: 400, seed })
let store: Store
let ids = 0

beforeAll(async () => {
  await seedRegister(folder, letters)
  const opened = await openStore(folder, { now: () => '2026-11-24T09:00:00.000Z', newId: () => uuidV7((ids += 1), new Uint8Array(10)) })
  if (!opened.ok) throw new Error(opened.error.message)
  store = opened.value
}, 120_000)
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const everyVersion = Array.from({ length: 400 }, (_, clause) =>
  [1, 2, 3, 4].map((version) => ({ identity: identityOfClause(clause), version })),
).flat()

/** The letters with a version, counted by hand: one look at every clause of every letter. */
function lettersByVersion(): Map<string, SeededLetter[]> {
  const found = new Map<string, SeededLetter[]>()
  for (const letter of letters) {
    for (const key of new Set(letter.clauses.map(({ identity, version }) => `${identity} v${String(version)}`)))
      found.set(key, [...(found.get(key) ?? []), letter])
  }
  return found
}
const byHand = lettersByVersion()
const withVersion = ({ identity, version }: { identity: string; version: number }): SeededLetter[] =>
  byHand.get(`${identity} v${String(version)}`) ?? []

describe(`a register of 20,000 letters and 400 clauses, seed ${String(seed)}`, () => {
  test(
    'a recall names every letter that left with a version, and no other, with recipient, dates and passages',
    { timeout: 120_000 },
    async () => {
      for (const { identity, version } of everyVersion) {
        const recalled = must(await store.register.recall(identity, version)).map(({ letterId, recipient, date, passages, sendings }) => ({
          letterId,
          recipient,
          date,
          passages,
          sent: sendings.map((sending) => `${sending.day} ${sending.recipient}`),
        }))
        const expected = withVersion({ identity, version })
          .filter(({ releaseId }) => releaseId !== undefined)
          .map(({ letterId, recipient, date, clauses, sendings }) => ({
            letterId,
            recipient,
            date,
            passages: clauses.filter((clause) => clause.identity === identity && clause.version === version).map(({ passage }) => passage),
            sent: sendings.map((sending) => `${sending.day} ${sending.recipient}`).toSorted(),
          }))
        expect(recalled.toSorted((left, right) => (left.letterId < right.letterId ? -1 : 1))).toEqual(expected)
      }
    },
  )

  test('where a version is used is found in drafts, released and sent letters alike, and nowhere else', { timeout: 120_000 }, async () => {
    for (const { identity, version } of everyVersion) {
      const uses = must(await store.register.whereUsed(identity, version))
      const ids = (found: readonly { letterId: string }[]): string[] => found.map(({ letterId }) => letterId).toSorted()
      const expected = withVersion({ identity, version })
      expect([ids(uses.drafts), ids(uses.released), ids(uses.sent)]).toEqual([
        ids(expected.filter(({ releaseId }) => releaseId === undefined)),
        ids(expected.filter(({ releaseId, sendings }) => releaseId !== undefined && sendings.length === 0)),
        ids(expected.filter(({ sendings }) => sendings.length > 0)),
      ])
    }
  })

  test.each(['pena', 'łódź 17', 'SCOPE Fênix', 'notice 123', 'harb opt 4'])(
    'a search for "%s" finds what begins with its words, whatever their case and accents',
    async (search) => {
      const fold = (text: string): string => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
      const words = fold(search).split(' ')
      const expected = letters.filter(
        ({ releaseId, title, recipient }) =>
          releaseId !== undefined &&
          words.every((word) =>
            fold(`${title} ${recipient}`)
              .split(' ')
              .some((written) => written.startsWith(word)),
          ),
      )
      const { total, rows } = must(await store.register.list(RegisterFilter.parse({ search, limit: 500 })))
      expect([total, rows.length, rows.every(({ letterId }) => expected.some((letter) => letter.letterId === letterId))]).toEqual([
        expected.length,
        Math.min(500, expected.length),
        true,
      ])
    },
  )

  test('its pages show every released letter once, the last released first', async () => {
    const random = numbersFrom(seed + 1)
    const shown: { id: string; releasedAt: string }[] = []
    for (let offset = 0; ;) {
      const limit = 300 + random(200)
      const { rows } = must(await store.register.list(RegisterFilter.parse({ offset, limit })))
      if (rows.length === 0) break
      shown.push(...rows)
      offset += rows.length
    }
    const inOrder = shown.every(({ releasedAt }, index) => releasedAt <= (shown[index - 1]?.releasedAt ?? releasedAt))
    expect([new Set(shown.map(({ id }) => id)).size, shown.length, inOrder]).toEqual([
      shown.length,
      letters.filter(({ releaseId }) => releaseId !== undefined).length,
      true,
    ])
  })

  test('those that carry a withdrawn version are found, and no other', async () => {
    for (const clause of [1, 2, 7]) {
      const jurisdictions = clause % 3 === 1 ? ['GB'] : ['GB', 'IE']
      const made = await broughtIn(store, {
        ...clauseVersion(),
        code: `statement/clause-${String(clause)}`,
        language: 'en-GB',
        jurisdictions,
        version: 1,
      })
      must(await store.library.moveVersion(made.id, { from: 'draft', to: 'withdrawn' }, 'import', { reason: 'No longer so.' }))
    }
    const withdrawn = new Set([1, 2, 7].map((clause) => identityOfClause(clause)))
    const expected = letters.filter(
      ({ releaseId, clauses }) =>
        releaseId !== undefined && clauses.some(({ identity, version }) => version === 1 && withdrawn.has(identity)),
    )
    const { rows, total } = must(await store.register.list(RegisterFilter.parse({ sent: 'recalled', limit: 500 })))
    expect([total, rows.every(({ recalled }) => recalled), new Set(rows.map(({ letterId }) => letterId))]).toEqual([
      expected.length,
      true,
      new Set(expected.map(({ letterId }) => letterId)),
    ])
  })

  test.each([
    ['sent', true],
    ['not-sent', false],
  ] as const)('those of a year that are %s are counted exactly', async (sent, wasSent) => {
    const { total } = must(await store.register.list(RegisterFilter.parse({ from: '2022-01-01', until: '2022-12-31', sent })))
    expect(total).toBe(
      letters.filter(
        ({ releaseId, date, sendings }) => releaseId !== undefined && date.startsWith('2022') && sendings.length > 0 === wasSent,
      ).length,
    )
  })
})
