import type { ApprovalRule } from '../../core/review/index.ts'

/** Who approves, as a person chooses it. */
export interface RuleChoice {
  readonly id: string
  readonly title: string
  readonly rule: Pick<ApprovalRule, 'approvals' | 'roles' | 'mode'>
}

export const ruleChoices: readonly RuleChoice[] = [
  { id: 'one', title: 'One reviewer or administrator', rule: { approvals: 1, roles: ['reviewer', 'administrator'], mode: 'any' } },
  { id: 'two', title: 'Two reviewers or administrators', rule: { approvals: 2, roles: ['reviewer', 'administrator'], mode: 'any' } },
  { id: 'three', title: 'Three reviewers or administrators', rule: { approvals: 3, roles: ['reviewer', 'administrator'], mode: 'any' } },
  { id: 'one-reviewer', title: 'One reviewer', rule: { approvals: 1, roles: ['reviewer'], mode: 'any' } },
  { id: 'two-reviewers', title: 'Two reviewers', rule: { approvals: 2, roles: ['reviewer'], mode: 'any' } },
  { id: 'both', title: 'A reviewer and an administrator', rule: { approvals: 2, roles: ['reviewer', 'administrator'], mode: 'all' } },
  {
    id: 'in-order',
    title: 'A reviewer, then an administrator',
    rule: { approvals: 2, roles: ['reviewer', 'administrator'], mode: 'in-order' },
  },
]

/** The choice that a rule is; undefined for one that none of them is. */
export function choiceOf({ approvals, roles, mode }: ApprovalRule): RuleChoice | undefined {
  return ruleChoices.find(({ rule }) => rule.approvals === approvals && rule.mode === mode && rule.roles.join(' ') === roles.join(' '))
}

/** A rule with another choice of who approves; its due days stay. */
export function withChoice(rule: ApprovalRule, id: string): ApprovalRule {
  const choice = ruleChoices.find((each) => each.id === id)
  return choice === undefined ? rule : { ...rule, ...choice.rule }
}

export const dueChoices = [
  { id: 'none', title: 'no due day' },
  ...[1, 2, 3, 5, 10, 20].map((days) => ({ id: String(days), title: days === 1 ? 'in 1 day' : `in ${String(days)} days` })),
]

/** A rule by which reviews are due in some days; `none`: in their own time. */
export function withDue(rule: ApprovalRule, id: string): ApprovalRule {
  return { ...rule, dueInDays: id === 'none' ? undefined : Number(id) }
}
