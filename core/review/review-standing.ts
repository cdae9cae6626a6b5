import type { ApprovalRule } from './approval-rule.ts'
import type { Decision } from './approval.ts'
import type { Delegation } from './delegation.ts'
import type { Person, Role } from './person.ts'

/** The author of starter and imported versions, whom no person is. So everyone with the role may approve them. */
export const importAuthor = 'import'

/** The part of a decision that a review counts. */
export type Verdict = Pick<Decision, 'person' | 'publicKey' | 'role' | 'meaning'>

/** Something under review: who wrote it, which rule it is under, and what was decided on exactly this digest. */
export interface Review {
  readonly rule: ApprovalRule
  /** The rule of this house, where `rule` came with the review from another computer: approved is only what both call so. */
  readonly own?: ApprovalRule | undefined
  /** Those that count (`decisionsThatCount`), in the order in which they came. */
  readonly decisions: readonly Verdict[]
  /** Ids of all who wrote on it, or `importAuthor`. */
  readonly authors: readonly string[]
  /** Those in force today (`delegationsOn`). */
  readonly delegations: readonly Delegation[]
}

/** Somebody who may still decide. */
export interface Candidate {
  readonly person: string
  /** The roles in which they may. */
  readonly roles: readonly Role[]
  /** True when somebody else stands in for them today; they may decide all the same. */
  readonly isAway: boolean
  /** Ids of those for whom they stand in here. */
  readonly insteadOf: readonly string[]
}

export interface ReviewStanding {
  /** Names of states, so that clause versions and letters take them over. */
  readonly outcome: 'in-review' | 'approved' | 'refused' | 'changes-asked'
  readonly given: number
  readonly needed: number
  /** What is still to be given: for each approval the roles in which it may be. `in-order`: the first is next. */
  readonly open: readonly (readonly Role[])[]
  readonly inOrder: boolean
  /** Who may give the next one. */
  readonly mayGive: readonly Candidate[]
  /** Who may give one that comes only after that, and not the next; nobody unless `inOrder`. */
  readonly comesTo: readonly Candidate[]
}

/**
 * How far a review has come. Decisions of authors, outside the rule's roles, or second ones of a person or key do not
 * count. Under `in-order` an approval that came early counts once its turn has come: `mayDecide` keeps the order, and
 * packages of decisions made elsewhere come back in any.
 */
export function standingOfReview(asked: Review, people: readonly Person[]): ReviewStanding {
  const review = { ...asked, rule: ruleInForce(asked) }
  const counted = countedVerdicts(review)
  const open = openSeats(review.rule, counted)
  const needed = review.rule.approvals
  const refused = counted.some(({ meaning }) => meaning === 'refuse')
  const changesAsked = counted.some(({ meaning }) => meaning === 'ask-changes')
  const outcome = refused ? 'refused' : changesAsked ? 'changes-asked' : open.length === 0 ? 'approved' : 'in-review'
  const candidatesFor = (roles: readonly Role[]): Candidate[] => (outcome === 'in-review' ? candidates(review, roles, people) : [])
  const mayGive = candidatesFor(nextRoles(review.rule, open))
  const inOrder = review.rule.mode === 'in-order'
  const later = inOrder ? candidatesFor([...new Set(open.slice(1).flat())]) : []
  return {
    outcome,
    given: needed - open.length,
    needed,
    open,
    inOrder,
    mayGive,
    comesTo: later.filter(({ person }) => !mayGive.some((next) => next.person === person)),
  }
}

/** The rule that decides now: that which came with a review, until it is met; then that of this house, which it does not replace. */
export function ruleInForce(review: Review): ApprovalRule {
  const { rule, own } = review
  if (own === undefined) return rule
  const counted = countedVerdicts(review)
  const isMet = counted.every(({ meaning }) => meaning === 'approve') && openSeats(rule, counted).length === 0
  return isMet ? own : rule
}

/** Roles in which the next approval may be given. */
export function nextRoles({ mode }: ApprovalRule, open: readonly (readonly Role[])[]): readonly Role[] {
  return [...new Set((mode === 'in-order' ? open.slice(0, 1) : open).flat())]
}

/** The decisions of a review that count for its rule. */
export function countedVerdicts({ rule, decisions, authors }: Review): Verdict[] {
  const counted: Verdict[] = []
  for (const decision of decisions) {
    const isVerdict = decision.meaning === 'approve' || decision.meaning === 'refuse' || decision.meaning === 'ask-changes'
    const isSecond = counted.some(({ person, publicKey }) => person === decision.person || publicKey === decision.publicKey)
    if (isVerdict && !isSecond && rule.roles.includes(decision.role) && !authors.includes(decision.person)) counted.push(decision)
  }
  return counted
}

/** For each approval that is missing, the roles in which it may be given. */
export function openSeats({ approvals, roles, mode }: ApprovalRule, counted: readonly Verdict[]): (readonly Role[])[] {
  const given = counted.filter(({ meaning }) => meaning === 'approve').map(({ role }) => role)
  if (mode === 'any') return Array.from({ length: Math.max(0, approvals - given.length) }, () => roles)
  return roles.flatMap((role) => {
    const at = given.indexOf(role)
    if (at === -1) return [[role]]
    given.splice(at, 1)
    return []
  })
}

function candidates(review: Review, roles: readonly Role[], people: readonly Person[]): Candidate[] {
  const asked = people.flatMap((person) => {
    const own = rolesFor(person, roles, review)
    return own.length === 0 ? [] : [{ person: person.id, roles: own }]
  })
  return asked.map(({ person, roles: own }) => {
    const common = (other: string): boolean => asked.some((each) => each.person === other && each.roles.some((role) => own.includes(role)))
    const insteadOf = review.delegations.filter(({ from, to }) => to === person && common(from)).map(({ from }) => from)
    return { person, roles: own, isAway: review.delegations.some(({ from }) => from === person), insteadOf }
  })
}

/** The roles in which somebody may decide; none for authors, for who has left, and for who has decided. */
function rolesFor({ id, active, publicKey, roles: held }: Person, roles: readonly Role[], { authors, decisions }: Review): Role[] {
  const decided = decisions.some((decision) => decision.person === id || decision.publicKey === publicKey)
  return !active || decided || authors.includes(id) ? [] : roles.filter((role) => held.includes(role))
}
