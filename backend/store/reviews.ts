import type { Day } from '../../core/clause/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import {
  dueDay,
  moveClauseVersion,
  moveLetter,
  standingOfDecision,
  standingOfReview,
  decisionStandings,
  ClauseState,
  LetterState,
  type Decision,
  type DecisionStanding,
  type Delegation,
  type LetterMove,
  type MoveFacts,
  type Person,
  type ReviewStanding,
} from '../../core/review/index.ts'
import { StoredClauseState } from './clause-states.ts'
import type { Change, Connection, Reading } from './connection.ts'
import { insertDecision } from './decisions.ts'
import type { StoreFailure } from './failures.ts'
import { closeRevision } from './letters.ts'
import { moveVersionIn } from './library.ts'
import {
  allDelegations,
  reviewFacts,
  reviewUnknown,
  subjectFacts,
  type ReviewFacts,
  type ReviewedSubject,
  type SubjectFacts,
} from './review-facts.ts'
import type { ReviewRequestsTable } from './tables.ts'

/** Something that was sent to review, and how far the review has come. */
export interface ReviewItem {
  readonly id: string
  readonly subject: ReviewedSubject
  readonly subjectId: string
  /** What a decision signs. */
  readonly digest: string
  readonly title: string
  /** Code of a clause, recipient of a letter. */
  readonly about: string
  /** Number of a clause version, revision of a letter. */
  readonly number: number
  readonly state: SubjectFacts['state']
  readonly authors: readonly string[]
  readonly sentBy: string
  readonly sentAt: string
  readonly note: string
  readonly due: Day | undefined
  /** How it ended; undefined while it is open. */
  readonly outcome: string | undefined
  readonly standing: ReviewStanding
  readonly decisions: readonly (Decision & { readonly standing: DecisionStanding })[]
}

/** What sending needs to know. `digest` is a letter's `digestForApproval`; a clause version has its own. */
export interface Sending {
  readonly subject: ReviewedSubject
  readonly id: string
  readonly note: string
  readonly today: Day
  readonly letter?: { readonly digest: string; readonly revision: number } | undefined
}

/** Closed reviews that the inbox still shows. */
const closedShown = 200

const reviewClosed: StoreFailure = {
  code: 'review-closed',
  message: 'This review has ended, so nothing more is decided in it.',
  remedy: 'Go back to the list of reviews.',
}
const letterMoved: StoreFailure = {
  code: 'letter-conflict',
  message: 'This letter was changed while it was being sent to review.',
  remedy: 'Send it again.',
}
const selfDelegated: StoreFailure = {
  code: 'delegation-refused',
  message: 'Nobody stands in for themselves.',
  remedy: 'Choose somebody else.',
}
const daysTurned: StoreFailure = {
  code: 'delegation-refused',
  message: 'The last day lies before the first.',
  remedy: 'Change one of the days.',
}

