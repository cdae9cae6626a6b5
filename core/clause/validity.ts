import type { ClauseVersion, Day } from './clause-version.ts'

/** How a clause version stands to a day. ISO days compare as texts. */
export type Standing = 'valid' | 'expired' | 'not-yet-valid'

export function standingOn(version: Pick<ClauseVersion, 'valid'>, day: Day): Standing {
  const { from, until } = version.valid
  if (from !== undefined && day < from) return 'not-yet-valid'
  if (until !== undefined && day > until) return 'expired'
  return 'valid'
}

/** The version to use on a day: the newest that is valid then, else the newest. `newestFirst` holds one variant. */
export function versionFor(newestFirst: readonly ClauseVersion[], day: Day | undefined): ClauseVersion | undefined {
  return newestFirst.find((version) => day !== undefined && standingOn(version, day) === 'valid') ?? newestFirst[0]
}

/** The version that supersedes this one on a day: a newer one of the same variant, valid then. */
export function successorOn(version: ClauseVersion, newestFirst: readonly ClauseVersion[], day: Day): ClauseVersion | undefined {
  return newestFirst.find((other) => other.version > version.version && standingOn(other, day) === 'valid')
}
