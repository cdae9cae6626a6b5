import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenVersion } from '../../../backend/store/index.ts'
import { addDays, type ClauseVersion } from '../../../core/clause/index.ts'
import { pinClause } from '../../../core/letter/index.ts'
import { clauseVersion } from '../../core/letter/shelf.ts'
import { author, reviewer } from '../../core/review/house.ts'
import { today } from '../release/house.ts'
import { broughtIn, letterOf, must, revisedTo, wishOf } from '../store/stores.ts'
import { peopledStore, sittingIn, type Sitting } from './sitting.ts'

let sitting: Sitting

beforeAll(async () => {
  sitting = await sittingIn(peopledStore)
  for (const days of [-1, 0, 29, 30, 31, 60, 61, 90, 91])
    await ending(days < 0 ? 'ends/ended' : `ends/in-${String(days)}`, { valid: { until: addDays(today, days) } })
  for (const days of [-200, 30, 31])
    await ending(days < 0 ? 'review/overdue' : `review/in-${String(days)}`, { reviewBy: addDays(today, days) })
  await ending('never/ends', {})
})
afterAll(() => sitting.close())

const brought = new Map<string, ClauseVersion>()

async function ending(code: string, changes: Partial<ClauseVersion>): Promise<void> {
  const { version } = await broughtIn(sitting.store, clauseVersion({ code, title: code, valid: {}, ...changes }))
  brought.set(code, version)
}

/** A draft with these clauses in it. */
async function drafted(title: string, ...codes: readonly string[]): Promise<string> {
  const clauses = codes.map((code) => pinClause(brought.get(code) ?? clauseVersion({ code })))
  const letter = letterOf(title)
  const { id } = must(await sitting.store.createLetter({ ...letter, title, document: [...letter.document, ...clauses] }, author.person.id))
  return id
}

/** Has a draft approved. */
async function approved(id: string): Promise<OpenVersion> {
  must(await sitting.store.library.moveVersion(id, { from: 'draft', to: 'in-review' }, author.person.id))
  return must(await sitting.store.library.moveVersion(id, { from: 'in-review', to: 'approved' }, reviewer.person.id))
}

const codesWithin = async (days: number): Promise<string[]> =>
  must(await sitting.ask('clauses.expiring', { days })).due.map(({ code, inDays }) => `${code} ${String(inDays)}`)

describe('the calendar of what is due', () => {
  test.each([
    [30, ['review/overdue -200', 'ends/in-0 0', 'ends/in-29 29', 'ends/in-30 30', 'review/in-30 30']],
    [
      60,
      [
        'review/overdue -200',
        'ends/in-0 0',
        'ends/in-29 29',
        'ends/in-30 30',
        'review/in-30 30',
        'ends/in-31 31',
        'review/in-31 31',
        'ends/in-60 60',
      ],
    ],
    [
      90,
      [
        'review/overdue -200',
        'ends/in-0 0',
        'ends/in-29 29',
        'ends/in-30 30',
        'review/in-30 30',
        'ends/in-31 31',
        'review/in-31 31',
        'ends/in-60 60',
        'ends/in-61 61',
        'ends/in-90 90',
      ],
    ],
  ])(
    'within %i days holds its last day and not the next, what is overdue, no draft that has ended, and nothing that never ends',
    async (days, due) => {
      const found = await codesWithin(days)
      expect([found.toSorted(), found.map((each) => Number(each.split(' ')[1]))]).toEqual([
        due.toSorted(),
        found.map((each) => Number(each.split(' ')[1])).toSorted((one, other) => one - other),
      ])
    },
  )

  test('names with each clause the letters drafted with this version of it, and no removed or other one', async () => {
    const [one, two] = [await drafted('One', 'ends/in-30'), await drafted('Two', 'ends/in-30', 'never/ends')]
    const removed = await drafted('Removed', 'ends/in-30')
    await drafted('Other', 'never/ends')
    must(await sitting.store.removeLetter(removed, true))
    const { due } = must(await sitting.ask('clauses.expiring', { days: 30 }))
    const drafts = due.find(({ code }) => code === 'ends/in-30')?.drafts ?? []
    expect(drafts.map(({ letterId, title }) => `${letterId} ${title}`).toSorted()).toEqual([`${one} One`, `${two} Two`].toSorted())
    expect(due.filter(({ code }) => code !== 'ends/in-30').flatMap((each) => each.drafts)).toEqual([])
  })

  test('holds a version that ends before the approved one after it begins, with the letters drafted with it', async () => {
    const code = 'ends/before-the-next'
    const ending = clauseVersion({ code, title: code, valid: { until: addDays(today, 20) }, reviewBy: today })
    const first = await approved((await broughtIn(sitting.store, ending)).id)
    brought.set(code, first.version)
    await drafted('Before the next', code)
    const { reviewBy: _reviewed, ...words } = first.version
    const next = { ...words, valid: { from: addDays(today, 25), until: addDays(today, 28) } }
    const second = await approved((await revisedTo(sitting.store, first.id, next, wishOf(author.person))).id)
    const last = { ...words, valid: { from: addDays(today, 27) } }
    await approved((await revisedTo(sitting.store, second.id, last, wishOf(author.person))).id)
    const { due } = must(await sitting.ask('clauses.expiring', { days: 30 }))
    const shown = due.filter((each) => each.code === code).map((each) => [each.number, each.what, each.inDays, each.drafts.length])
    expect(shown).toEqual([
      [1, 'ends', 20, 1],
      [2, 'ends', 28, 0],
    ])
    // Before the next one begins nothing stands in for what has ended, and from its first day on that does.
    const numbersOn = async (days: number): Promise<number[]> =>
      must(await sitting.store.library.due(addDays(today, days), 30)).flatMap((each) => (each.code === code ? [each.number] : []))
    expect([await numbersOn(24), await numbersOn(25), await numbersOn(27)]).toEqual([[1, 2], [2], []])
  })

  test('and the list of clauses agree on what ends within some days, also where a later version does not', async () => {
    const code = 'ends/listed'
    const ending = clauseVersion({ code, title: code, valid: { until: addDays(today, 9) } })
    const first = await approved((await broughtIn(sitting.store, ending)).id)
    const next = { ...first.version, valid: { from: addDays(today, 10) } }
    await approved((await revisedTo(sitting.store, first.id, next, wishOf(author.person))).id)
    const listed = async (expiresWithin: number): Promise<string[]> =>
      must(await sitting.ask('clauses.list', { expiresWithin })).rows.map((row) => row.code)
    const due = async (days: number): Promise<string[]> =>
      must(await sitting.ask('clauses.expiring', { days })).due.flatMap((each) =>
        each.what === 'ends' && each.inDays >= 0 ? [each.code] : [],
      )
    for (const days of [8, 9, 30]) expect((await listed(days)).toSorted()).toEqual([...new Set(await due(days))].toSorted())
    expect([(await listed(8)).includes(code), (await listed(9)).includes(code)]).toEqual([false, true])
    // Once the later one has begun, nobody asks any more when the first one ends.
    const from = addDays(today, 10)
    const later = must(await sitting.store.library.listClauses({ expires: { from, until: addDays(from, 30) }, offset: 0, limit: 100 }))
    expect(later.rows.map((row) => row.code)).not.toContain(code)
  })

  test('forgets a clause whose version was withdrawn', async () => {
    const code = 'ends/in-29'
    const [open] = must(await sitting.store.library.versions([code]))
    must(await sitting.store.library.withdraw(open?.id ?? '', undefined, wishOf(reviewer.person, 'It was wrong.')))
    expect(await codesWithin(90)).not.toContain(`${code} 29`)
  })
})
