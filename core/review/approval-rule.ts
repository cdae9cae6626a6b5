import { z } from 'zod'
import { adaptableKinds, addDays, ClauseKind, clauseKinds, type Day } from '../clause/index.ts'
import { Role } from './person.ts'
import type { SubjectKind } from './approval.ts'

/**
 * Who must approve before something counts as approved. `any`: so many people, each in one of the roles. `all`: one
 * person for each role named, a role twice for two people. `in-order`: the same, one after the other.
 */
export const ApprovalRule = z
  .strictObject({
    approvals: z.int().min(1).max(9),
    roles: z.array(Role).min(1).max(9),
    mode: z.enum(['any', 'all', 'in-order']),
    /** Days after sending to review by which it should be decided. */
    dueInDays: z.int().min(1).max(365).optional(),
  })
  .refine(({ approvals, roles, mode }) => mode === 'any' || approvals === roles.length, {
    error: 'Where every role must approve, there are as many approvals as roles.',
  })
export type ApprovalRule = z.infer<typeof ApprovalRule>

const reviewers: ApprovalRule = { approvals: 1, roles: ['reviewer', 'administrator'], mode: 'any', dueInDays: 5 }
const twoReviewers: ApprovalRule = { ...reviewers, approvals: 2 }

/** The rules of a house: one for each kind of clause, one for letters, and one for each thing that letters are made from. */
export const ApprovalRules = z.strictObject({
  clauses: z.record(ClauseKind, ApprovalRule),
  /** Kinds of clauses whose words a letter may change; its changes then need the approvals that a new version would. */
  adaptable: z.array(ClauseKind).default([...adaptableKinds]),
  letter: ApprovalRule,
  template: ApprovalRule,
  letterhead: ApprovalRule,
  company: ApprovalRule,
  /** Rules that a house set before there was a style to approve have none for it. */
  style: ApprovalRule.default(reviewers),
})
export type ApprovalRules = z.infer<typeof ApprovalRules>

/** What a rule is for, by name. */
export const ruledNames: readonly RuledName[] = [...clauseKinds, 'letter', 'template', 'letterhead', 'company', 'style']
export type RuledName = ClauseKind | 'letter' | 'template' | 'letterhead' | 'company' | 'style'

/** The rule for what has this name. */
export function ruleNamed(rules: ApprovalRules, name: RuledName): ApprovalRule {
  return isClauseKind(name) ? rules.clauses[name] : rules[name]
}

function isClauseKind(name: RuledName): name is ClauseKind {
  return (clauseKinds as readonly RuledName[]).includes(name)
}

/** Two pairs of eyes on what others said and what the law asks for, where a slip costs most; one on everything else. */
export const defaultRules: ApprovalRules = {
  clauses: {
    'policy-quote': twoReviewers,
    certification: reviewers,
    'business-model': reviewers,
    statement: reviewers,
    closing: reviewers,
    'legal-notice': twoReviewers,
  },
  adaptable: [...adaptableKinds],
  letter: { ...reviewers, dueInDays: 2 },
  template: reviewers,
  letterhead: reviewers,
  company: reviewers,
  style: reviewers,
}

/** What a rule is for. A transcript has none: one person other than its writer attests it. */
export type Ruled =
  | { readonly subject: 'clause-version'; readonly kind: ClauseKind }
  | { readonly subject: Exclude<SubjectKind, 'clause-version' | 'transcript'> }

export function ruleFor(rules: ApprovalRules, ruled: Ruled): ApprovalRule {
  return ruled.subject === 'clause-version' ? rules.clauses[ruled.kind] : rules[ruled.subject]
}

/** The day by which a review sent on a day should be decided; undefined when the rule sets none. */
export function dueDay(rule: ApprovalRule, sentOn: Day): Day | undefined {
  return rule.dueInDays === undefined ? undefined : addDays(sentOn, rule.dueInDays)
}
