import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../../backend/store/index.ts'
import { superseded } from '../../../backend/store/thin-revisions.ts'
import { codeOf, DataFolder, letterOf, must, textIn } from './stores.ts'

const person = 'person-1'
let data: DataFolder
let store: Store
let id = ''
let revision = 0

beforeEach(async () => {
  data = new DataFolder()
  store = must(await data.open())
  id = must(await store.createLetter(letterOf('first'), person)).id
  revision = 1
})
afterEach(async () => {
  await store.close()
  data[Symbol.dispose]()
})

/** Saves another text at a moment, as this person. */
async function save(text: string, at: string, restores?: number): Promise<void> {
  data.clock = at
  revision = must(await store.saveLetter(id, revision, letterOf(text), person, { restores })).revision
}

async function listed(): Promise<number[]> {
  return must(await store.history.list(id)).map(({ number }) => number)
}

describe('the history of a letter', () => {
  test('has the newest version first, with who saved it and when', async () => {
    await save('second', '2026-11-24T09:20:00.000Z')
    const about = { savedBy: person, name: undefined }
    expect(must(await store.history.list(id))).toEqual([
      { ...about, number: 2, begunAt: data.clock, savedAt: data.clock, happened: [] },
      { ...about, number: 1, begunAt: '2026-11-24T09:00:00.000Z', savedAt: '2026-11-24T09:00:00.000Z', happened: ['letter.created'] },
    ])
  })
  test('opens a version as it stood', async () => {
    await save('second', '2026-11-24T09:20:00.000Z')
    expect(must(await store.history.open(id, 1)).document).toEqual(letterOf('first').document)
  })
  test('says so when a version is not there', async () => {
    expect(codeOf(await store.history.open(id, 7))).toBe('revision-unknown')
  })
  test('of no letter is refused', async () => {
    expect(codeOf(await store.history.list('none'))).toBe('letter-unknown')
  })
})

describe('a version that is named', () => {
  test('stays as it is from then on', async () => {
    must(await store.history.name(id, 1, 'As agreed', person))
    await save('second', '2026-11-24T09:01:00.000Z')
    expect(must(await store.history.list(id)).map(({ number, name }) => [number, name])).toEqual([
      [2, undefined],
      [1, 'As agreed'],
    ])
  })
  test('loses its name again', async () => {
    must(await store.history.name(id, 1, 'As agreed', person))
    must(await store.history.name(id, 1, '', person))
    expect(must(await store.history.list(id)).map(({ name }) => name)).toEqual([undefined])
  })
  test('cannot be taken out of the store', async () => {
    must(await store.history.name(id, 1, 'As agreed', person))
    await save('second', '2026-11-24T09:01:00.000Z')
    await store.close()
    expect(() => data.sql('delete from revisions where number = 1')).toThrow('a closed revision never changes')
  })
})

describe('bringing an earlier version back', () => {
  test('leaves what stood there as a version of its own, however young', async () => {
    await save('second', '2026-11-24T09:20:00.000Z')
    await save('first', '2026-11-24T09:21:00.000Z', 1)
    expect([await listed(), await textIn(store, id)]).toEqual([[3, 2, 1], 'first'])
  })
  test('stands in the audit trail with the version that came back', async () => {
    await save('second', '2026-11-24T09:20:00.000Z')
    await save('first', '2026-11-24T09:21:00.000Z', 1)
    const [entry] = must(await store.audit.entries({ offset: 0, limit: 1 })).entries
    expect([entry?.kind, entry?.actor, JSON.parse(entry?.payload ?? '')]).toEqual([
      'letter.restored',
      person,
      expect.objectContaining({ revision: 3, restored: 1 }),
    ])
  })
})

describe('versions without a name', () => {
  test('of the last two days all stay', async () => {
    for (const minute of ['10', '20', '30']) await save(minute, `2026-11-24T09:${minute}:00.000Z`)
    await save('later', '2026-11-25T20:00:00.000Z')
    await save('now', '2026-11-26T08:00:00.000Z')
    expect(await listed()).toEqual([6, 5, 4, 3, 2, 1])
  })
  test('that are older are thinned to the last of each hour, and never one of which the trail tells more', async () => {
    for (const minute of ['10', '20', '30']) await save(minute, `2026-11-24T09:${minute}:00.000Z`)
    await save('an hour later', '2026-11-24T10:10:00.000Z')
    await save('now', '2026-11-27T08:00:00.000Z')
    // The first says how the letter was created.
    expect(await listed()).toEqual([6, 5, 4, 1])
  })
  test('that are older than a month are thinned to the last of each day', async () => {
    await save('morning', '2026-11-24T09:30:00.000Z')
    await save('noon', '2026-11-24T12:00:00.000Z')
    await save('evening', '2026-11-24T18:00:00.000Z')
    await save('now', '2026-12-27T08:00:00.000Z')
    expect(await listed()).toEqual([5, 4, 1])
  })
  test('stay when they were sent to review, also in the place of a later one', async () => {
    const rows = ['09:10', '09:20', '09:30'].map((time, index) => ({ number: index + 1, saved_at: `2026-11-24T${time}:00.000Z` }))
    expect(superseded(rows, new Set([2]), '2026-11-28T00:00:00.000Z')).toEqual([1])
  })
  test('cannot be taken out where no later one of their day stays', async () => {
    await save('another', '2026-11-24T10:00:00.000Z')
    await save('next day', '2026-11-25T10:00:00.000Z')
    await store.close()
    expect(() => data.sql('delete from revisions where number = 2')).toThrow('a closed revision never changes')
  })
})

describe('a letter with a block that nobody understands', () => {
  beforeEach(async () => {
    must(await store.history.name(id, 1, 'Whole', person))
    await save('second', '2026-11-24T09:20:00.000Z')
    await store.close()
    data.sql(`update revisions set letter = replace(letter, '"type":"paragraph"', '"type":"hologram"') where closed = 0`)
    store = must(await data.open())
  })
  test('is not opened, so that nothing is written over it', async () => {
    expect(codeOf(await store.openLetter(id))).toBe('letter-unreadable')
  })
  test('is told with the block as it is stored, and the last version that can be read', async () => {
    const { letter, refused, lastWhole } = must(await store.history.salvage(id))
    expect([letter?.document, refused.map(({ index, data: block }) => [index, JSON.parse(block)]), lastWhole?.number]).toEqual([
      [],
      [[0, { type: 'hologram', children: [{ text: 'second' }] }]],
      1,
    ])
  })
  test('goes back to that version, and stays as it was beside it', async () => {
    must(await store.saveLetter(id, revision, letterOf('first'), person, { restores: 1 }))
    await store.close()
    const kept = data.sql(`select letter from revisions where number = ${String(revision)}`)
    store = must(await data.open())
    expect([await textIn(store, id), JSON.stringify(kept).includes('hologram')]).toEqual(['first', true])
  })
  test('whose text is no JSON any more is told as it is', async () => {
    await store.close()
    data.sql(`update revisions set letter = '{"schema":1,' where closed = 0`)
    store = must(await data.open())
    expect(must(await store.history.salvage(id))).toMatchObject({ letter: undefined, refused: [], raw: '{"schema":1,' })
  })
})
