import { houseStateOn, type HouseKind } from '../../core/house/index.ts'
import { succeed, type Result } from '../../core/requests/index.ts'
import { moveClauseVersion, ruleFor, type ClauseMove, type ClauseState, type Person } from '../../core/review/index.ts'
import { readRules } from './approval-rules.ts'
import type { Change } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import { knownPerson } from './person-rows.ts'
import { houseVersions, type OpenHouseVersion } from './house-rows.ts'

/** What somebody wants to do with a version of the house, and why. */
export interface HouseMove {
  readonly move: Extract<ClauseMove, 'edit' | 'revise' | 'withdraw'>
  readonly reason: string
  readonly actor: Person
}

/** Asks the rules whether somebody may move a version, both so as they stand in this transaction. Fails as `moveClauseVersion` and `knownPerson`. */
export async function mayMoveHouse(change: Change, open: OpenHouseVersion, wish: HouseMove): Promise<Result<void, StoreFailure>> {
  const state = houseStateOn(open, await houseVersions(change.tx))
  return ask(change, { state, isFrozen: open.isFrozen, kind: open.kind, author: open.author }, wish)
}

/** Asks the rules whether somebody may make something of this kind. */
export async function mayMakeHouse(change: Change, kind: HouseKind, wish: HouseMove): Promise<Result<void, StoreFailure>> {
  return ask(change, { state: 'draft', isFrozen: false, kind, author: wish.actor.id }, wish)
}

interface Standing {
  readonly state: ClauseState
  readonly isFrozen: boolean
  readonly kind: HouseKind
  readonly author: string
}

async function ask(
  { tx }: Change,
  { state, isFrozen, kind, author }: Standing,
  { move, actor, reason }: HouseMove,
): Promise<Result<void, StoreFailure>> {
  const known = await knownPerson(tx, actor.id)
  if (!known.ok) return known
  const rule = ruleFor(await readRules(tx), { subject: kind })
  const review = { rule, authors: [author], decisions: [], delegations: [] }
  const allowed = moveClauseVersion(state, move, { actor: known.value, reason, isFrozen, review })
  return allowed.ok ? succeed(undefined) : allowed
}