/** What waits for whose decision, and what was decided. Every rule of `core/review` is asked inside the transaction. */
export class Reviews {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Sends a clause version or letter to review: a version freezes for good, a letter's revision closes. */
  async send(sending: Sending, actor: Person): Promise<Result<ReviewItem, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const { subject, id, note, today } = sending
      const facts = await subjectFacts(change.tx, subject, id)
      if (!facts.ok) return facts
      if (sending.letter !== undefined && sending.letter.revision !== facts.value.number) return fail(letterMoved)
      const digest = sending.letter?.digest ?? facts.value.digest
      if (digest === undefined) return fail(reviewUnknown)
      const { author, rule } = facts.value
      const { review } = await reviewFacts(change.tx, { id, digest, rule, author, today })
      const to = moved(subject, facts.value, 'submit', { actor, reason: note, review })
      if (!to.ok) return to
      const request = {
        id: change.newId(),
        subject,
        subject_id: id,
        digest,
        author,
        sent_by: actor.id,
        sent_at: change.now,
        note,
        due: dueDay(rule, today) ?? null,
        closed_at: null,
        outcome: null,
      }
      await change.tx.insertInto('review_requests').values(request).execute()
      await change.record({
        actor: actor.id,
        kind: 'review.requested',
        entity: request.id,
        payload: { subject, subjectId: id, digest, due: request.due ?? '' },
      })
      const done = await move(change, subject, id, facts.value, to.value, actor.id, note)
      return done.ok ? itemOf(change.tx, request, today) : done
    })
  }

  /** Takes back what was sent, before it is decided. */
  async takeBack(requestId: string, actor: Person, today: Day): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const opened = await openRequest(change.tx, requestId, today)
      if (!opened.ok) return opened
      const { request, subject, facts, review } = opened.value
      if (request.closed_at !== null) return fail(reviewClosed)
      const to = moved(subject, facts, 'take-back', { actor, reason: '', review: review.review, sentBy: request.sent_by })
      if (!to.ok) return to
      await close(change, request, 'taken-back')
      return move(change, subject, request.subject_id, facts, to.value, actor.id, '')
    })
  }

  /**
   * Takes a signed decision. One that is not signed as it stands, or by a key or in a role that the house does not vouch
   * for, is refused; one that is here already, by its signature, changes nothing. When the rule is met, what was under
   * review moves on. `broughtBy` is who brought in a decision that was made on another computer.
   */
  async decide(
    requestId: string,
    decision: Decision,
    {
      insteadOf,
      broughtBy,
      today,
    }: { readonly insteadOf?: Person | undefined; readonly broughtBy?: string | undefined; readonly today: Day },
  ): Promise<Result<ReviewItem, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const opened = await openRequest(change.tx, requestId, today)
      if (!opened.ok) return opened
      const { request, subject, facts, review } = opened.value
      if (review.decisions.some(({ signature }) => signature === decision.signature)) return itemOf(change.tx, request, today)
      if (request.closed_at !== null) return fail(reviewClosed)
      const refusal = voidReason(decision, request, review)
      if (refusal !== undefined) return fail(refusal)
      const person = review.people.find(({ id }) => id === decision.person)
      const { meaning, role, comment } = decision
      if (person === undefined || (meaning !== 'approve' && meaning !== 'refuse' && meaning !== 'ask-changes')) return fail(voidDecision)
      const to = moved(subject, facts, meaning, { actor: person, role, insteadOf, reason: comment, review: review.review })
      if (!to.ok) return to
      const inserted = await insertDecision(change, decision, broughtBy ?? decision.person)
      if (!inserted.ok) return inserted
      if (to.value !== facts.state) {
        await close(change, request, to.value)
        const done = await move(change, subject, request.subject_id, facts, to.value, decision.person, comment)
        if (!done.ok) return done
      }
      return reopen(change.tx, requestId, today)
    })
  }

  async open(id: string, today: Day): Promise<Result<ReviewItem, StoreFailure>> {
    return this.#connection.read((db) => reopen(db, id, today))
  }

  /** The open review of a clause version or letter; undefined where none is. */
  async openFor(subjectId: string): Promise<Result<string | undefined, StoreFailure>> {
    return this.#connection.read(async (db) =>
      succeed(
        (
          await db
            .selectFrom('review_requests')
            .select('id')
            .where('subject_id', '=', subjectId)
            .where('closed_at', 'is', null)
            .orderBy('sent_at', 'desc')
            .executeTakeFirst()
        )?.id,
      ),
    )
  }

  /** Where a letter stands. */
  async stateOfLetter(id: string): Promise<Result<string, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const facts = await subjectFacts(db, 'letter', id)
      return facts.ok ? succeed(facts.value.state) : facts
    })
  }

  /** Everything that is under review, by its due day, and behind it what ended last. */
  async list(today: Day): Promise<Result<ReviewItem[], StoreFailure>> {
    return this.#connection.read(async (db) => {
      const open = await db
        .selectFrom('review_requests')
        .selectAll()
        .where('closed_at', 'is', null)
        .orderBy('due')
        .orderBy('sent_at')
        .execute()
      const closed = await db
        .selectFrom('review_requests')
        .selectAll()
        .where('closed_at', 'is not', null)
        .orderBy('closed_at', 'desc')
        .limit(closedShown)
        .execute()
      const items: ReviewItem[] = []
      for (const request of [...open, ...closed]) {
        const item = await itemOf(db, request, today)
        if (item.ok) items.push(item.value)
      }
      return succeed(items)
    })
  }

  /** Keeps a reviewer's decision that a letter may leave with a superseded clause version; the caller has worked out its digest. */
  async keep(decision: Decision, authors: readonly string[]): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const { review, keys } = await reviewFacts(change.tx, {
        id: decision.id,
        digest: decision.digest,
        rule: { approvals: 1, roles: ['reviewer', 'administrator'], mode: 'any' },
        author: '',
        today: change.now.slice(0, 10),
      })
      const standing = standingOfDecision(decision, keys.vouchings, keys.rootKey)
      if (standing !== 'counts') return fail({ ...voidDecision, message: decisionStandings[standing] })
      if (decision.meaning !== 'keep' || !review.rule.roles.includes(decision.role))
        return fail({
          code: 'role-not-held',
          message: 'An old version is kept by a reviewer or an administrator.',
          remedy: 'Ask one of them.',
        })
      if (authors.includes(decision.person))
        return fail({
          code: 'own-work',
          message: 'Nobody decides on a letter that they wrote.',
          remedy: 'Ask a reviewer who did not write it.',
        })
      if (decision.comment.trim() === '')
        return fail({
          code: 'reason-missing',
          message: 'An old version is not kept without a word why.',
          remedy: 'Say why the old version may stay.',
        })
      return insertDecision(change, decision, decision.person)
    })
  }

  /** Who stands in for whom, all of them, the first first. */
  async delegations(): Promise<Result<Delegation[], StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await allDelegations(db)))
  }

  /** Names somebody who stands in for another; only they themselves and administrators may. */
  async delegate({ from, to, firstDay, lastDay }: Delegation, actor: Person): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async ({ tx, now, newId, record }) => {
      if (from !== actor.id && !actor.roles.includes('administrator'))
        return fail({
          code: 'not-theirs',
          message: `${actor.name} cannot name a delegate for somebody else.`,
          remedy: 'Ask them, or an administrator.',
        })
      if (from === to) return fail(selfDelegated)
      if (lastDay < firstDay) return fail(daysTurned)
      const known = await tx.selectFrom('persons').select('id').where('id', 'in', [from, to]).execute()
      if (known.length !== 2)
        return fail({ code: 'person-unknown', message: 'This person has no profile here.', remedy: 'Make or import their profile first.' })
      const id = newId()
      await tx
        .insertInto('delegations')
        .values({ id, from_person: from, to_person: to, first_day: firstDay, last_day: lastDay, made_by: actor.id, made_at: now })
        .execute()
      await record({ actor: actor.id, kind: 'delegation.made', entity: id, payload: { from, to, firstDay, lastDay } })
      return succeed(undefined)
    })
  }
}

