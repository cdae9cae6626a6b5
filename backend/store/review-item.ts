import type { Day } from '../../core/clause/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import {
  standingOfDecision,
  standingOfReview,
  type Decision,
  type DecisionStanding,
  type Person,
  type ReviewStanding,
} from '../../core/review/index.ts'
import { broughtReview, judgedAs } from './brought-reviews.ts'
import type { Reading } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import {
  isNewest,
  reviewFacts,
  ReviewedSubject,
  reviewUnknown,
  subjectFacts,
  type HouseFacts,
  type ReviewFacts,
  type SubjectFacts,
} from './review-facts.ts'
import { moved } from './review-moves.ts'
import type { ReviewRequestsTable } from './review-tables.ts'

/** Something that was sent to review, and how far the review has come. */
export interface ReviewItem {
  readonly id: string
  readonly subject: ReviewedSubject
  readonly subjectId: string
  /** What a decision signs. */
  readonly digest: string
  readonly title: string
  /** Code of a clause or of something of the house, recipient of a letter. */
  readonly about: string
  /** Number of a clause version, revision of a letter. */
  readonly number: number
  readonly state: SubjectFacts['state']
  readonly authors: readonly string[]
  readonly sentBy: string
  readonly sentAt: string
  /** Who packed it on the computer where it was sent, and gets the decision back; undefined where it was sent here. */
  readonly broughtBy: string | undefined
  readonly note: string
  readonly due: Day | undefined
  /** How it ended; undefined while it is open. */
  readonly outcome: string | undefined
  /** True where it was refused or changes were asked for, and nobody has changed it or made the next version since. */
  readonly isReturned: boolean
  readonly standing: ReviewStanding
  /** Ids of those who may take it back now: none once it ended. */
  readonly takers: readonly string[]
  readonly decisions: readonly (Decision & { readonly standing: DecisionStanding })[]
}

/** A request with all that is known about what it asks for. */
export interface OpenRequest {
  readonly request: ReviewRequestsTable
  readonly subject: ReviewedSubject
  readonly facts: SubjectFacts
  readonly review: ReviewFacts
  /** Who packed it on the computer where it was sent; undefined where it was sent here. */
  readonly broughtBy: string | undefined
}

export async function openRequest(db: Reading, id: string, today: Day): Promise<Result<OpenRequest, StoreFailure>> {
  const request = await db.selectFrom('review_requests').selectAll().where('id', '=', id).executeTakeFirst()
  return request === undefined ? fail(reviewUnknown) : factsOf(db, request, today)
}

async function factsOf(
  db: Reading,
  request: ReviewRequestsTable,
  today: Day,
  house?: HouseFacts,
): Promise<Result<OpenRequest, StoreFailure>> {
  const subject = ReviewedSubject.parse(request.subject)
  const facts = await subjectFacts(db, subject, request.subject_id)
  if (!facts.ok) return facts
  const { subject_id: id, digest, author } = request
  const review = await reviewFacts(db, { id, digest, rule: facts.value.rule, author, today }, house)
  const brought = await broughtReview(db, request.id)
  const judged = { ...review, review: judgedAs(review.review, facts.value.ruled, brought, today) }
  return succeed({ request, subject, facts: facts.value, review: judged, broughtBy: brought?.packedBy })
}

function takersOf({ request, subject, facts, review }: OpenRequest): string[] {
  if (request.closed_at !== null) return []
  const may = (actor: Person): boolean =>
    moved(subject, facts, 'take-back', { actor, reason: '', review: review.review, sentBy: request.sent_by }).ok
  return review.people.filter(may).map(({ id }) => id)
}

export async function reopenedItem(db: Reading, id: string, today: Day): Promise<Result<ReviewItem, StoreFailure>> {
  const request = await db.selectFrom('review_requests').selectAll().where('id', '=', id).executeTakeFirst()
  return request === undefined ? fail(reviewUnknown) : itemOf(db, request, today)
}

/** `house` as for `reviewFacts`. */
export async function itemOf(
  db: Reading,
  request: ReviewRequestsTable,
  today: Day,
  house?: HouseFacts,
): Promise<Result<ReviewItem, StoreFailure>> {
  const opened = await factsOf(db, request, today, house)
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
    broughtBy: opened.value.broughtBy,
    note,
    due: due ?? undefined,
    outcome: outcome ?? undefined,
    isReturned: (outcome === 'refused' || outcome === 'changes-asked') && state === outcome && (await isNewest(db, subject, subjectId)),
    standing,
    takers: takersOf(opened.value),
    decisions,
  })
}
