import type { ApprovalRule } from './approval-rule.ts'
import type { Decision } from './approval.ts'
import type { Review } from './review-standing.ts'

/**
 * The review of words that a letter has in the place of a clause's, under the rule for the clause's kind: a decision to keep
 * them is their approval, by somebody who did not write the letter, with a word why.
 */
export function adaptationReview(rule: ApprovalRule, authors: readonly string[], keepings: readonly Decision[]): Review {
  const decisions = keepings
    .filter(({ meaning, comment }) => meaning === 'keep' && comment.trim() !== '')
    .map((decision) => ({ ...decision, meaning: 'approve' as const }))
  return { rule, authors, decisions, delegations: [] }
}
