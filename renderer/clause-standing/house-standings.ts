import { identityOf, type ClauseVersion, type Day } from '../../core/clause/index.ts'
import type { VersionState } from '../../core/requests/index.ts'
import { clauseStandingOn, type StandingVersion } from '../../core/review/index.ts'
import { standingText, type StandingText } from './standing-text.ts'

/** What names a version: a clause of a letter has it as a version of the library does. */
export type NamedVersion = Pick<ClauseVersion, 'code' | 'language' | 'jurisdictions' | 'version'>

/** How the clause versions of the house stand. */
export interface HouseStandings {
  /** How a version stands on a day; undefined for one that the house does not know. */
  of(version: NamedVersion, day: Day): StandingText | undefined
}

/** `versions` are those that letters are made from; `states` of all that are not approved. What has none is approved. */
export function houseStandings(versions: readonly ClauseVersion[], states: readonly VersionState[]): HouseStandings {
  const known = new Map<string, StandingVersion[]>()
  const add = (identity: string, version: StandingVersion): void => {
    const siblings = known.get(identity)
    if (siblings === undefined) known.set(identity, [version])
    else siblings.push(version)
  }
  const unapproved = new Map(states.map(({ identity, version, state }) => [`${identity} ${String(version)}`, state]))
  for (const version of versions) {
    const name = `${identityOf(version)} ${String(version.version)}`
    add(identityOf(version), { version: version.version, valid: version.valid, state: unapproved.get(name) ?? 'approved' })
    unapproved.delete(name)
  }
  for (const { identity, version, state } of states)
    if (unapproved.has(`${identity} ${String(version)}`)) add(identity, { version, valid: {}, state })
  return {
    of(named, day) {
      const siblings = known.get(identityOf(named)) ?? []
      const version = siblings.find((each) => each.version === named.version)
      return version === undefined ? undefined : standingText(version, clauseStandingOn(version, siblings, day), day)
    },
  }
}
