import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ReviewItem, Store, StoredDelegation } from '../../../backend/store/index.ts'
import type { ClauseKind } from '../../../core/clause/index.ts'
import { author, decision, reviewer, second, signatory, type Colleague } from '../../core/review/house.ts'
import { codeOf, must } from '../store/stores.ts'
import { drafted, houseIn, today } from './reviewed.ts'

let folder: string
let store: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-delegations-'))
  store = await houseIn(folder)
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const days = { firstDay: today, lastDay: '2026-11-30' }

/** The second reviewer stands in for the first. */
async function standsIn(): Promise<StoredDelegation> {
  return must(await store.delegations.make({ from: reviewer.person.id, to: second.person.id, ...days }, reviewer.person.id, today))
}

async function sent(by: Colleague, kind: ClauseKind): Promise<ReviewItem> {
  const { id } = await drafted(store, by, kind)
  return must(await store.reviews.send({ subject: 'clause-version', id, note: '', today }, by.person))
}

const insteadOf = { insteadOf: reviewer.person, today }

async function insteadOfIn({ id }: ReviewItem, of: Colleague): Promise<readonly string[]> {
  const { standing } = must(await store.reviews.open(id, today))
  return standing.mayGive.find(({ person }) => person === of.person.id)?.insteadOf ?? []
}

describe('a delegation', () => {
  test('is refused where the two share no role, and leaves nothing behind', async () => {
    const refused = await store.delegations.make({ from: reviewer.person.id, to: signatory.person.id, ...days }, reviewer.person.id, today)
    expect([codeOf(refused), must(await store.delegations.list(today))]).toEqual(['delegation-refused', []])
  })
  test('is made by nobody else', async () => {
    const refused = await store.delegations.make({ from: reviewer.person.id, to: second.person.id, ...days }, second.person.id, today)
    expect(codeOf(refused)).toBe('not-theirs')
  })
  test('is listed until its last day has passed', async () => {
    await standsIn()
    expect([must(await store.delegations.list('2026-11-30')).length, must(await store.delegations.list('2026-12-01')).length]).toEqual([
      1, 0,
    ])
  })
  test('no longer holds once it is ended', async () => {
    const { id } = await standsIn()
    const item = await sent(author, 'statement')
    const before = await insteadOfIn(item, second)
    must(await store.delegations.end(id, second.person.id))
    expect([before, await insteadOfIn(item, second), must(await store.delegations.list(today))]).toEqual([[reviewer.person.id], [], []])
  })
  test('is ended by nobody else', async () => {
    const { id } = await standsIn()
    expect(codeOf(await store.delegations.end(id, author.person.id))).toBe('not-theirs')
  })
  test('is ended once', async () => {
    const { id } = await standsIn()
    must(await store.delegations.end(id, reviewer.person.id))
    expect(codeOf(await store.delegations.end(id, reviewer.person.id))).toBe('delegation-unknown')
  })
  test('stands in the audit trail with its end, and the trail holds', async () => {
    const { id } = await standsIn()
    must(await store.delegations.end(id, reviewer.person.id))
    const { entries } = must(await store.audit.entries({ entity: id, offset: 0, limit: 10 }))
    expect([entries.map(({ kind }) => kind).toSorted(), must(await store.audit.verify()).broken]).toEqual([
      ['delegation.ended', 'delegation.made'],
      undefined,
    ])
  })
})

describe('through a delegation', () => {
  test('a delegate decides with their own key, in their own name', async () => {
    await standsIn()
    const item = await sent(author, 'statement')
    const { decisions } = must(await store.reviews.decide(item.id, decision(second, item.digest), insteadOf))
    expect(decisions.map(({ person }) => person)).toEqual([second.person.id])
  })
  test('nobody approves what they wrote', async () => {
    await standsIn()
    const item = await sent(second, 'statement')
    expect(codeOf(await store.reviews.decide(item.id, decision(second, item.digest), insteadOf))).toBe('own-work')
  })
  test('nobody approves what who is away wrote, as if it were theirs to give', async () => {
    await standsIn()
    const item = await sent(reviewer, 'statement')
    expect(codeOf(await store.reviews.decide(item.id, decision(second, item.digest), insteadOf))).toBe('own-work')
  })
  test('nobody approves twice: the same words again are refused, and count once', async () => {
    await standsIn()
    const item = await sent(author, 'policy-quote')
    must(await store.reviews.decide(item.id, decision(second, item.digest), { today }))
    expect(codeOf(await store.reviews.decide(item.id, decision(second, item.digest), insteadOf))).toBe('decided-already')
    const { standing, state } = must(await store.reviews.open(item.id, today))
    expect([standing.given, standing.needed, state]).toEqual([1, 2, 'in-review'])
  })
  test('nobody says something else after their own approval', async () => {
    await standsIn()
    const item = await sent(author, 'policy-quote')
    must(await store.reviews.decide(item.id, decision(second, item.digest), { today }))
    const other = decision(second, item.digest, { meaning: 'refuse', comment: 'In the place of Rita.' })
    expect(codeOf(await store.reviews.decide(item.id, other, insteadOf))).toBe('decided-already')
  })
})
