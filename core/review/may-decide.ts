import { fail, succeed, type Result } from '../requests/result.ts'
import type { Meaning } from './approval.ts'
import type { ReviewFailure } from './failure.ts'
import type { Person, Role } from './person.ts'
import { countedVerdicts, nextRoles, openSeats, ruleInForce, type Review } from './review-standing.ts'
import { oneOf } from './role-names.ts'

/** Who wants to decide, in which role, and in whose place when that somebody is away. */
export interface Decider {
  readonly person: Person
  readonly role: Role
  readonly insteadOf?: Person | undefined
}

/**
 * Whether somebody may decide now. Nobody decides on what they wrote, nor twice, nor outside a role that they hold and
 * the rule asks for; an approval waits for its turn. A delegate may do what the other might have done, and no more.
 */
export function mayDecide(
  { person, role, insteadOf }: Decider,
  meaning: Extract<Meaning, 'approve' | 'refuse' | 'ask-changes'>,
  asked: Review,
): Result<void, ReviewFailure> {
  const review = { ...asked, rule: ruleInForce(asked) }
  const failure =
    ownFailure(person, role, review) ??
    delegateFailure(person, role, insteadOf, review) ??
    (meaning === 'approve' ? turnFailure(role, review) : undefined)
  return failure === undefined ? succeed(undefined) : fail(failure)
}

function ownFailure(person: Person, role: Role, { rule, decisions, authors }: Review): ReviewFailure | undefined {
  const { id, name, roles, active, publicKey } = person
  if (!active)
    return {
      code: 'person-inactive',
      message: `${name} has left this house and decides nothing more.`,
      remedy: 'Ask somebody else to decide.',
    }
  if (!roles.includes(role))
    return { code: 'role-not-held', message: `${name} does not hold the role ${role}.`, remedy: `Ask ${oneOf(rule.roles)} to decide.` }
  if (!rule.roles.includes(role))
    return {
      code: 'role-not-held',
      message: `This is decided by ${oneOf(rule.roles)}, not in the role ${role}.`,
      remedy: `Ask ${oneOf(rule.roles)} to decide.`,
    }
  if (authors.includes(id))
    return {
      code: 'own-work',
      message: `${name} wrote this or a part of it, and nobody decides on their own work.`,
      remedy: `Ask ${oneOf(rule.roles)} who did not write it.`,
    }
  if (decisions.some((decision) => decision.person === id || decision.publicKey === publicKey))
    return {
      code: 'decided-already',
      message: `${name} has decided on exactly this, and nobody decides twice.`,
      remedy: 'Ask somebody else, or wait for the next version.',
    }
  return undefined
}

function delegateFailure(
  { id, name }: Person,
  role: Role,
  absent: Person | undefined,
  { decisions, authors, delegations }: Review,
): ReviewFailure | undefined {
  if (absent === undefined) return undefined
  if (!delegations.some(({ from, to }) => from === absent.id && to === id))
    return {
      code: 'not-delegated',
      message: `${name} does not stand in for ${absent.name} today.`,
      remedy: `Decide in your own name, or ask ${absent.name} to name you as delegate.`,
    }
  if (!absent.roles.includes(role))
    return {
      code: 'role-not-held',
      message: `${absent.name}, in whose place ${name} decides, does not hold the role ${role}.`,
      remedy: 'Decide in your own name.',
    }
  if (authors.includes(absent.id))
    return {
      code: 'own-work',
      message: `${absent.name} wrote this or a part of it, and nobody decides on their own work, through a delegate neither.`,
      remedy: 'Decide in your own name.',
    }
  if (decisions.some(({ person }) => person === absent.id))
    return { code: 'decided-already', message: `${absent.name} has decided on exactly this.`, remedy: 'Decide in your own name.' }
  return undefined
}

function turnFailure(role: Role, review: Review): ReviewFailure | undefined {
  const open = openSeats(review.rule, countedVerdicts(review))
  const next = nextRoles(review.rule, open)
  if (next.includes(role)) return undefined
  const isEarly = open.some((seat) => seat.includes(role))
  return isEarly
    ? { code: 'out-of-turn', message: `An approval by ${oneOf(next)} comes first.`, remedy: `Approve when ${oneOf(next)} has.` }
    : {
        code: 'decided-already',
        message: `The approval in the role ${role} has been given by somebody else.`,
        remedy: next.length === 0 ? 'Nothing more is needed.' : `Ask ${oneOf(next)}.`,
      }
}
