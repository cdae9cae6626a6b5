import type { ApprovalRule } from './approval-rule.ts'
import type { Person, Role } from './person.ts'
import { openSeats } from './review-standing.ts'
import { oneForEach, oneOf } from './role-names.ts'

/** Why a rule cannot be met by the people of a house, in a sentence, and what to do. */
export interface RuleObstacle {
  readonly message: string
  readonly remedy: string
  /** The roles of the approvals that nobody is there to give, each once. */
  readonly missing: readonly Role[]
}

/** What stands in the way of a rule for something that these people wrote; undefined where some set of people can meet it. */
export function ruleObstacle(rule: ApprovalRule, authors: readonly string[], people: readonly Person[]): RuleObstacle | undefined {
  const missing = missingRoles(rule, authors, people)
  if (missing.length === 0) return undefined
  const able = ableTo(rule, authors, people).map(({ name }) => name)
  const there = able.length === 0 ? 'nobody here may give one' : `only ${able.join(' and ')} may give one here, and nobody decides twice`
  return { message: `${needs(rule)} who did not write it, and ${there}.`, remedy: remedyFor(missing), missing }
}

/** The same before anything is written: whose words could not be approved under a rule. Undefined where anybody's could. */
export function ruleObstacleInHouse(rule: ApprovalRule, people: readonly Person[]): RuleObstacle | undefined {
  const writers = people.filter(({ active, roles }) => active && roles.some((role) => role !== 'signatory'))
  const stuck = writers.filter(({ id }) => missingRoles(rule, [id], people).length > 0)
  const [first] = stuck
  if (first === undefined) return undefined
  const missing = missingRoles(rule, [first.id], people)
  const whose =
    stuck.length === writers.length ? 'Nothing that is written here' : `Nothing that ${stuck.map(({ name }) => name).join(' or ')} writes`
  return { message: `${whose} could be approved: ${lowerFirst(needs(rule))} who did not write it.`, remedy: remedyFor(missing), missing }
}

function needs(rule: ApprovalRule): string {
  const count = rule.approvals === 1 ? 'It needs an approval' : `It needs ${String(rule.approvals)} approvals`
  return `${count} by ${oneForEach(openSeats(rule, []), rule.mode === 'in-order')}`
}

function remedyFor(missing: readonly Role[]): string {
  return `Ask an administrator to add ${oneOf(missing)} under People, or to set another rule in Settings.`
}

function ableTo({ roles }: ApprovalRule, authors: readonly string[], people: readonly Person[]): Person[] {
  return people.filter(({ id, active, roles: held }) => active && !authors.includes(id) && held.some((role) => roles.includes(role)))
}

/** The roles of seats that stay empty when as many as can be are given to different people. */
function missingRoles(rule: ApprovalRule, authors: readonly string[], people: readonly Person[]): Role[] {
  const seats = openSeats(rule, [])
  const able = ableTo(rule, authors, people)
  const seatOf = new Map<string, number>()
  /** Gives a seat to somebody; who holds it already moves to another seat where there is one (augmenting paths). */
  const give = (seat: number, tried: Set<string>): boolean =>
    able.some(({ id, roles }) => {
      if (tried.has(id) || !roles.some((role) => seats[seat]?.includes(role) === true)) return false
      tried.add(id)
      const before = seatOf.get(id)
      if (before !== undefined && !give(before, tried)) return false
      seatOf.set(id, seat)
      return true
    })
  return [...new Set(seats.flatMap((roles, seat) => (give(seat, new Set()) ? [] : roles)))]
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
