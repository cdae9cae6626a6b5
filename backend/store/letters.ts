import { z } from 'zod'
import { identityOf } from '../../core/clause/index.ts'
import { canonicalJson, digestOf, keptDocument, toSlateForm, type Json } from '../../core/document/index.ts'
import { clauseVersionsIn, digestOfLetter, Letter } from '../../core/letter/index.ts'
import { fail, succeed, type LetterSummary, type Result } from '../../core/requests/index.ts'
import { LetterState } from '../../core/review/index.ts'
import { followPassages, type FollowedPassage } from './comments.ts'
import type { Change, Reading } from './connection.ts'
import type { Corrects } from './corrections.ts'
import type { StoreFailure } from './failures.ts'
import { hasWritten } from './proofs.ts'
import { recalledLetters } from './recalled-releases.ts'
import { thinRevisions } from './thin-revisions.ts'

export interface StoredLetter {
  readonly id: string
  readonly revision: number
  readonly letter: Letter
}

/** Saves that follow each other within this time go into one revision. */
const revisionLasts = 5 * 60_000

export const letterUnknown: StoreFailure = {
  code: 'letter-unknown',
  message: 'This letter is not there any more.',
  remedy: 'Go back to the list of letters.',
}
const letterConflict: StoreFailure = {
  code: 'letter-conflict',
  message: 'This letter was changed in another window since you opened it, so your last change was not saved over it.',
  remedy: 'Open the letter again, or keep yours as a copy.',
}
const letterReleased: StoreFailure = {
  code: 'letter-released',
  message: 'This letter is released, so it never changes again.',
  remedy: 'Begin a new letter from this one.',
}
export const letterUnreadable: StoreFailure = {
  code: 'letter-unreadable',
  message: 'Something in this letter is not stored as this version of Chancery writes letters.',
  remedy: 'Open it in the window to read what can be read, or bring back the last backup of the data folder.',
}

const Stored = z.looseObject({ document: z.strictObject({ schema: z.literal(1), children: z.array(z.unknown()) }) })

/** What a text says as JSON; undefined where it is none. */
export function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The letter in a row, in the editor's form; undefined when the row holds something else. */
export function letterFrom(text: string): Letter | undefined {
  const stored = Stored.safeParse(jsonFrom(text))
  const letter = stored.success ? Letter.safeParse({ ...stored.data, document: stored.data.document.children }) : undefined
  return letter?.success === true ? { ...letter.data, document: toSlateForm(letter.data.document) } : undefined
}

function textOf({ document, ...rest }: Letter): string {
  const plain: Json = { ...rest, document: keptDocument(document) }
  return canonicalJson(plain)
}

/** Who a letter is for, in one line: the first value that its recipient shows. */
function recipientOf(letter: Letter): string {
  const recipient = letter.document.find((block) => block.type === 'part' && block.part === 'recipient')
  const shown = (recipient?.children ?? []).map((node) =>
    'type' in node && node.type === 'merge-field' ? (letter.values[node.name] ?? '') : '',
  )
  return shown.find((value) => value.trim() !== '')?.split('\n')[0] ?? ''
}

/** Letters that were not removed, the last changed first. */
export async function listLetters(db: Reading, limit?: number): Promise<LetterSummary[]> {
  const all = db.selectFrom('letters').selectAll().where('removed_at', 'is', null).orderBy('changed_at', 'desc').orderBy('id', 'desc')
  const rows = await (limit === undefined ? all : all.limit(limit)).execute()
  const recalled = await recalledLetters(db)
  return rows.map(({ id, title, template, recipient, state, changed_at }) => ({
    id,
    title,
    template,
    recipient,
    state: LetterState.parse(state),
    recalled: recalled.has(id),
    changedAt: changed_at,
  }))
}

export async function openLetter(db: Reading, id: string): Promise<Result<StoredLetter, StoreFailure>> {
  const row = await newestOf(db, id)
  if (row === undefined) return fail(letterUnknown)
  const letter = letterFrom(row.letter)
  return letter === undefined ? fail(letterUnreadable) : succeed({ id, revision: row.number, letter })
}

