import type { Day } from '../../core/clause/index.ts'
import { succeed, type Result } from '../../core/requests/index.ts'
import { dayHere } from '../places/index.ts'
import type { Store } from '../store/index.ts'

/**
 * The day that the audit trail has come to, when the clock of this computer shows an earlier one; else undefined. Both days are
 * those of one time zone, the machine's, and entries are kept in UTC: who travels west sees nothing of it.
 */
export async function reachedDay({ audit }: Store, today: Day): Promise<Result<Day | undefined>> {
  const ahead = await audit.ahead()
  if (!ahead.ok) return ahead
  const reached = ahead.value === undefined ? undefined : dayHere(new Date(ahead.value))
  return succeed(reached !== undefined && reached > today ? reached : undefined)
}
