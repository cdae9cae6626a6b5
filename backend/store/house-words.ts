import { z } from 'zod'
import { HouseWord, succeed, type Result } from '../../core/requests/index.ts'
import type { Change, Connection, Reading } from './connection.ts'
import { DamagedRow, type StoreFailure } from './failures.ts'

/** Beside the settings of the window, whose names it never has. */
const key = 'house-words'
const Words = z.array(HouseWord)

async function readWords(db: Reading): Promise<HouseWord[]> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  if (row === undefined) return []
  try {
    return Words.parse(JSON.parse(row.value))
  } catch {
    throw new DamagedRow('house’s own words')
  }
}

async function keep({ tx }: Change, words: readonly HouseWord[]): Promise<void> {
  const value = JSON.stringify(words)
  await tx
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

/** The words that the house spells so, whatever the dictionaries say. Every change stands in the audit trail. */
export class HouseWords {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** In alphabetical order of their code units. */
  async all(): Promise<Result<HouseWord[], StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await readWords(db)))
  }

  /** Adds a word; one that is there already stays whose it was. */
  async add(word: string, actor: string): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const words = await readWords(change.tx)
      if (words.some((each) => each.word === word)) return succeed(undefined)
      const added = [...words, { word, by: actor, at: change.now }]
      await keep(
        change,
        added.toSorted((one, other) => (one.word < other.word ? -1 : 1)),
      )
      await change.record({ actor, kind: 'house.word-added', entity: key, payload: { word } })
      return succeed(undefined)
    })
  }

  async remove(word: string, actor: string): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const words = await readWords(change.tx)
      if (!words.some((each) => each.word === word)) return succeed(undefined)
      await keep(
        change,
        words.filter((each) => each.word !== word),
      )
      await change.record({ actor, kind: 'house.word-removed', entity: key, payload: { word } })
      return succeed(undefined)
    })
  }
}
