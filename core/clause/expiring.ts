import { addDays, daysBetween } from './days.ts'
import type { ClauseVersion, Day } from './clause-version.ts'

/** Something that is due about a clause version: it ends (`until`, its last day), or somebody should look at it again. */
export interface Expiry<Version> {
  readonly version: Version
  readonly what: 'ends' | 'review-by'
  readonly day: Day
  /** Days from the day asked about; negative when it has passed. */
  readonly inDays: number
}

/**
 * What ends or is to be reviewed within so many days from a day, the nearest first. What has ended stays, until another
 * version takes its place or it is withdrawn; its review is no longer due. A review that is overdue stays until it is done.
 */
export function expiringWithin<Version extends Pick<ClauseVersion, 'valid' | 'reviewBy'>>(
  versions: readonly Version[],
  day: Day,
  days: number,
): Expiry<Version>[] {
  const last = addDays(day, days)
  const due = versions.flatMap((version): Expiry<Version>[] => {
    const { valid, reviewBy } = version
    const ended = valid.until !== undefined && valid.until < day
    const ends = valid.until !== undefined && valid.until <= last ? [expiry(version, 'ends', valid.until, day)] : []
    const review = reviewBy !== undefined && !ended && reviewBy <= last ? [expiry(version, 'review-by', reviewBy, day)] : []
    return [...ends, ...review]
  })
  return due.sort((left, right) => left.inDays - right.inDays)
}

function expiry<Version>(version: Version, what: Expiry<Version>['what'], due: Day, day: Day): Expiry<Version> {
  return { version, what, day: due, inDays: daysBetween(day, due) }
}
