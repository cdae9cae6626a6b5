import { clauseKinds, type ClauseKind } from '../clause/index.ts'
import type { ApprovalRule, ApprovalRules } from './approval-rule.ts'
import type { Person, Role } from './person.ts'

/** What a rule is for, by name. */
export type RuledName = ClauseKind | 'letter' | 'template' | 'letterhead' | 'company'

/**
 * For what a house has too few people: whoever writes it, the others cannot give all the approvals that its rule asks for.
 * Nothing where there is somebody whose work the others can approve.
 */
export function approversMissing(people: readonly Pick<Person, 'id' | 'roles' | 'active'>[], rules: ApprovalRules): RuledName[] {
  const here = people.filter(({ active }) => active)
  const isShort = (rule: ApprovalRule): boolean =>
    !here.some((writer) =>
      canBeGiven(
        seatsOf(rule),
        here.filter(({ id }) => id !== writer.id),
      ),
    )
  const others = { letter: rules.letter, template: rules.template, letterhead: rules.letterhead, company: rules.company }
  return [
    ...clauseKinds.filter((kind) => isShort(rules.clauses[kind])),
    ...(['letter', 'template', 'letterhead', 'company'] as const).filter((name) => isShort(others[name])),
  ]
}

/** For each approval the roles in which it may be given. */
export function seatsOf({ approvals, roles, mode }: ApprovalRule): (readonly Role[])[] {
  return mode === 'any' ? Array.from({ length: approvals }, () => roles) : roles.map((role) => [role])
}

/** Whether each approval can be given by somebody of their own. */
function canBeGiven([seat, ...seats]: readonly (readonly Role[])[], people: readonly Pick<Person, 'id' | 'roles'>[]): boolean {
  if (seat === undefined) return true
  if (seats.length >= people.length) return false
  return people.some(
    ({ id, roles }) =>
      seat.some((role) => roles.includes(role)) &&
      canBeGiven(
        seats,
        people.filter((other) => other.id !== id),
      ),
  )
}
