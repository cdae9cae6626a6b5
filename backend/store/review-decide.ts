import type { Day } from '../../core/clause/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { decisionStandings, standingOfDecision, standingOfReview, type Decision, type Person } from '../../core/review/index.ts'
import type { Change } from './connection.ts'
import { insertDecision } from './decisions.ts'
import type { StoreFailure } from './failures.ts'
import type { ReviewFacts } from './review-facts.ts'
import { itemOf, openRequest, reopenedItem, type ReviewItem } from './review-item.ts'
import { move, moved } from './review-moves.ts'
import type { ReviewRequestsTable } from './review-tables.ts'

/** In whose place somebody decides, and who brought in a decision that was made on another computer. */
export interface DecidingWith {
  readonly insteadOf?: Person | undefined
  readonly broughtBy?: string | undefined
  readonly today: Day
}

export const reviewClosed: StoreFailure = {
  code: 'review-closed',
  message: 'This review has ended, so nothing more is decided in it.',
  remedy: 'Go back to the list of reviews.',
}
export const voidDecision: StoreFailure = {
  code: 'decision-void',
  message: 'This decision is not about what is under review here.',
  remedy: 'Decide on what stands here now.',
}

function decidedAlready(name: string): StoreFailure {
  return {
    code: 'decided-already',
    message: `${name} has decided on exactly this, and nobody decides twice.`,
    remedy: 'Ask somebody else, or wait for the next version.',
  }
}

/** Takes a signed decision inside a transaction; what it refuses, it refuses before it has written anything. */
export async function decideIn(
  change: Change,
  requestId: string,
  decision: Decision,
  { insteadOf, broughtBy, today }: DecidingWith,
): Promise<Result<ReviewItem, StoreFailure>> {
  const opened = await openRequest(change.tx, requestId, today)
  if (!opened.ok) return opened
  const { request, subject, facts, review } = opened.value
  // The same words signed by the same key are the same bytes. Coming in again with a package they are nothing new; said again here they are a second time.
  if (review.decisions.some(({ signature }) => signature === decision.signature))
    return broughtBy === undefined
      ? fail(decidedAlready(review.people.find(({ id }) => id === decision.person)?.name ?? 'This person'))
      : itemOf(change.tx, request, today)
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
    await closeRequest(change, request.id, to.value)
    const done = await move(change, subject, request.subject_id, facts, to.value, decision.person, comment)
    if (!done.ok) return done
    const settled = await settleOpen(change, decision.person, today, request.digest)
    if (!settled.ok) return settled
  }
  return reopenedItem(change.tx, requestId, today)
}

/** Why a review ended although nobody decided in it. */
const decidedElsewhere = 'Exactly these words were decided on in another review, or by a rule that changed.'

/**
 * Ends the open reviews that are decided already: of the same words as others that were decided on just now (`digest`), or by rules that
 * were changed. Nobody decides twice, so they would wait for ever.
 */
export async function settleOpen(change: Change, actor: string, today: Day, digest?: string): Promise<Result<void, StoreFailure>> {
  const open = change.tx.selectFrom('review_requests').select('id').where('closed_at', 'is', null)
  for (const { id } of await (digest === undefined ? open : open.where('digest', '=', digest)).execute()) {
    const opened = await openRequest(change.tx, id, today)
    if (!opened.ok) return opened
    const { request, subject, facts, review } = opened.value
    const { outcome } = standingOfReview(review.review, review.people)
    if (outcome === 'in-review') continue
    await closeRequest(change, id, outcome)
    const done = await move(change, subject, request.subject_id, facts, outcome, actor, decidedElsewhere)
    if (!done.ok) return done
  }
  return succeed(undefined)
}

function voidReason(decision: Decision, { digest, subject }: ReviewRequestsTable, { keys }: ReviewFacts): StoreFailure | undefined {
  if (decision.digest !== digest || decision.subject !== subject) return voidDecision
  const standing = standingOfDecision(decision, keys.vouchings, keys.rootKey)
  return standing === 'counts'
    ? undefined
    : { ...voidDecision, message: decisionStandings[standing], remedy: 'Decide with a key that this house vouches for.' }
}

export async function closeRequest({ tx, now }: Change, id: string, outcome: string): Promise<void> {
  await tx.updateTable('review_requests').set({ closed_at: now, outcome }).where('id', '=', id).execute()
}
