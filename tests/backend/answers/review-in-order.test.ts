import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultRules } from '../../../core/review/index.ts'
import { administrator, author, reviewer } from '../../core/review/house.ts'
import { must, stockedHouse } from '../release/house.ts'
import { drafted, today } from '../review/reviewed.ts'
import { codeOf } from '../store/stores.ts'
import { sittingIn, type Sitting } from './sitting.ts'

let sitting: Sitting
let review: string

beforeAll(async () => {
  sitting = await sittingIn(stockedHouse)
  const { store, ask } = sitting
  const inOrder = { approvals: 2, roles: ['reviewer' as const, 'administrator' as const], mode: 'in-order' as const }
  must(
    await store.rules.set(
      { ...defaultRules, clauses: { ...defaultRules.clauses, statement: inOrder } },
      '',
      administrator.person.id,
      today,
    ),
  )
  sitting.sits(author)
  const { id } = await drafted(store, author, 'statement')
  review = must(await ask('reviews.send', { id })).id
}, 120_000)
afterAll(() => sitting.close())

/** The review as the person sees it who sits here, with the heading of the inbox under which it stands. */
async function seen() {
  const inbox = must(await sitting.ask('reviews.inbox', {}))
  const place = (['waiting', 'sent', 'others'] as const).find((name) => inbox[name].some(({ id }) => id === review))
  const item = place === undefined ? undefined : inbox[place].find(({ id }) => id === review)
  return { place, mine: item?.mine, mineLater: item?.mineLater, waitsFor: item?.waitsFor.map(({ name }) => name) }
}

test('the first reviewer is asked', async () => {
  sitting.sits(reviewer)
  expect(await seen()).toMatchObject({ place: 'waiting', mine: ['reviewer'], mineLater: [] })
})

test('the second is told whom they wait for', async () => {
  sitting.sits(administrator)
  expect(await seen()).toEqual({ place: 'others', mine: [], mineLater: ['administrator'], waitsFor: ['Rita Reviewer', 'Sam Second'] })
})

test('the second approves nothing before the first has', async () => {
  sitting.sits(administrator)
  expect(codeOf(await sitting.ask('reviews.decide', { id: review, meaning: 'approve' }))).toBe('out-of-turn')
})

test('it comes to the second once the first has approved', async () => {
  sitting.sits(reviewer)
  must(await sitting.ask('reviews.decide', { id: review, meaning: 'approve' }))
  sitting.sits(administrator)
  expect(await seen()).toEqual({ place: 'waiting', mine: ['administrator'], mineLater: [], waitsFor: ['Adam Minister'] })
})

test('the audit trail says what a review and a decision are about', async () => {
  const { entries } = must(await sitting.ask('audit.list', { offset: 0, limit: 20 }))
  const requested = entries.find(({ kind, entity }) => kind === 'review.requested' && entity === review)
  const decided = entries.find(({ kind }) => kind === 'decision.added')
  expect([requested?.about, decided?.about]).toEqual([expect.stringMatching(/^statement\/delivery-\d+ v1$/u), requested?.about])
})