/** `corrects`: what a letter of correction was begun for. */
export async function createLetter(
  change: Change,
  letter: Letter,
  actor: string,
  corrects?: Corrects,
): Promise<Result<StoredLetter, StoreFailure>> {
  const id = change.newId()
  const about = { id, title: letter.title, template: letter.template, recipient: recipientOf(letter), revision: 1 }
  await change.tx
    .insertInto('letters')
    .values({ ...about, created_at: change.now, changed_at: change.now, removed_at: null })
    .execute()
  await insertRevision(change, id, 1, letter, actor)
  await pinClauses(change, id, letter)
  await change.record({
    actor,
    kind: 'letter.created',
    entity: id,
    payload: { revision: 1, after: digestOfLetter(letter), ...(corrects && { corrects: { ...corrects } }) },
  })
  // As it will be opened again: the canonical form is the one truth about a letter.
  return succeed({ id, revision: 1, letter: letterFrom(textOf(letter)) ?? letter })
}

/** What a save says beside the letter. */
export interface BesideSave {
  /** The earlier revision that comes back with it: what stood there until now then stays a revision of its own. */
  readonly restores?: number | undefined
  /** Where the passages of comments stand in the letter as it is saved. */
  readonly passages?: readonly FollowedPassage[] | undefined
}

/** Saves a letter over the revision that its writer last saw. What was in review or approved is a draft again. */
export async function saveLetter(
  change: Change,
  { id, revision, letter }: StoredLetter,
  actor: string,
  { restores, passages = [] }: BesideSave = {},
): Promise<Result<{ revision: number; savedAt: string }, StoreFailure>> {
  const newest = await newestOf(change.tx, id)
  if (newest === undefined) return fail(letterUnknown)
  if (newest.number !== revision) return fail(letterConflict)
  const text = textOf(letter)
  await followPassages(change, id, passages)
  if (newest.letter === text) return succeed({ revision, savedAt: newest.saved_at })
  if (newest.state === 'released' || newest.state === 'sent') return fail(letterReleased)
  const { tx, now } = change
  const number = revision + 1
  const lasts = restores === undefined && newest.closed === 0 && Date.parse(now) - Date.parse(newest.begun_at) < revisionLasts
  if (lasts) {
    const columns = { number, letter: text, digest: digestOfLetter(letter), saved_at: now, saved_by: actor }
    await tx.updateTable('revisions').set(columns).where('letter_id', '=', id).where('number', '=', revision).execute()
  } else {
    await closeRevision(change, id, actor)
    await insertRevision(change, id, number, letter, actor)
    await thinRevisions(change, id)
  }
  await pinClauses(change, id, letter)
  // The title is a label: approvals do not sign it, so another one leaves them as they are.
  const words = { before: newest.digest, after: digestOfLetter(letter) }
  const isVoided = (newest.state === 'in-review' || newest.state === 'approved') && words.before !== words.after
  const about = { title: letter.title, template: letter.template, recipient: recipientOf(letter), revision: number, changed_at: now }
  await tx
    .updateTable('letters')
    .set({ ...about, ...(isVoided ? { state: 'draft' } : {}) })
    .where('id', '=', id)
    .execute()
  if (isVoided) await voidReviews(change, id)
  if (restores !== undefined)
    await change.record({ actor, kind: 'letter.restored', entity: id, payload: { revision: number, restored: restores, ...words } })
  // A revision may have been written by several, and only its last writer stands at it.
  if (isVoided || (words.before !== words.after && !(await hasWritten(tx, id, actor)))) {
    const states = { stateBefore: newest.state, stateAfter: isVoided ? 'draft' : newest.state }
    await change.record({ actor, kind: 'letter.edited', entity: id, payload: { revision: number, ...states, ...words } })
  }
  return succeed({ revision: number, savedAt: now })
}

/**
 * Takes in a letter that came from another computer: as it is where there is none of this id, else as the next revision.
 * What was under review of it here is void.
 */
export async function bringLetter(change: Change, { id, revision, letter }: StoredLetter, bringer: string): Promise<void> {
  const { tx, now } = change
  const known = await newestOf(tx, id)
  const number = known === undefined ? revision : Math.max(revision, known.number + 1)
  const about = { title: letter.title, template: letter.template, recipient: recipientOf(letter), revision: number, changed_at: now }
  if (known === undefined)
    await tx
      .insertInto('letters')
      .values({ id, ...about, created_at: now, removed_at: null })
      .execute()
  else {
    await closeRevision(change, id, bringer)
    await voidReviews(change, id)
    await tx
      .updateTable('letters')
      .set({ ...about, state: 'draft' })
      .where('id', '=', id)
      .execute()
  }
  await insertRevision(change, id, number, letter, bringer)
  await pinClauses(change, id, letter)
  const replaced = known && { before: known.digest, stateBefore: known.state, stateAfter: 'draft' }
  const payload = { revision: number, ...replaced, after: digestOfLetter(letter) }
  await change.record({ actor: bringer, kind: 'letter.imported', entity: id, payload })
}

