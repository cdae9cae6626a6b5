import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import {
  openStore,
  uuidV7,
  type ClauseWish,
  type OpenVersion,
  type OpenedBy,
  type Store,
  type StoreFailure,
} from '../../../backend/store/index.ts'
import { digestOfClauseVersion, type ClauseVersion } from '../../../core/clause/index.ts'
import type { Letter } from '../../../core/letter/index.ts'
import type { Result } from '../../../core/requests/index.ts'
import { importAuthor, type Person } from '../../../core/review/index.ts'
import { colleagues, rootKeys, vouchingFor, type Colleague } from '../../core/review/house.ts'

export function letterOf(text: string): Letter {
  return {
    schema: 1,
    title: 'A letter',
    template: 'note',
    letterhead: 'plain',
    language: 'en-GB',
    jurisdictions: ['GB'],
    values: {},
    document: [{ type: 'paragraph', children: [{ text }] }],
  }
}

/** What a text of `letterOf` reads as in the store. */
export async function textIn(store: Store, id: string): Promise<string> {
  const [block] = must(await store.openLetter(id)).letter.document
  const [run] = block?.type === 'paragraph' ? block.children : []
  return run?.type === undefined ? (run?.text ?? '') : ''
}

export function must<Value>(result: { ok: true; value: Value } | { ok: false; error: { message: string } }): Value {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? '' : result.error.code
}

/** Makes the house in a store: the colleagues are at home there, the first of them founds it. */
export async function foundIn(store: Store, people: readonly Colleague[] = colleagues): Promise<void> {
  const [first, ...others] = people.map((each) => ({ ...each.person, vouching: vouchingFor(each) }))
  if (first === undefined) throw new Error('nobody is there')
  must(await store.people.found(rootKeys.publicKey, first))
  for (const person of others) must(await store.people.addPerson(person, first.id))
}

/** What somebody wants of the library, as a window or a command asks it. */
export function wishOf(actor: Person, reason = 'They have their reasons.'): ClauseWish {
  return { actor, reason, today: '2026-11-24' }
}

/** Brings a version in as a library folder does: as a draft that nobody here wrote. */
export async function broughtIn(store: Store, version: ClauseVersion): Promise<OpenVersion> {
  const files = { name: 'a folder', house: [], evidence: new Map(), images: [], record: undefined, findings: [] }
  must(await store.library.importFiles({ ...files, versions: [{ file: 'a file', version, record: undefined }] }, { by: importAuthor }))
  const digest = digestOfClauseVersion(version)
  const made = must(await store.library.versions([version.code])).find((open) => open.digest === digest)
  if (made === undefined) throw new Error('it was not brought in')
  return made
}

/** Makes the next version of a clause, in other words. */
export async function revisedTo(store: Store, id: string, content: ClauseVersion, wish: ClauseWish): Promise<OpenVersion> {
  const next = must(await store.library.reviseVersion(id, wish))
  return must(await store.library.saveDraft(next.id, next.digest, content, wish))
}

/** A data folder of a test, with a clock that the test sets. */
export class DataFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'chancery-data-'))
  clock = '2026-11-24T09:00:00.000Z'
  #ids = 0
  readonly outside = {
    now: (): string => this.clock,
    newId: (at: string): string => {
      this.#ids += 1
      return uuidV7(Date.parse(at), new Uint8Array(10).fill(this.#ids % 256))
    },
  }

  get file(): string {
    return join(this.path, 'chancery.sqlite')
  }

  open(openedBy?: OpenedBy): Promise<Result<Store, StoreFailure>> {
    return openStore(this.path, this.outside, openedBy)
  }

  /** Runs SQL in the file, past the store. */
  sql(sql: string): unknown[] {
    const database = new DatabaseSync(this.file)
    try {
      return database
        .prepare(sql)
        .all()
        .map((row) => Object.values(row))
    } finally {
      database.close()
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}
