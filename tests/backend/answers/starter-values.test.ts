import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Ask, HouseVersionEntry } from '../../../core/requests/index.ts'
import { author, reviewer } from '../../core/review/house.ts'
import { must } from '../release/house.ts'
import { codeOf } from '../store/stores.ts'
import { peopledStore, sittingIn, type Sitting } from './sitting.ts'

let sitting: Sitting
let ask: Ask
const ids = { version: '', review: '' }

beforeAll(async () => {
  sitting = await sittingIn(peopledStore)
  ;({ ask } = sitting)
  sitting.sits(author)
  // As templates/company.yaml has the first and not the second.
  const thing = { kind: 'company' as const, content: { 'company.name': 'Northlight Vision', 'company.founded': '1987' } }
  ids.version = must(await ask('house.create', { thing, reason: 'To begin with.' })).id
  ids.review = must(await ask('house.submit', { id: ids.version })).id
}, 60_000)
afterAll(() => sitting.close())
beforeEach(() => sitting.sits(reviewer))

async function newest(): Promise<HouseVersionEntry | undefined> {
  return must(await ask('house.open', { id: ids.version })).versions[0]
}

test('the list of the house names the values that still are the starter library’s', async () => {
  expect(must(await ask('house.list', {})).rows.map(({ starterValues }) => starterValues)).toEqual([['company.name']])
})
test('a reviewer is shown them', async () => {
  expect(must(await ask('reviews.open', { id: ids.review })).house?.starterValues).toEqual(['company.name'])
})
test('they are not approved without a word', async () => {
  expect(codeOf(await ask('reviews.decide', { id: ids.review, meaning: 'approve' }))).toBe('starter-values')
})
test('with a word that they are the company’s own they are, and the word stands beside the approval', async () => {
  must(await ask('reviews.decide', { id: ids.review, meaning: 'approve', comment: 'They are ours.' }))
  const version = await newest()
  expect([version?.decisions.map(({ comment }) => comment), version?.starterValues]).toEqual([['They are ours.'], undefined])
})
