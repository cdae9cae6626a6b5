import { fail, succeed, type Result } from '../requests/result.ts'
import type { ReviewFailure } from './failure.ts'
import { mayDecide } from './may-decide.ts'
import type { Person, Role } from './person.ts'
import { standingOfReview, type Review } from './review-standing.ts'
import { oneOf } from './role-names.ts'

/** One line of a table of moves. */
export interface Move<State extends string> {
  readonly from: readonly State[]
  /** `by-review`: where the decisions put it once this one is among them. `same`: it stays where it is. */
  readonly to: State | 'by-review' | 'same'
  /** The roles that may. For decisions the rule of the review narrows them. */
  readonly by: readonly Role[]
  /** Why it is these roles, and this state. */
  readonly because: string
  /** What the person must say with it; left out where nothing is asked. */
  readonly asks?: string
  /** True where only who wrote or sent it may, or an administrator. */
  readonly isTheirs?: true
}

export type Moves<Name extends string, State extends string> = Readonly<Record<Name, readonly Move<State>[]>>

/** What is known when somebody wants to move something. */
export interface MoveFacts {
  readonly actor: Person
  /** The role in which they act; left out, any of theirs that may. Decisions name it, because it is signed. */
  readonly role?: Role | undefined
  readonly insteadOf?: Person | undefined
  /** The reason of an edit or a withdrawal, the comment of a decision. */
  readonly reason: string
  /** What is decided on, its authors and decisions so far, without the one at hand. */
  readonly review: Review
  /** Who sent it to review. */
  readonly sentBy?: string | undefined
}

/** What a table is about, in sentences. */
export interface MoveWords<Name extends string, State extends string> {
  /** "This version", "This letter". */
  readonly thing: string
  readonly doing: Readonly<Record<Name, string>>
  readonly standing: Readonly<Record<State, string>>
  /** What to do instead where something stands. */
  readonly instead: Readonly<Record<State, string>>
}

/** Looks a move up in its table and asks everything that it demands. Returns the state after it. */
export function moveBy<Name extends string, State extends string>(
  table: Moves<Name, State>,
  words: MoveWords<Name, State>,
  state: State,
  name: Name,
  facts: MoveFacts,
): Result<State | 'by-review', ReviewFailure> {
  const lines = table[name].filter(({ from }) => from.includes(state))
  const [first] = lines
  if (first === undefined)
    return fail({
      code: 'move-impossible',
      message: `${words.thing} ${words.standing[state]}, so it cannot be ${words.doing[name]}.`,
      remedy: words.instead[state],
    })
  const { actor, role, reason } = facts
  if (!actor.active)
    return fail({
      code: 'person-inactive',
      message: `${actor.name} has left this house and changes nothing more.`,
      remedy: 'Ask somebody who is still here.',
    })
  const rolesOf = ({ to, by }: Move<State>): readonly Role[] =>
    to === 'by-review' ? by.filter((each) => facts.review.rule.roles.includes(each)) : by
  const line = lines.find((each) => rolesOf(each).some((may) => actor.roles.includes(may) && (role ?? may) === may))
  if (line === undefined) return fail(roleMissing(lines.flatMap(rolesOf), words, name, facts))
  if (line.isTheirs === true && !isTheirs(facts))
    return fail({
      code: 'not-theirs',
      message: `${words.thing} was neither written nor sent by ${actor.name}.`,
      remedy: 'Ask who sent it, or an administrator.',
    })
  if (line.asks !== undefined && reason.trim() === '')
    return fail({ code: 'reason-missing', message: `It cannot be ${words.doing[name]} without a word why.`, remedy: line.asks })
  return succeed(line.to === 'same' ? state : line.to)
}

/** Whether somebody with these roles may ever make a move from a state; what else it takes, the move itself says. */
export function couldMove<Name extends string, State extends string>(
  table: Moves<Name, State>,
  state: State,
  name: Name,
  roles: readonly Role[],
): boolean {
  return table[name].some(({ from, by }) => from.includes(state) && by.some((role) => roles.includes(role)))
}

function roleMissing<Name extends string, State extends string>(
  needed: readonly Role[],
  { thing, doing }: MoveWords<Name, State>,
  name: Name,
  { actor, role }: MoveFacts,
): ReviewFailure {
  const whose =
    role === undefined || !actor.roles.includes(role) ? `${actor.name} does not hold such a role` : `${actor.name} acts in the role ${role}`
  return {
    code: 'role-not-held',
    message: `${thing} can be ${doing[name]} by ${oneOf(needed)}; ${whose}.`,
    remedy: `Ask ${oneOf(needed)}.`,
  }
}

function isTheirs({ actor, review, sentBy }: MoveFacts): boolean {
  return actor.id === sentBy || review.authors.includes(actor.id) || actor.roles.includes('administrator')
}

/** Where a review stands once a decision is taken; fails where the person may not take it. */
export function decide(
  meaning: 'approve' | 'refuse' | 'ask-changes',
  { actor, role, insteadOf, review }: MoveFacts,
): Result<ReturnType<typeof standingOfReview>['outcome'], ReviewFailure> {
  const deciding = role ?? review.rule.roles.find((each) => actor.roles.includes(each)) ?? actor.roles[0] ?? 'author'
  const allowed = mayDecide({ person: actor, role: deciding, insteadOf }, meaning, review)
  if (!allowed.ok) return allowed
  const verdict = { person: actor.id, publicKey: actor.publicKey, role: deciding, meaning }
  return succeed(standingOfReview({ ...review, decisions: [...review.decisions, verdict] }, []).outcome)
}
