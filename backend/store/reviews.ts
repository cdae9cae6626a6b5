import type { Day } from '../../core/clause/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import {
  approvedBefore,
  oneOf,
  type ApprovalRule,
  dueDay,
  standingOfDecision,
  decisionStandings,
  ruleObstacle,
  type RuleObstacle,
  type Decision,
  type Person,
} from '../../core/review/index.ts'
import type { Connection, Reading } from './connection.ts'
import { decidedBefore } from './decided-before.ts'
import { decisionsOn, insertDecision } from './decisions.ts'
import { everyone, knownPerson } from './person-rows.ts'
import { houseKeys, writersOf } from './proofs.ts'
import { closeRequest, decideIn, reviewClosed, settleOpen, voidDecision, type DecidingWith } from './review-decide.ts'
import type { StoreFailure } from './failures.ts'
import { houseFacts, reviewFacts, reviewUnknown, subjectFacts, type ReviewedSubject } from './review-facts.ts'
import { move, moved } from './review-moves.ts'
import { itemOf, openRequest, reopenedItem, type ReviewItem } from './review-item.ts'

export type { ReviewItem } from './review-item.ts'

/** What sending needs to know. `digest` is a letter's `digestForApproval`; a clause version has its own. */
export interface Sending {
  readonly subject: ReviewedSubject
  readonly id: string
  readonly note: string
  readonly today: Day
  /** The day by which it should be decided; left out, the rule says it. */
  readonly due?: Day | undefined
  readonly letter?: { readonly digest: string; readonly revision: number } | undefined
}

/** Closed reviews that the inbox still shows. */
const closedShown = 200

const letterMoved: StoreFailure = {
  code: 'letter-conflict',
  message: 'This letter was changed while it was being sent to review.',
  remedy: 'Send it again.',
}

const duePassed: StoreFailure = {
  code: 'due-passed',
  message: 'The day by which it should be decided has passed.',
  remedy: 'Choose today or a later day, or none.',
}

