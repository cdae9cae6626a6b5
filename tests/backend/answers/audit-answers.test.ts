import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import type { Ask } from '../../../core/requests/index.ts'
import { author, reviewer } from '../../core/review/house.ts'
import { must } from '../release/house.ts'
import { letterOf, wishOf } from '../store/stores.ts'
import { peopledStore, sittingIn, type Sitting } from './sitting.ts'

let sitting: Sitting
let ask: Ask
let letter: string

const supply: ClauseVersion = {
  code: 'statement/sup-012',
  kind: 'statement',
  title: 'Supply',
  language: 'en-GB',
  jurisdictions: ['GB'],
  version: 1,
  valid: {},
  tags: [],
  evidence: [],
  body: [{ type: 'paragraph', children: [{ text: 'We supply.' }] }],
}

beforeAll(async () => {
  sitting = await sittingIn(peopledStore)
  ;({ ask } = sitting)
  const { store } = sitting
  letter = must(await store.createLetter({ ...letterOf('scope'), title: 'Scope notice for Harrow & Lañe' })).id
  must(await store.createLetter({ ...letterOf('other'), title: 'Farrow and others' }))
  const clause = must(await store.library.createClause(supply, wishOf(author.person, 'New.'))).id
  sitting.sits(author)
  must(await ask('reviews.send', { id: clause, note: 'See here.' }))
})
afterAll(() => sitting.close())

/** What the entries that are found happened to, each once. */
async function found(about: string): Promise<string[]> {
  const { entries } = must(await ask('audit.list', { about, offset: 0, limit: 100 }))
  return [...new Set(entries.map((entry) => entry.about ?? ''))]
}

describe('the audit trail is narrowed by what people call things:', () => {
  test.each(['Harrow', 'lane harr', '  HARROW   &  Lane '])('a letter by words of its title, "%s"', async (typed) => {
    expect(await found(typed)).toEqual(['Scope notice for Harrow & Lañe'])
  })
  test.each(['SUP-012', 'statement/sup-012', 'supply'])('a clause by its code and its title, with its review, "%s"', async (typed) => {
    const { entries } = must(await ask('audit.list', { about: typed, offset: 0, limit: 100 }))
    expect(entries.map(({ kind }) => kind).toSorted()).toEqual(['clause-version.created', 'clause-version.in-review', 'review.requested'])
    expect(new Set(entries.map(({ about }) => about))).toEqual(new Set(['statement/sup-012 v1']))
  })
  test('a person by the name', async () => {
    expect(await found(reviewer.person.name)).toEqual([reviewer.person.name])
  })
  test('an id finds exactly what bears it', async () => {
    const { entries } = must(await ask('audit.list', { about: ` ${letter} `, offset: 0, limit: 100 }))
    expect(new Set(entries.map(({ entity }) => entity))).toEqual(new Set([letter]))
  })
  test.each(['arrow', 'nobody has this', '&'])('what nothing is called finds nothing: "%s"', async (typed) => {
    expect(await found(typed)).toEqual([])
  })
})
