import { identityOf } from '../clause/index.ts'
import type { Letter, Shelf } from '../letter/index.ts'
import { pinnedClauses } from './check-standings.ts'
import type { VersionFacts } from './facts.ts'

/**
 * The shelf with the versions that a letter pins and that are no longer offered, such as withdrawn ones: the house knows
 * them, so that a check tells where they stand and not that they are unknown.
 */
export function shelfWithPinned(shelf: Shelf, letter: Letter, versions: readonly VersionFacts[]): Shelf {
  const nameOf = (version: VersionFacts['version']): string => `${identityOf(version)} ${String(version.version)}`
  const offered = new Set(shelf.library.versions.map(nameOf))
  const pinned = new Map(pinnedClauses(letter, versions).map(({ facts }) => [nameOf(facts.version), facts.version]))
  const missing = [...pinned].filter(([name]) => !offered.has(name)).map(([, version]) => version)
  return missing.length === 0 ? shelf : { ...shelf, library: { ...shelf.library, versions: [...shelf.library.versions, ...missing] } }
}
