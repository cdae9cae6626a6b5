import type { Day } from '../clause/index.ts'
import type { ClauseState } from './states.ts'

/** What the state of a version on a day depends on. */
export interface DatedVersion {
  readonly version: number
  readonly state: ClauseState
  /** First day of its validity; undefined when it was valid from its approval on. */
  readonly from?: Day | undefined
}

/**
 * Where a version stands on a day: as it is stored, or superseded from the first day of a newer approved version of the
 * same clause on. `siblings` are all versions of that clause; this one among them does no harm.
 */
export function stateOn({ version, state }: DatedVersion, siblings: readonly DatedVersion[], day: Day): ClauseState {
  const isSuperseded =
    state === 'approved' && siblings.some((other) => other.version > version && other.state === 'approved' && (other.from ?? day) <= day)
  return isSuperseded ? 'superseded' : state
}