const voidDecision: StoreFailure = {
  code: 'decision-void',
  message: 'This decision is not about what is under review here.',
  remedy: 'Decide on what stands here now.',
}

function voidReason(decision: Decision, { digest, subject }: ReviewRequestsTable, { keys }: ReviewFacts): StoreFailure | undefined {
  if (decision.digest !== digest || decision.subject !== subject) return voidDecision
  const standing = standingOfDecision(decision, keys.vouchings, keys.rootKey)
  return standing === 'counts'
    ? undefined
    : { ...voidDecision, message: decisionStandings[standing], remedy: 'Decide with a key that this house vouches for.' }
}

type SharedMove = 'submit' | 'take-back' | 'approve' | 'refuse' | 'ask-changes'

function moved(
  subject: ReviewedSubject,
  { state, isFrozen }: SubjectFacts,
  name: SharedMove & LetterMove,
  facts: MoveFacts,
): Result<ClauseState | LetterState, StoreFailure> {
  return subject === 'letter'
    ? moveLetter(LetterState.parse(state), name, facts)
    : moveClauseVersion(ClauseState.parse(state), name, { ...facts, isFrozen })
}

async function move(
  change: Change,
  subject: ReviewedSubject,
  id: string,
  { state, number }: SubjectFacts,
  to: ClauseState | LetterState,
  actor: string,
  reason: string,
): Promise<Result<void, StoreFailure>> {
  if (subject === 'clause-version')
    return moveVersionIn(change, id, { from: StoredClauseState.parse(state), to: StoredClauseState.parse(to) }, actor, { reason })
  if (to === 'in-review') await closeRevision(change, id, actor)
  await change.tx.updateTable('letters').set({ state: to }).where('id', '=', id).execute()
  await change.record({ actor, kind: `letter.${to}`, entity: id, payload: { revision: number, before: state, after: to, reason } })
  return succeed(undefined)
}

async function close({ tx, now }: Change, { id }: ReviewRequestsTable, outcome: string): Promise<void> {
  await tx.updateTable('review_requests').set({ closed_at: now, outcome }).where('id', '=', id).execute()
}

interface OpenRequest {
  readonly request: ReviewRequestsTable
  readonly subject: ReviewedSubject
  readonly facts: SubjectFacts
  readonly review: ReviewFacts
}

async function openRequest(db: Reading, id: string, today: Day): Promise<Result<OpenRequest, StoreFailure>> {
  const request = await db.selectFrom('review_requests').selectAll().where('id', '=', id).executeTakeFirst()
  return request === undefined ? fail(reviewUnknown) : factsOf(db, request, today)
}

async function factsOf(db: Reading, request: ReviewRequestsTable, today: Day): Promise<Result<OpenRequest, StoreFailure>> {
  const subject: ReviewedSubject = request.subject === 'letter' ? 'letter' : 'clause-version'
  const facts = await subjectFacts(db, subject, request.subject_id)
  if (!facts.ok) return facts
  const review = await reviewFacts(db, {
    id: request.subject_id,
    digest: request.digest,
    rule: facts.value.rule,
    author: request.author,
    today,
  })
  return succeed({ request, subject, facts: facts.value, review })
}

async function reopen(db: Reading, id: string, today: Day): Promise<Result<ReviewItem, StoreFailure>> {
  const request = await db.selectFrom('review_requests').selectAll().where('id', '=', id).executeTakeFirst()
  return request === undefined ? fail(reviewUnknown) : itemOf(db, request, today)
}

async function itemOf(db: Reading, request: ReviewRequestsTable, today: Day): Promise<Result<ReviewItem, StoreFailure>> {
  const opened = await factsOf(db, request, today)
  if (!opened.ok) return opened
  const { subject, facts, review } = opened.value
  const { id, subject_id: subjectId, digest, sent_by: sentBy, sent_at: sentAt, note, due, outcome } = request
  const { title, about, number, state } = facts
  const decisions = review.decisions.map((decision) => ({
    ...decision,
    standing: standingOfDecision(decision, review.keys.vouchings, review.keys.rootKey),
  }))
  const standing = standingOfReview(review.review, review.people)
  return succeed({
    id,
    subject,
    subjectId,
    digest,
    title,
    about,
    number,
    state,
    authors: review.review.authors,
    sentBy,
    sentAt,
    note,
    due: due ?? undefined,
    outcome: outcome ?? undefined,
    standing,
    decisions,
  })
}
