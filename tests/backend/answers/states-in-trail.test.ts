import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clauseStates, letterStates } from '../../../core/review/index.ts'
import { author, reviewer, second, type Colleague } from '../../core/review/house.ts'
import { example, templatesFolder } from '../../templates/starter-library.ts'
import { stockedHouse, today } from '../release/house.ts'
import { drafted } from '../review/reviewed.ts'
import { must } from '../store/stores.ts'
import { letterhead } from './house-sitting.ts'
import { sittingIn, type Sitting } from './sitting.ts'

/*
 * Every state change of a letter, of a version of a clause and of something of the house stands in the audit trail: after each move of
 * their lives, the state that the trail tells of each is the state that is stored.
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

/** The states of what is walked, as they are stored and as the last entry about each that tells one. */
function bothTellings(): readonly [stored: readonly Row[], told: readonly Row[]] {
  const db = new DatabaseSync(join(sitting.folder, 'chancery.sqlite'), { readOnly: true })
  const tables = ['letters', 'clause_versions', 'house_versions'] as const
  const stored = tables.flatMap((table) => db.prepare(`select id, state from ${table}`).all() as unknown as Row[])
  const entries = db.prepare('select kind, entity from audit order by seq').all() as unknown as { kind: string; entity: string }[]
  db.close()
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
  must(await ask('register.send', { id: releaseId, day: today, recipient: 'A partner', how: 'mail', note: '' }))
  isTold()
  expect(bothTellings()[0].at(-1)?.state).toBe('sent')
})
