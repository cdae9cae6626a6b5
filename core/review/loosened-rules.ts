import { ruledNames, ruleNamed, type ApprovalRule, type ApprovalRules, type RuledName } from './approval-rule.ts'
import type { Role } from './person.ts'
import { openSeats } from './review-standing.ts'

/** The rules that approvals may meet afterwards which would not have met them before, and kinds that letters may adapt from then on. Due days loosen nothing. */
export function loosenedRules(before: ApprovalRules, after: ApprovalRules): RuledName[] {
  const opened = after.adaptable.filter((kind) => !before.adaptable.includes(kind))
  return ruledNames.filter((name) => isLooser(ruleNamed(before, name), ruleNamed(after, name)) || opened.some((kind) => kind === name))
}

/** Stricter or the same is a rule in which each seat of the other has one of its own that nobody else may take, in the same order where that counts. */
function isLooser(before: ApprovalRule, after: ApprovalRule): boolean {
  if (before.mode === 'in-order' && before.roles.length > 1) return !keepsOrder(before, after)
  return !hasSeatsFor(openSeats(before, []), openSeats(after, []))
}

function keepsOrder(before: ApprovalRule, after: ApprovalRule): boolean {
  if (after.mode !== 'in-order') return false
  let from = 0
  for (const role of before.roles) {
    const at = after.roles.indexOf(role, from)
    if (at < 0) return false
    from = at + 1
  }
  return true
}

/** Whether every seat has one of its own in the others, held by nobody whom it would not take. */
function hasSeatsFor([seat, ...seats]: readonly (readonly Role[])[], others: readonly (readonly Role[])[]): boolean {
  if (seat === undefined) return true
  return others.some(
    (other, index) =>
      other.every((role) => seat.includes(role)) &&
      hasSeatsFor(
        seats,
        others.filter((_, each) => each !== index),
      ),
  )
}
