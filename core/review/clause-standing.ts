import { standingOn, type Day, type Validity } from '../clause/index.ts'
import { stateOn, type DatedVersion } from './state-on.ts'
import type { ClauseState } from './states.ts'

/** How a clause version stands for a letter of a day: its state in the house, and for an approved one its dates. */
export type ClauseStanding = ClauseState | 'expired' | 'not-yet-valid'

/** What a standing depends on. */
export interface StandingVersion {
  readonly version: number
  readonly state: ClauseState
  readonly valid: Validity
}

/**
 * The one thing that matters most about a version on a day: what is not approved has its state, and its dates say nothing
 * yet; what is approved may be superseded, which names its own remedy, or outside its dates. `siblings` are all versions
 * of that clause; this one among them does no harm.
 */
export function clauseStandingOn(version: StandingVersion, siblings: readonly StandingVersion[], day: Day): ClauseStanding {
  const state = stateOn(dated(version), siblings.map(dated), day)
  if (state !== 'approved') return state
  const standing = standingOn(version, day)
  return standing === 'valid' ? 'approved' : standing
}

function dated({ version, state, valid }: StandingVersion): DatedVersion {
  return { version, state, from: valid.from }
}
