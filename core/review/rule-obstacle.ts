import { ruledNames, ruleNamed, type ApprovalRule, type ApprovalRules, type RuledName } from './approval-rule.ts'
import type { Person, Role } from './person.ts'
import { openSeats } from './review-standing.ts'
import { allOf, oneForEach, oneOf } from './role-names.ts'

type Profile = Pick<Person, 'id' | 'name' | 'roles' | 'active'>

/** Why a rule cannot be met by the people of a house, in a sentence, and what to do. */
export interface RuleObstacle {
  readonly message: string
  readonly remedy: string
  /** The roles of the approvals that nobody is there to give, each once. */
  readonly missing: readonly Role[]
}

/** What stands in the way of a rule for something that these people wrote; undefined where some set of people can meet it. */
export function ruleObstacle(rule: ApprovalRule, authors: readonly string[], people: readonly Profile[]): RuleObstacle | undefined {
  const missing = missingRoles(rule, authors, people)
  if (missing.length === 0) return undefined
  const able = ableTo(rule, authors, people).map(({ name }) => name)
  const there = able.length === 0 ? 'nobody here may give one' : `only ${allOf(able)} may give one here, and nobody decides twice`
  return { message: `${needs(rule)} who did not write it, and ${there}.`, remedy: remedyFor(missing), missing }
}

/** What stands in the way of a rule in a house, before anything is written. */
export interface HouseObstacle extends RuleObstacle {
  /** Whether nobody's words could be approved, and not only those of some. */
  readonly isForAll: boolean
}

/** Whose words could not be approved under a rule. Undefined where anybody's could. */
export function ruleObstacleInHouse(rule: ApprovalRule, people: readonly Profile[]): HouseObstacle | undefined {
  const writers = people.filter(({ active, roles }) => active && roles.some((role) => role !== 'signatory'))
  const stuck = writers.filter(({ id }) => missingRoles(rule, [id], people).length > 0)
  const isForAll = stuck.length === writers.length
  const missing = missingRoles(
    rule,
    stuck.slice(0, 1).map(({ id }) => id),
    people,
  )
  if (missing.length === 0) return undefined
  const whose = isForAll ? 'Nothing that is written here' : `Nothing that ${stuck.map(({ name }) => name).join(' or ')} writes`
  const message = `${whose} could be approved: ${lowerFirst(needs(rule))} who did not write it.`
  return { message, remedy: remedyFor(missing), missing, isForAll }
}

/** The same for all rules of a house: each obstacle once, with all that it is in the way of. */
export function ruleObstaclesInHouse(
  rules: ApprovalRules,
  people: readonly Profile[],
): (HouseObstacle & { readonly names: readonly RuledName[] })[] {
  const found = ruledNames.flatMap((name) => {
    const obstacle = ruleObstacleInHouse(ruleNamed(rules, name), people)
    return obstacle === undefined ? [] : [{ name, obstacle }]
  })
  const firsts = found.filter(({ obstacle }, index) => found.findIndex((other) => other.obstacle.message === obstacle.message) === index)
  return firsts.map(({ obstacle }) => ({
    ...obstacle,
    names: found.filter((other) => other.obstacle.message === obstacle.message).map(({ name }) => name),
  }))
}

function needs(rule: ApprovalRule): string {
  const count = rule.approvals === 1 ? 'It needs an approval' : `It needs ${String(rule.approvals)} approvals`
  return `${count} by ${oneForEach(openSeats(rule, []), rule.mode === 'in-order')}`
}

function remedyFor(missing: readonly Role[]): string {
  return `Ask an administrator to add ${oneOf(missing)} under People, or to set another rule in Settings.`
}

/** The same remedy, for whoever is the administrator and looks at the people. */
export function remedyForAdministrator({ missing }: RuleObstacle): string {
  return `Add ${oneOf(missing)} here, or set another rule in Settings.`
}

function ableTo({ roles }: ApprovalRule, authors: readonly string[], people: readonly Profile[]): Profile[] {
  return people.filter(({ id, active, roles: held }) => active && !authors.includes(id) && held.some((role) => roles.includes(role)))
}

/** The roles of seats that stay empty when as many as can be are given to different people. */
function missingRoles(rule: ApprovalRule, authors: readonly string[], people: readonly Profile[]): Role[] {
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
