import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { digestOf, digestOfJson } from '../../../core/document/index.ts'
import { clauseStates, letterStates } from '../../../core/review/index.ts'
import { administrator, author, colleague, reviewer, second, vouchingFor, type Colleague } from '../../core/review/house.ts'
import { example, templatesFolder } from '../../templates/starter-library.ts'
import { stockedHouse, today } from '../release/house.ts'
import { drafted } from '../review/reviewed.ts'
import { must } from '../store/stores.ts'
import { letterhead } from './house-sitting.ts'
import { sittingIn, type Sitting } from './sitting.ts'

/*
 * Every state change of a letter, of a version of a clause and of something of the house stands in the audit trail: after each move of
 * their lives, the state that the trail tells of each is the state that is stored. The entry of a move says from which state it led to
 * which, and of which words, by their digest.
 */

let sitting: Sitting
beforeAll(async () => {
  sitting = await sittingIn(stockedHouse, { libraries: [templatesFolder] })
}, 120_000)
afterAll(() => sitting.close())

const states: ReadonlySet<string> = new Set([...clauseStates, ...letterStates])

/** Ids of what is walked through its states. */
const walked: string[] = []

interface Row {
  readonly id: string
  readonly state: string
}

interface Entry {
  readonly kind: string
  readonly entity: string
  readonly payload: string
}

function rowsOf<Value>(sql: string, ...values: string[]): Value[] {
  const db = new DatabaseSync(join(sitting.folder, 'chancery.sqlite'), { readOnly: true })
  const rows = db.prepare(sql).all(...values) as unknown as Value[]
  db.close()
  return rows
}

function entriesAbout(id: string): Entry[] {
  return rowsOf('select kind, entity, payload from audit where entity = ? order by seq', id)
}

/** State and digest to which an entry says that it led; undefined for one that moves nothing. */
function ledTo({ kind, payload }: Entry): { readonly state: unknown; readonly digest: unknown } | undefined {
  const what = kind.split('.')[1] ?? ''
  const said = JSON.parse(payload) as Record<string, unknown>
  if (what === 'created') return { state: 'draft', digest: said['after'] }
  if (what === 'edited') return { state: said['stateAfter'], digest: said['after'] }
  return states.has(what) || what === 'removed' || what === 'returned' ? { state: said['after'], digest: said['digest'] } : undefined
}

/** What the entry of a move has to say of where it began. */
function begunAt({ kind, payload }: Entry): { readonly state: unknown; readonly digest: unknown } {
  const said = JSON.parse(payload) as Record<string, unknown>
  return kind.endsWith('.edited')
    ? { state: said['stateBefore'], digest: said['before'] }
    : { state: said['before'], digest: said['digest'] }
}

/** Words that are being written change between two moves; those that were sent anywhere do not. */
const written: ReadonlySet<unknown> = new Set(['draft', 'changes-asked'])
const anyDigest: unknown = expect.stringMatching(/^[0-9a-f]{64}$/u)

/** Each move of something begins with the state and the words with which the one before ended, and the last ends with what is stored. */
function movesAreWhole(id: string, stored: { readonly state: string; readonly digest: string }): void {
  const moves = entriesAbout(id).filter((entry) => ledTo(entry) !== undefined)
  const ends = moves.map(ledTo).map((end) => (written.has(end?.state) ? { ...end, digest: anyDigest } : end))
  expect(moves.slice(1).map(begunAt)).toEqual(ends.slice(0, -1))
  const last = moves.at(-1)
  expect(last && ledTo(last)).toEqual(stored)
}

/** The states of what is walked, as they are stored and as the last entry about each that tells one. */
function bothTellings(): readonly [stored: readonly Row[], told: readonly Row[]] {
  const tables = ['letters', 'clause_versions', 'house_versions'] as const
  const stored = tables.flatMap((table) => rowsOf<Row>(`select id, state from ${table}`))
  const entries = rowsOf<Pick<Entry, 'kind' | 'entity'>>('select kind, entity from audit order by seq')
  const told = new Map<string, string>()
  for (const { kind, entity } of entries) {
    const what = kind.split('.')[1] ?? ''
    if (states.has(what)) told.set(entity, what)
    else if (what === 'created' || what === 'edited') told.set(entity, 'draft')
  }
  const shown = (id: string): Row => ({ id, state: stored.find((row) => row.id === id)?.state ?? 'gone' })
  return [walked.map(shown), walked.map((id) => ({ id, state: told.get(id) ?? 'untold' }))]
}

function isTold(): void {
  const [stored, told] = bothTellings()
  expect(told).toEqual(stored)
}

/** What the store holds of a version of a clause or of the house. */
function versionNow(table: 'clause_versions' | 'house_versions', id: string): { readonly state: string; readonly digest: string } {
  const [row] = rowsOf<{ state: string; digest: string }>(`select state, digest from ${table} where id = ?`, id)
  return { state: row?.state ?? '', digest: row?.digest ?? '' }
}

/** What the store holds of a letter. */
function letterNow(id: string): { readonly state: string; readonly digest: string } {
  const words = 'from letters join revisions on letter_id = id and number = revision'
  const [row] = rowsOf<{ state: string; digest: string }>(`select state, digest ${words} where id = ?`, id)
  return { state: row?.state ?? '', digest: row?.digest ?? '' }
}

async function decides(who: Colleague, id: string, meaning: 'approve' | 'refuse' | 'ask-changes'): Promise<void> {
  sitting.sits(who)
  must(await sitting.ask('reviews.decide', { id, meaning, comment: 'For a reason.' }))
  sitting.sits(author)
  isTold()
}

