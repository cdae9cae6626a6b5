import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openStore, uuidV7 } from '../../backend/store/index.ts'

/** A letter of the seeded register as it was meant, for whoever wants to count by hand. */
export interface SeededLetter {
  readonly letterId: string
  /** Undefined for a draft. */
  readonly releaseId: string | undefined
  readonly title: string
  readonly recipient: string
  readonly date: string
  /** In the order of the letter; a clause may come again. */
  readonly clauses: readonly { readonly identity: string; readonly version: number; readonly passage: string }[]
  readonly sendings: readonly { readonly day: string; readonly recipient: string }[]
}

export interface RegisterSize {
  readonly letters: number
  readonly clauses: number
  readonly seed: number
}

/** The same numbers for the same seed, from 0 to below `limit` (mulberry32). */
export function numbersFrom(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const names = ['Nordlicht Vertrieb', 'Peña e Hijos', 'Example Distribution', 'Harbour Optics', 'Łódź Systemy', 'Atelier Fênix']

export const identityOfClause = (index: number): string => `statement/clause-${String(index)} en-GB ${['', 'GB', 'GB+IE'][index % 3] ?? ''}`

/** Draws a register. One letter in ten is a draft; of the others two in three were sent, some to several. */
export function drawRegister({ letters, clauses, seed }: RegisterSize): SeededLetter[] {
  const random = numbersFrom(seed)
  return Array.from({ length: letters }, (_, index) => {
    const isDraft = random(10) === 0
    const recipient = `${names[random(names.length)] ?? ''} ${String(random(500))}`
    const day = (offset: number): string => new Date(Date.UTC(2020, 0, 1 + ((index * 2000) / letters + offset))).toISOString().slice(0, 10)
    const pinned = Array.from({ length: 1 + random(12) }, () => {
      const [clause, version] = [random(clauses), 1 + random(4)]
      // Where a clause has a merge field, its words differ from letter to letter.
      const words = random(8) === 0 ? ` for ${recipient}` : ''
      return {
        identity: identityOfClause(clause),
        version,
        passage: `What clause ${String(clause)} says in version ${String(version)}${words}.`,
      }
    })
    const sendings = isDraft || random(3) === 0 ? [] : Array.from({ length: 1 + random(3) }, () => ({ day: day(random(20)), recipient }))
    const ids = {
      letterId: uuidV7(index * 2, new Uint8Array(10)),
      releaseId: isDraft ? undefined : uuidV7(index * 2 + 1, new Uint8Array(10)),
    }
    return { ...ids, title: `Notice ${String(index)} on camera scope`, recipient, date: day(0), clauses: pinned, sendings }
  })
}

/** Puts a drawn register into a new store in `folder`, past the rooms of the store: twenty thousand releases one by one would take minutes. */
export async function seedRegister(folder: string, letters: readonly SeededLetter[]): Promise<void> {
  const opened = await openStore(folder, { now: () => '2026-11-24T09:00:00.000Z', newId: () => uuidV7(0, new Uint8Array(10)) })
  if (!opened.ok) throw new Error(opened.error.message)
  await opened.value.close()
  const database = new DatabaseSync(join(folder, 'chancery.sqlite'))
  database.exec("pragma foreign_keys = on; begin; insert into released_files values ('file', 'application/pdf', 1, x'00')")
  const insert = inserters(database)
  const passages = new Map<string, number>()
  for (const [index, letter] of letters.entries()) {
    insert.letter(letter)
    if (letter.releaseId === undefined) continue
    insert.release(letter)
    for (const [position, clause] of letter.clauses.entries()) {
      const known = passages.get(clause.passage)
      const passage = known ?? insert.passage(clause.passage)
      passages.set(clause.passage, passage)
      insert.clause(letter.releaseId, position, clause, passage)
    }
    for (const [number, sending] of letter.sendings.entries())
      insert.sending(uuidV7(index * 8 + number, new Uint8Array(10).fill(1)), letter.releaseId, sending)
  }
  database.exec('commit')
  database.close()
}

function inserters(database: DatabaseSync) {
  const letters = database.prepare(
    `insert into letters (id, title, template, recipient, revision, created_at, changed_at, removed_at, state) values (?, ?, 'note', ?, 1, ?, ?, null, ?)`,
  )
  const drafts = database.prepare("insert or ignore into letter_clauses values (?, ?, ?, 'body')")
  const releases = database.prepare(
    `insert into releases values (?, ?, 1, ?, ?, ?, ?, 'letter', 'approved', 'layout', '{}', '[]', 'file', 'file', 'system', ?)`,
  )
  const passages = database.prepare('insert into passages (digest, text) values (?, ?)')
  const clauses = database.prepare("insert into release_clauses values (?, ?, ?, ?, 'body', ?)")
  const sendings = database.prepare("insert into sendings values (?, ?, ?, ?, 'post', '', 'system', ?)")
  const at = (day: string): string => `${day}T09:00:00.000Z`
  const folded = (text: string): string => ` ${text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')}`
  return {
    letter({ letterId, releaseId, title, recipient, date, clauses: pinned, sendings: sent }: SeededLetter) {
      letters.run(letterId, title, recipient, at(date), at(date), releaseId === undefined ? 'draft' : sent.length > 0 ? 'sent' : 'released')
      for (const { identity, version } of pinned) drafts.run(letterId, identity, version)
    },
    release: ({ releaseId = '', letterId, title, recipient, date }: SeededLetter) =>
      releases.run(releaseId, letterId, title, recipient, date, folded(`${title} ${recipient}`), at(date)),
    passage: (text: string) => Number(passages.run(digestOf(text), text).lastInsertRowid),
    clause: (releaseId: string, position: number, { identity, version }: SeededLetter['clauses'][number], passage: number) =>
      clauses.run(releaseId, position, identity, version, passage),
    sending: (id: string, releaseId: string, { day, recipient }: SeededLetter['sendings'][number]) =>
      sendings.run(id, releaseId, day, recipient, at(day)),
  }
}