async function voidReviews({ tx, now }: Change, id: string): Promise<void> {
  await tx
    .updateTable('review_requests')
    .set({ closed_at: now, outcome: 'voided' })
    .where('subject_id', '=', id)
    .where('closed_at', 'is', null)
    .execute()
}

/** Closes the newest revision, if it is open: what was exported stays as it was. */
export async function closeRevision({ tx, record }: Change, id: string, actor: string): Promise<void> {
  const open = await tx.selectFrom('revisions').select(['number', 'digest']).where('letter_id', '=', id).where('closed', '=', 0).execute()
  for (const { number, digest } of open) {
    await tx.updateTable('revisions').set({ closed: 1 }).where('letter_id', '=', id).where('number', '=', number).execute()
    await record({ actor, kind: 'letter.revision-closed', entity: id, payload: { revision: number, after: digest } })
  }
}

export async function renameLetter(change: Change, id: string, title: string, actor: string): Promise<Result<void, StoreFailure>> {
  const opened = await openLetter(change.tx, id)
  if (!opened.ok) return opened
  const renamed = { ...opened.value, letter: { ...opened.value.letter, title } }
  const saved = await saveLetter(change, renamed, actor)
  if (!saved.ok) return saved
  if (saved.value.revision === opened.value.revision) return succeed(undefined)
  // A title may name a partner, so the trail, which is never erased, holds its digests only.
  const payload = { revision: saved.value.revision, before: digestOf(opened.value.letter.title), after: digestOf(title) }
  await change.record({ actor, kind: 'letter.renamed', entity: id, payload })
  return succeed(undefined)
}

/** Takes a letter out of the list, or puts it back. Nothing is ever deleted. */
export async function removeLetter(
  { tx, now, record }: Change,
  id: string,
  removed: boolean,
  actor: string,
): Promise<Result<void, StoreFailure>> {
  const letter = await tx.selectFrom('letters').select(['removed_at', 'state']).where('id', '=', id).executeTakeFirst()
  if (letter === undefined) return fail(letterUnknown)
  if ((letter.removed_at !== null) === removed) return succeed(undefined)
  await tx
    .updateTable('letters')
    .set({ removed_at: removed ? now : null })
    .where('id', '=', id)
    .execute()
  const digest = await digestOfNewest(tx, id)
  const states = removed ? { before: letter.state, after: 'removed' } : { before: 'removed', after: letter.state }
  await record({ actor, kind: removed ? 'letter.removed' : 'letter.returned', entity: id, payload: { digest, ...states } })
  return succeed(undefined)
}

/** `digestOfLetter` of the letter as it stands; undefined where there is none of this id. */
export async function digestOfNewest(db: Reading, id: string): Promise<string | undefined> {
  return (await newestOf(db, id))?.digest
}

function newestOf(db: Reading, id: string) {
  return db
    .selectFrom('revisions')
    .innerJoin('letters', (join) => join.onRef('letters.id', '=', 'revisions.letter_id').onRef('letters.revision', '=', 'revisions.number'))
    .selectAll('revisions')
    .select('letters.state')
    .where('letters.id', '=', id)
    .executeTakeFirst()
}

async function insertRevision({ tx, now }: Change, id: string, number: number, letter: Letter, actor: string): Promise<void> {
  const times = { begun_at: now, saved_at: now, saved_by: actor }
  const row = { letter_id: id, number, letter: textOf(letter), digest: digestOfLetter(letter), ...times, closed: 0 }
  await tx.insertInto('revisions').values(row).execute()
}

/** Keeps which clause versions the letter carries now; most saves change none of them. */
async function pinClauses({ tx }: Change, id: string, letter: Letter): Promise<void> {
  const pinned = clauseVersionsIn(letter.document).map((used) => ({
    letter_id: id,
    identity: identityOf(used),
    version: used.version,
    body_digest: used.digest,
  }))
  const wanted = new Map(pinned.map((row) => [`${row.identity} ${String(row.version)}`, row]))
  const known = await tx.selectFrom('letter_clauses').selectAll().where('letter_id', '=', id).execute()
  const isSame =
    known.length === wanted.size &&
    known.every(({ identity, version, body_digest }) => wanted.get(`${identity} ${String(version)}`)?.body_digest === body_digest)
  if (isSame) return
  await tx.deleteFrom('letter_clauses').where('letter_id', '=', id).execute()
  if (wanted.size > 0)
    await tx
      .insertInto('letter_clauses')
      .values([...wanted.values()])
      .execute()
}
