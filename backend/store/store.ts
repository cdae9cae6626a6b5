import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import { canonicalDocument, canonicalJson, toSlateForm, type Json } from '../../core/document/index.ts'
import { digestOfLetter, Letter } from '../../core/letter/index.ts'
import { defaultSettings, fail, Settings, succeed, type LetterSummary, type Result } from '../../core/requests/index.ts'
import { AuditTrail } from './audit-trail.ts'
import { Connection, type StoreOutside } from './connection.ts'
import { EvidenceFiles } from './evidence-files.ts'
import { storeFailure, type StoreFailure } from './failures.ts'
import { Images } from './images.ts'
import { Library } from './library.ts'
import { People } from './people.ts'
import type { Tables } from './tables.ts'

export interface StoredLetter {
  readonly id: string
  readonly revision: number
  readonly letter: Letter
}

/** Saves that follow each other within this time go into one revision. */
const revisionLasts = 5 * 60_000

const letterUnknown: StoreFailure = { code: 'letter-unknown', message: 'This letter is not there any more.', remedy: 'Go back to the list of letters.' }

const letterConflict: StoreFailure = {
  code: 'letter-conflict',
  message: 'This letter was changed in another window since you opened it, so your last change was not saved over it.',
  remedy: 'Open the letter again, or keep yours as a copy.',
}

const letterUnreadable: StoreFailure = { code: 'store-damaged', message: 'This letter is not stored as this version of Chancery writes letters.', remedy: 'Bring back the last backup of the data folder.' }

const Stored = z.looseObject({ document: z.strictObject({ schema: z.literal(1), children: z.array(z.unknown()) }) })

/** The letter in a row, in the editor's form; undefined when the row holds something else. */
function letterFrom(text: string): Letter | undefined {
  const stored = Stored.safeParse(JSON.parse(text))
  const letter = stored.success ? Letter.safeParse({ ...stored.data, document: stored.data.document.children }) : undefined
  return letter?.success === true ? { ...letter.data, document: toSlateForm(letter.data.document) } : undefined
}

function textOf({ document, ...rest }: Letter): string {
  const plain: Json = { ...rest, document: canonicalDocument(document) }
  return canonicalJson(plain)
}

/** Who a letter is for, in one line: the first value that its recipient shows. */
function recipientOf(letter: Letter): string {
  const recipient = letter.document.find((block) => block.type === 'part' && block.part === 'recipient')
  const shown = (recipient?.children ?? []).map((node) => ('type' in node && node.type === 'merge-field' ? (letter.values[node.name] ?? '') : ''))
  return shown.find((value) => value.trim() !== '')?.split('\n')[0] ?? ''
}

/**
 * Letters, their revisions and the settings. Every method answers with a Result; what a method returned as saved
 * survives a kill and a power cut. One per process.
 */
export class Store {
  readonly images: Images
  readonly library: Library
  readonly evidence: EvidenceFiles
  readonly people: People
  readonly audit: AuditTrail
  readonly #db: Kysely<Tables>
  readonly #outside: StoreOutside

  constructor(db: Kysely<Tables>, outside: StoreOutside) {
    this.#db = db
    this.#outside = outside
    this.images = new Images(db, () => outside.now())
    const connection = new Connection(db, outside)
    this.library = new Library(connection)
    this.evidence = new EvidenceFiles(connection)
    this.people = new People(connection)
    this.audit = new AuditTrail(connection)
  }

