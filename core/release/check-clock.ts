import type { Day } from '../clause/index.ts'
import type { Finding } from '../letter/index.ts'
import { dayInWords } from './check-standings.ts'

/**
 * What a clock means that shows an earlier day than the audit trail has come to: it was set back, or was ahead then. Which of
 * them, nobody can tell from the trail, so that whoever judges by days is told both.
 */
export function clockBehindInWords(today: Day, reached: Day): { readonly message: string; readonly remedy: string } {
  return {
    message: `The clock of this computer says ${dayInWords(today)}, but the audit trail has come to ${dayInWords(reached)}: the clock was set back, or was ahead then.`,
    remedy: `Check the clock, and set it right if it is wrong. Until it has come to ${dayInWords(reached)}, clauses must be valid on both days, and what is written down carries the later one. If it was ahead then, an administrator says so under Audit.`,
  }
}

/**
 * A warning, not an error: with both days judged nothing passes that either of them forbids, and a single entry that was made
 * under a clock years ahead would otherwise keep a house from releasing anything for years.
 */
export function checkClock({ today, reached }: { readonly today: Day; readonly reached?: Day | undefined }): Finding[] {
  if (reached === undefined || reached <= today) return []
  return [{ severity: 'warning', code: 'clock-behind', ...clockBehindInWords(today, reached), place: {} }]
}
