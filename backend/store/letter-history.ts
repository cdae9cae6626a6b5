import { salvageLetter, type Letter, type SalvagedLetter } from '../../core/letter/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import type { Connection } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import { closeRevision, jsonFrom, letterFrom, letterUnknown, letterUnreadable } from './letters.ts'
import { happenedTo } from './thin-revisions.ts'

/** One revision of a letter. Times are ISO 8601 in UTC: of the first and the last save that went into it. */
export interface RevisionRow {
  readonly number: number
  readonly begunAt: string
  readonly savedAt: string
  /** Id of who saved it last; `system` when nobody was there, undefined where that was not kept. */
  readonly savedBy: string | undefined
  /** What a person called it. */
  readonly name: string | undefined
  /** What the audit trail says became of it, such as `letter.approved`, in its order. */
  readonly happened: readonly string[]
}

/** What is left of a letter that cannot be opened. */
export interface Salvage extends SalvagedLetter {
  readonly revision: number
  /** The text as it is stored. */
  readonly raw: string
  /** The newest revision that can be read whole. */
  readonly lastWhole: { readonly number: number; readonly savedAt: string } | undefined
}

const revisionUnknown: StoreFailure = {
  code: 'revision-unknown',
  message: 'This version of the letter is not there any more.',
  remedy: 'Choose another one. Of older versions without a name only the last of each hour or day is kept.',
}

/** The revisions of letters: which there are, what they said, and what they are called. */
export class LetterHistory {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** The newest first. */
  async list(id: string): Promise<Result<RevisionRow[], StoreFailure>> {
    return this.#connection.read(async (db) => {
      const rows = await db
        .selectFrom('revisions')
        .leftJoin('revision_names', (join) =>
          join.onRef('revision_names.letter_id', '=', 'revisions.letter_id').onRef('revision_names.number', '=', 'revisions.number'),
        )
        .select(['revisions.number', 'begun_at', 'saved_at', 'saved_by', 'name'])
        .where('revisions.letter_id', '=', id)
        .orderBy('revisions.number', 'desc')
        .execute()
      if (rows.length === 0) return fail(letterUnknown)
      const happened = await happenedTo(db, id)
      return succeed(
        rows.map(({ number, begun_at: begunAt, saved_at: savedAt, saved_by: savedBy, name }) => ({
          number,
          begunAt,
          savedAt,
          savedBy: savedBy ?? undefined,
          name: name ?? undefined,
          happened: happened.get(number) ?? [],
        })),
      )
    })
  }

  /** The letter as a revision has it. */
  async open(id: string, number: number): Promise<Result<Letter, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const row = await db
        .selectFrom('revisions')
        .select('letter')
        .where('letter_id', '=', id)
        .where('number', '=', number)
        .executeTakeFirst()
      if (row === undefined) return fail(revisionUnknown)
      const letter = letterFrom(row.letter)
      return letter === undefined ? fail(letterUnreadable) : succeed(letter)
    })
  }

  /** What can be read of a letter as it stands now, and the newest of its revisions that can be read whole. */
  async salvage(id: string): Promise<Result<Salvage, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const rows = await db
        .selectFrom('revisions')
        .select(['number', 'letter', 'saved_at'])
        .where('letter_id', '=', id)
        .orderBy('number', 'desc')
        .execute()
      const [newest] = rows
      if (newest === undefined) return fail(letterUnknown)
      const whole = rows.find(({ letter }) => letterFrom(letter) !== undefined)
      return succeed({
        ...salvageLetter(jsonFrom(newest.letter)),
        revision: newest.number,
        raw: newest.letter,
        lastWhole: whole === undefined ? undefined : { number: whole.number, savedAt: whole.saved_at },
      })
    })
  }

  /** Gives a revision a name, or with '' takes it away. A named revision is closed, and is never left out. */
  async name(id: string, number: number, name: string, actor: string): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const { tx, now } = change
      const row = await tx
        .selectFrom('revisions')
        .select(['digest', 'closed'])
        .where('letter_id', '=', id)
        .where('number', '=', number)
        .executeTakeFirst()
      if (row === undefined) return fail(revisionUnknown)
      if (row.closed === 0) await closeRevision(change, id, actor)
      await tx.deleteFrom('revision_names').where('letter_id', '=', id).where('number', '=', number).execute()
      if (name !== '')
        await tx.insertInto('revision_names').values({ letter_id: id, number, name, named_by: actor, named_at: now }).execute()
      return succeed(undefined)
    })
  }
}