/** What waits for whose decision, and what was decided. Every rule of `core/review` is asked inside the transaction. */
export class Reviews {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /**
   * Sends a clause version or letter to review: a version freezes for good, a letter's revision closes. Words that were
   * approved before, by others than who wrote them, are approved at once; words that were refused are not sent again.
   */
  async send(sending: Sending, actor: Person): Promise<Result<ReviewItem, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const { subject, id, note, today } = sending
      if (sending.due !== undefined && sending.due < today) return fail(duePassed)
      const facts = await subjectFacts(change.tx, subject, id)
      if (!facts.ok) return facts
      if (sending.letter !== undefined && sending.letter.revision !== facts.value.number) return fail(letterMoved)
      const digest = sending.letter?.digest ?? facts.value.digest
      if (digest === undefined) return fail(reviewUnknown)
      const known = await knownPerson(change.tx, actor.id)
      if (!known.ok) return known
      const { author, rule } = facts.value
      const before = await reviewFacts(change.tx, { id, digest, rule, author, sender: actor.id, today })
      const to = moved(subject, facts.value, 'submit', { actor: known.value, reason: note, review: before.review })
      if (!to.ok) return to
      const decided = decidedBefore(before)
      if (!decided.ok) return decided
      const request = {
        id: change.newId(),
        subject,
        subject_id: id,
        digest,
        author,
        sent_by: actor.id,
        sent_at: change.now,
        note,
        writers: '[]',
        due: sending.due ?? dueDay(rule, today) ?? null,
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
      if (!done.ok) return done
      if (decided.value === 'open') return itemOf(change.tx, request, today)
      // Nobody decides now: who did, signed these words before, and no name is put to what nobody did today.
      await closeRequest(change, request.id, 'approved')
      const approved = await move(change, subject, id, { ...facts.value, state: 'in-review' }, 'approved', 'system', approvedBefore)
      return approved.ok ? reopenedItem(change.tx, request.id, today) : approved
    })
  }

  /** Why nobody could approve something under its rule; undefined where some could. */
  async obstacle(subject: ReviewedSubject, id: string): Promise<Result<RuleObstacle | undefined, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const facts = await subjectFacts(db, subject, id)
      if (!facts.ok) return facts
      const { author, rule } = facts.value
      return succeed(ruleObstacle(rule, [author, ...(await writersOf(db, id))], await everyone(db)))
    })
  }

  /** Takes back what was sent, before it is decided. */
  async takeBack(requestId: string, actor: Person, today: Day): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const opened = await openRequest(change.tx, requestId, today)
      if (!opened.ok) return opened
      const { request, subject, facts, review } = opened.value
      if (request.closed_at !== null) return fail(reviewClosed)
      const known = await knownPerson(change.tx, actor.id)
      if (!known.ok) return known
      const to = moved(subject, facts, 'take-back', { actor: known.value, reason: '', review: review.review, sentBy: request.sent_by })
      if (!to.ok) return to
      await closeRequest(change, request.id, 'taken-back')
      const { subject_id: subjectId, digest } = request
      await change.record({ actor: actor.id, kind: 'review.taken-back', entity: request.id, payload: { subject, subjectId, digest } })
      return move(change, subject, request.subject_id, facts, to.value, actor.id, '')
    })
  }

  /**
   * Takes a signed decision. One that is not signed as it stands, or by a key or in a role that the house does not vouch
   * for, is refused; one that is here already, by its signature, changes nothing. When the rule is met, what was under
   * review moves on. `broughtBy` is who brought in a decision that was made on another computer.
   */
  async decide(requestId: string, decision: Decision, how: DecidingWith): Promise<Result<ReviewItem, StoreFailure>> {
    return this.#connection.change((change) => decideIn(change, requestId, decision, how))
  }

  async open(id: string, today: Day): Promise<Result<ReviewItem, StoreFailure>> {
    return this.#connection.read((db) => reopenedItem(db, id, today))
  }

  /** The open review of something; undefined where none is. */
  async openFor(subjectId: string): Promise<Result<string | undefined, StoreFailure>> {
    return this.#connection.read(async (db) =>
      succeed((await reviewsOf(db, subjectId).where('closed_at', 'is', null).executeTakeFirst())?.id),
    )
  }

  /** The last review of something, open or ended; undefined where it was never sent. */
  async lastFor(subjectId: string): Promise<Result<string | undefined, StoreFailure>> {
    return this.#connection.read(async (db) => succeed((await reviewsOf(db, subjectId).executeTakeFirst())?.id))
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
        .orderBy('due', (order) => order.asc().nullsLast())
        .orderBy('sent_at')
        .execute()
      const closed = await db
        .selectFrom('review_requests')
        .selectAll()
        .where('closed_at', 'is not', null)
        .orderBy('closed_at', 'desc')
        .limit(closedShown)
        .execute()
      const house = await houseFacts(db)
      const items: ReviewItem[] = []
      for (const request of [...open, ...closed]) {
        const item = await itemOf(db, request, today, house)
        if (item.ok) items.push(item.value)
      }
      return succeed(items)
    })
  }

  /** Ends what is open and decided already, as an earlier Chancery may have left it. */
  async settle(today: Day): Promise<Result<void, StoreFailure>> {
    return this.#connection.change((change) => settleOpen(change, 'system', today))
  }

  /** The decisions that count by which an old clause version is kept, by their `digestForKeeping`. */
  async keepings(digest: string): Promise<Result<Decision[], StoreFailure>> {
    return this.#connection.read(async (db) => {
      const { vouchings, rootKey } = await houseKeys(db)
      const counts = (decision: Decision): boolean =>
        decision.meaning === 'keep' && rootKey !== undefined && standingOfDecision(decision, vouchings, rootKey) === 'counts'
      return succeed((await decisionsOn(db, digest)).filter(counts))
    })
  }

  /**
   * Keeps a reviewer's decision that a letter may leave with a superseded clause version, or, where a `rule` says who must approve
   * such words, with adapted ones; the caller has worked out its digest.
   */
  async keep(decision: Decision, authors: readonly string[], rule: ApprovalRule = keepRule): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const { review, keys } = await reviewFacts(change.tx, {
        id: decision.id,
        digest: decision.digest,
        rule,
        author: '',
        today: change.now.slice(0, 10),
      })
      const standing = standingOfDecision(decision, keys.vouchings, keys.rootKey)
      if (standing !== 'counts') return fail({ ...voidDecision, message: decisionStandings[standing] })
      if (decision.meaning !== 'keep' || !review.rule.roles.includes(decision.role))
        return fail({
          code: 'role-not-held',
          message:
            rule === keepRule
              ? 'An old version is kept by a reviewer or an administrator.'
              : `Such words are approved by ${oneOf(rule.roles)}.`,
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
          message:
            rule === keepRule ? 'An old version is not kept without a word why.' : 'Adapted words are not approved without a word why.',
          remedy: rule === keepRule ? 'Say why the old version may stay.' : 'Say why the letter may have words of its own there.',
        })
      return insertDecision(change, decision, decision.person)
    })
  }
}

/** Who may keep an old version. */
const keepRule: ApprovalRule = { approvals: 1, roles: ['reviewer', 'administrator'], mode: 'any' }

/** The reviews of something, the last first. */
function reviewsOf(db: Reading, subjectId: string) {
  return db.selectFrom('review_requests').select('id').where('subject_id', '=', subjectId).orderBy('sent_at', 'desc')
}
