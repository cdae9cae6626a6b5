import type { ClauseKind, Day } from '../../core/clause/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { moveClauseVersion, ruleFor, type ClauseMove, type ClauseState, type Person } from '../../core/review/index.ts'
import { readRules } from './approval-rules.ts'
import { replacementUnfit } from './clause-failures.ts'
import { stateOn } from './clause-states.ts'
import type { Change } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import { openFrom, rowOf, type VersionRow } from './open-version.ts'
import { knownPerson } from './person-rows.ts'

/** Who wants to do something with a clause, on which day, and why. */
export interface ClauseWish {
  readonly actor: Person
  readonly reason: string
  readonly today: Day
}

type WishedMove = Extract<ClauseMove, 'edit' | 'revise' | 'withdraw'>

/** Asks the rules whether somebody may move a version, both so as they stand in this transaction. Fails as `moveClauseVersion` and `knownPerson`. */
export async function mayMoveClause(
  change: Change,
  row: VersionRow,
  move: WishedMove,
  wish: ClauseWish,
): Promise<Result<void, StoreFailure>> {
  const versions = await change.tx
    .selectFrom('clause_versions')
    .select(['number', 'state', 'valid_from'])
    .where('clause_id', '=', row.clause_id)
    .execute()
  const { isFrozen, author, version } = openFrom(row)
  return ask(change, { state: stateOn(row, versions, wish.today), isFrozen, kind: version.kind, author }, move, wish)
}

/** Asks the rules whether somebody may make a clause of this kind. */
export async function mayMakeClause(change: Change, kind: ClauseKind, wish: ClauseWish): Promise<Result<void, StoreFailure>> {
  return ask(change, { state: 'draft', isFrozen: false, kind, author: wish.actor.id }, 'edit', wish)
}

/** Fails with `replacement-unfit` where a version cannot be used instead of a withdrawn one; one that is not there, the move itself refuses. */
export async function mayStandIn({ tx }: Change, id: string, replacement: string): Promise<Result<void, StoreFailure>> {
  const other = await rowOf(tx, replacement)
  return replacement === id || other?.state === 'withdrawn' ? fail(replacementUnfit) : succeed(undefined)
}

interface Standing {
  readonly state: ClauseState
  readonly isFrozen: boolean
  readonly kind: ClauseKind
  readonly author: string
}

async function ask(
  { tx }: Change,
  { state, isFrozen, kind, author }: Standing,
  move: WishedMove,
  { actor, reason }: ClauseWish,
): Promise<Result<void, StoreFailure>> {
  const known = await knownPerson(tx, actor.id)
  if (!known.ok) return known
  const rule = ruleFor(await readRules(tx), { subject: 'clause-version', kind })
  const review = { rule, authors: [author], decisions: [], delegations: [] }
  const allowed = moveClauseVersion(state, move, { actor: known.value, reason, isFrozen, review })
  return allowed.ok ? succeed(undefined) : allowed
}
