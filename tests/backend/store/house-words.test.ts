import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../../backend/store/index.ts'
import { codeOf, DataFolder, must } from './stores.ts'

describe('the house’s own words', () => {
  let folder: DataFolder
  let store: Store

  beforeEach(async () => {
    folder = new DataFolder()
    store = must(await folder.open())
  })
  afterEach(async () => {
    await store.close()
    folder[Symbol.dispose]()
  })

  const words = async (): Promise<string[]> => must(await store.words.all()).map(({ word }) => word)
  const kinds = async (): Promise<string[]> =>
    must(await store.audit.entries({ offset: 0, limit: 10 }))
      .entries.map(({ kind }) => kind)
      .filter((kind) => kind.startsWith('house.word'))

  test('stand in the order of the alphabet, with who added each and when', async () => {
    must(await store.words.add('zebrafin', 'ada'))
    folder.clock = '2026-11-25T09:00:00.000Z'
    must(await store.words.add('nimbus', 'ben'))
    expect(must(await store.words.all())).toEqual([
      { word: 'nimbus', by: 'ben', at: '2026-11-25T09:00:00.000Z' },
      { word: 'zebrafin', by: 'ada', at: '2026-11-24T09:00:00.000Z' },
    ])
  })

  test('are still there when the store is opened again', async () => {
    must(await store.words.add('nimbus', 'ada'))
    await store.close()
    store = must(await folder.open())
    expect(await words()).toEqual(['nimbus'])
  })

  test('stay whose they were when they are added again, and nothing is told of it', async () => {
    must(await store.words.add('nimbus', 'ada'))
    must(await store.words.add('nimbus', 'ben'))
    expect([must(await store.words.all()).map(({ by }) => by), await kinds()]).toEqual([['ada'], ['house.word-added']])
  })

  test('are removed one at a time, and the audit trail tells both', async () => {
    for (const word of ['nimbus', 'zebrafin']) must(await store.words.add(word, 'ada'))
    must(await store.words.remove('nimbus', 'ben'))
    expect([await words(), (await kinds()).toSorted()]).toEqual([
      ['zebrafin'],
      ['house.word-added', 'house.word-added', 'house.word-removed'],
    ])
  })

  test('lose nothing to the removal of a word that is not there', async () => {
    must(await store.words.add('nimbus', 'ada'))
    must(await store.words.remove('cirrus', 'ada'))
    expect([await words(), await kinds()]).toEqual([['nimbus'], ['house.word-added']])
  })

  test('that are damaged in the file are a failure, never an empty list', async () => {
    must(await store.words.add('nimbus', 'ada'))
    folder.sql(`UPDATE settings SET value = '{' WHERE key = 'house-words'`)
    expect(codeOf(await store.words.all())).toBe('store-damaged')
  })
})
