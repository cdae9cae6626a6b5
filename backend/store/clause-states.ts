import { z } from 'zod'
import type { Day } from '../../core/clause/index.ts'
import { ClauseState } from '../../core/review/index.ts'

/** Where a version stands as the store keeps it; `superseded` is worked out when it is read. */
export const StoredClauseState = ClauseState.exclude(['superseded'])
export type StoredClauseState = z.infer<typeof StoredClauseState>

/** What the state of a version depends on. */
export interface StateRow {
  readonly number: number
  readonly state: string
  readonly valid_from: string | null
}

/**
 * Where a version stands on a day: as it is stored, and superseded from the first day of a newer approved version of the
 * same clause on.
 */
export function stateOn(row: StateRow, versions: readonly StateRow[], today: Day): ClauseState {
  const stored = ClauseState.parse(row.state)
  const isSuperseded =
    stored === 'approved' &&
    versions.some((other) => other.number > row.number && other.state === 'approved' && (other.valid_from ?? '') <= today)
  return isSuperseded ? 'superseded' : stored
}
