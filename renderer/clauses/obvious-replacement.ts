import type { Day } from '../../core/clause/index.ts'
import type { ClauseEntry, ClauseVersionEntry } from '../../core/requests/index.ts'
import { stateNames, stateOnDay } from './state-names.ts'

/** The clause whose version with this number is to be used instead of a withdrawn one. */
export interface Replacement {
  readonly clauseId: string
  readonly number: number
  readonly title: string
  /** What tells it from others of its title. */
  readonly detail: string
}

/** The newest approved version after one that is withdrawn, where it holds on the day: nothing else is sure to say the same. */
export function obviousReplacement(
  { id: clauseId, versions }: ClauseEntry,
  entry: ClauseVersionEntry,
  today: Day,
): Replacement | undefined {
  const [newest] = versions
    .filter(({ number, state, version: { valid } }) => number > entry.number && stateOnDay(state, valid, today).mark === 'approved')
    .toSorted((left, right) => right.number - left.number)
  return newest && ownVersion(clauseId, newest)
}

/** A version of the clause itself, as it is offered. */
export function ownVersion(clauseId: string, { number, state }: ClauseVersionEntry): Replacement {
  return { clauseId, number, title: `v${String(number)} of this clause`, detail: stateNames[state].toLowerCase() }
}