  /** Letters that were not removed, the last changed first. */
  async listLetters(): Promise<Result<LetterSummary[], StoreFailure>> {
    return this.#attempt(async () => {
      const rows = await this.#db.selectFrom('letters').selectAll().where('removed_at', 'is', null).orderBy('changed_at', 'desc').orderBy('id', 'desc').execute()
      return succeed(rows.map(({ id, title, template, recipient, changed_at }) => ({ id, title, template, recipient, changedAt: changed_at })))
    })
  }

  async createLetter(letter: Letter): Promise<Result<StoredLetter, StoreFailure>> {
    return this.#attempt(() =>
      this.#db.transaction().execute(async (tx) => {
        const id = this.#outside.newId()
        const now = this.#outside.now()
        const about = { id, title: letter.title, template: letter.template, recipient: recipientOf(letter), revision: 1 }
        await tx.insertInto('letters').values({ ...about, created_at: now, changed_at: now, removed_at: null }).execute()
        await this.#insertRevision(tx, id, 1, letter, now)
        // As it will be opened again: the canonical form is the one truth about a letter.
        return succeed({ id, revision: 1, letter: letterFrom(textOf(letter)) ?? letter })
      }),
    )
  }

  async openLetter(id: string): Promise<Result<StoredLetter, StoreFailure>> {
    return this.#attempt(async () => {
      const row = await this.#newest(this.#db, id)
      if (row === undefined) return fail(letterUnknown)
      const letter = letterFrom(row.letter)
      return letter === undefined ? fail(letterUnreadable) : succeed({ id, revision: row.number, letter })
    })
  }

  /**
   * Saves a letter over the revision the caller last saw; fails with `letter-conflict` when there is another one by
   * now. Saves of one sitting share a revision; a new one begins after five minutes, and the old one closes for good.
   */
  async saveLetter(id: string, revision: number, letter: Letter): Promise<Result<{ revision: number; savedAt: string }, StoreFailure>> {
    return this.#attempt(() =>
      this.#db.transaction().execute(async (tx) => {
        const newest = await this.#newest(tx, id)
        if (newest === undefined) return fail(letterUnknown)
        if (newest.number !== revision) return fail(letterConflict)
        const text = textOf(letter)
        if (newest.letter === text) return succeed({ revision, savedAt: newest.saved_at })
        const now = this.#outside.now()
        const number = revision + 1
        const lasts = newest.closed === 0 && Date.parse(now) - Date.parse(newest.begun_at) < revisionLasts
        if (lasts) await this.#overwrite(tx, id, revision, letter, now)
        else {
          await tx.updateTable('revisions').set({ closed: 1 }).where('letter_id', '=', id).where('closed', '=', 0).execute()
          await this.#insertRevision(tx, id, number, letter, now)
        }
        const about = { title: letter.title, template: letter.template, recipient: recipientOf(letter), revision: number, changed_at: now }
        await tx.updateTable('letters').set(about).where('id', '=', id).execute()
        return succeed({ revision: number, savedAt: now })
      }),
    )
  }

  /** Closes the newest revision: what was exported stays as it was. */
  async closeRevision(id: string): Promise<Result<void, StoreFailure>> {
    return this.#attempt(async () => {
      await this.#db.updateTable('revisions').set({ closed: 1 }).where('letter_id', '=', id).where('closed', '=', 0).execute()
      return succeed(undefined)
    })
  }

  async renameLetter(id: string, title: string): Promise<Result<void, StoreFailure>> {
    const opened = await this.openLetter(id)
    if (!opened.ok) return opened
    const saved = await this.saveLetter(id, opened.value.revision, { ...opened.value.letter, title })
    return saved.ok ? succeed(undefined) : saved
  }

  /** Takes a letter out of the list, or puts it back. Nothing is ever deleted. */
  async removeLetter(id: string, removed = true): Promise<Result<void, StoreFailure>> {
    return this.#attempt(async () => {
      const { numUpdatedRows } = await this.#db
        .updateTable('letters')
        .set({ removed_at: removed ? this.#outside.now() : null })
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return numUpdatedRows === 0n ? fail(letterUnknown) : succeed(undefined)
    })
  }

  /** The settings; one that was never set, or that this version does not know, has its default. */
  async readSettings(): Promise<Result<Settings, StoreFailure>> {
    return this.#attempt(async () => {
      const rows = await this.#db.selectFrom('settings').selectAll().execute()
      const stored = rows.map(({ key, value }): [string, unknown] => [key, JSON.parse(value)])
      const valid = stored.filter(([key, value]) => Settings.partial().safeParse({ [key]: value }).success)
      return succeed({ ...defaultSettings, ...Settings.partial().parse(Object.fromEntries(valid)) })
    })
  }

  async writeSettings(changes: Partial<Settings>): Promise<Result<Settings, StoreFailure>> {
    const written = await this.#attempt(() =>
      this.#db.transaction().execute(async (tx) => {
        for (const [key, value] of Object.entries(changes)) {
          const row = { key, value: JSON.stringify(value) }
          await tx.insertInto('settings').values(row).onConflict((conflict) => conflict.column('key').doUpdateSet({ value: row.value })).execute()
        }
        return succeed(undefined)
      }),
    )
    return written.ok ? this.readSettings() : written
  }

  async close(): Promise<void> {
    await this.#db.destroy()
  }

  #newest(db: Kysely<Tables> | Transaction<Tables>, id: string) {
    return db
      .selectFrom('revisions')
      .innerJoin('letters', (join) => join.onRef('letters.id', '=', 'revisions.letter_id').onRef('letters.revision', '=', 'revisions.number'))
      .selectAll('revisions')
      .where('letters.id', '=', id)
      .executeTakeFirst()
  }

  async #insertRevision(tx: Transaction<Tables>, id: string, number: number, letter: Letter, now: string): Promise<void> {
    const row = { letter_id: id, number, letter: textOf(letter), digest: digestOfLetter(letter), begun_at: now, saved_at: now, closed: 0 }
    await tx.insertInto('revisions').values(row).execute()
  }

  async #overwrite(tx: Transaction<Tables>, id: string, revision: number, letter: Letter, now: string): Promise<void> {
    const changes = { number: revision + 1, letter: textOf(letter), digest: digestOfLetter(letter), saved_at: now }
    await tx.updateTable('revisions').set(changes).where('letter_id', '=', id).where('number', '=', revision).execute()
  }

  async #attempt<Value>(action: () => Promise<Result<Value, StoreFailure>>): Promise<Result<Value, StoreFailure>> {
    try {
      return await action()
    } catch (error) {
      return fail(storeFailure(error))
    }
  }
}