async function versionSent(id: string): Promise<string> {
  sitting.sits(author)
  const sent = must(await sitting.ask('reviews.send', { id }))
  isTold()
  return sent.id
}

test('of a version of a clause, from the draft to its withdrawal', async () => {
  const { ask, store } = sitting
  const { id } = await drafted(store, author, 'statement')
  walked.push(id)
  isTold()
  must(await ask('reviews.takeBack', { id: await versionSent(id) }))
  isTold()
  await decides(reviewer, await versionSent(id), 'ask-changes')
  const { versionId: next } = must(await ask('clauses.nextVersion', { id, reason: 'As was asked.' }))
  walked.push(next)
  isTold()
  await decides(reviewer, await versionSent(next), 'refuse')
  const { id: other } = await drafted(store, author, 'closing')
  walked.push(other)
  const review = await versionSent(other)
  for (const who of [reviewer, second])
    if (must(await ask('reviews.open', { id: review })).item.outcome === undefined) await decides(who, review, 'approve')
  sitting.sits(reviewer)
  must(await ask('clauses.withdraw', { id: other, reason: 'No longer true.' }))
  isTold()
  expect(bothTellings()[0].map(({ state }) => state)).toEqual(['changes-asked', 'refused', 'withdrawn'])
  for (const version of [id, next, other]) movesAreWhole(version, versionNow('clause_versions', version))
})

test('of something of the house, from the draft to its withdrawal', async () => {
  const { ask } = sitting
  sitting.sits(author)
  const thing = letterhead()
  const { id } = must(await ask('house.create', { thing, reason: 'A new office.' }))
  walked.push(id)
  isTold()
  const { id: review } = must(await ask('house.submit', { id }))
  isTold()
  await decides(reviewer, review, 'approve')
  sitting.sits(reviewer)
  must(await ask('house.withdraw', { id, reason: 'The office is closed.' }))
  isTold()
  expect(bothTellings()[0].at(-1)?.state).toBe('withdrawn')
  movesAreWhole(id, versionNow('house_versions', id))
})

test('of a letter, from the draft over edits that void its review to its sending', async () => {
  const { ask, store } = sitting
  sitting.sits(author)
  const { id } = must(await store.createLetter(example('partner-letter.md'), author.person.id))
  walked.push(id)
  isTold()
  const submitted = async (): Promise<string> => {
    const sent = must(await ask('letters.submit', { id }))
    isTold()
    return sent.id
  }
  const edited = async (salutation: string): Promise<void> => {
    const { letter, revision } = must(await store.openLetter(id))
    must(await store.saveLetter(id, revision, { ...letter, values: { ...letter.values, 'partner.salutation': salutation } }))
    isTold()
  }
  must(await ask('reviews.takeBack', { id: await submitted() }))
  isTold()
  await decides(reviewer, await submitted(), 'ask-changes')
  await edited('Colleague')
  await submitted()
  await edited('Colleagues')
  await decides(reviewer, await submitted(), 'approve')
  await edited('Dear all')
  await decides(reviewer, await submitted(), 'approve')
  const { releaseId = '', findings } = must(await ask('letters.release', { id }))
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  isTold()
  for (const recipient of ['A partner', 'Another partner'])
    must(await ask('register.send', { id: releaseId, day: today, recipient, how: 'mail', note: '' }))
  isTold()
  expect(bothTellings()[0].at(-1)?.state).toBe('sent')
  movesAreWhole(id, letterNow(id))
})

test('of a letter that is taken out of the list and put back', async () => {
  const { store } = sitting
  const { id } = must(await store.createLetter(example('partner-letter.md'), author.person.id))
  must(await store.removeLetter(id))
  movesAreWhole(id, { ...letterNow(id), state: 'removed' })
  must(await store.removeLetter(id, false))
  movesAreWhole(id, letterNow(id))
})

test('of a person, without a word of what is personal', async () => {
  const { people } = sitting.store
  const [gone, again] = [colleague(77, 'Gerda Gone', 'author'), colleague(77, 'Gerda Gone', 'reviewer')]
  const { id, name, roles } = gone.person
  const by = administrator.person.id
  const sealed = { key: 'sealed once' }
  must(await people.addPerson({ id, name, roles, publicKey: gone.keys.publicKey, sealedKey: sealed, vouching: vouchingFor(gone) }, by))
  must(await people.reseal(id, { key: { key: 'sealed twice' } }, id))
  const renewed = { person: id, publicKey: again.keys.publicKey, roles: again.person.roles, vouching: vouchingFor(again) }
  must(await people.renew(renewed, by))
  must(await people.retire(id, by))
  must(await people.retire(id, by, false))
  must(await people.erase(id, [], by))
  const entries = entriesAbout(id)
  const [first, later] = [gone, again].map(({ keys }) => digestOf(Buffer.from(keys.publicKey, 'hex')))
  expect(entries.map(({ kind, payload }) => ({ kind, ...(JSON.parse(payload) as object) }))).toMatchObject([
    { kind: 'person.added', publicKey: gone.keys.publicKey },
    { kind: 'person.passphrase-changed', digest: first, before: digestOfJson(sealed), after: digestOfJson({ key: 'sealed twice' }) },
    { kind: 'person.key-replaced', before: gone.keys.publicKey, after: again.keys.publicKey },
    { kind: 'person.retired', digest: later, before: 'active', after: 'retired' },
    { kind: 'person.returned', digest: later, before: 'retired', after: 'active' },
    { kind: 'person.erased', digest: later, before: 'active', after: 'erased' },
  ])
  expect(JSON.stringify(entries)).not.toContain(name)
})
