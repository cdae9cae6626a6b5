import { clockBehindInWords } from '../../core/release/index.ts'
import { succeed, type ClockBehind, type Result } from '../../core/requests/index.ts'
import { reachedDay } from '../release/index.ts'
import type { Store } from '../store/index.ts'

/** What the window and the command line say of a clock that is behind the audit trail; nothing where it is not. */
export async function clockOf(store: Store, today: string): Promise<Result<{ clock?: ClockBehind }>> {
  const reached = await reachedDay(store, today)
  if (!reached.ok) return reached
  return succeed(reached.value === undefined ? {} : { clock: clockBehindInWords(today, reached.value) })
}
