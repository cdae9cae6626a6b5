import { stateOn, type ClauseState } from '../review/index.ts'

/** What the standing of a version depends on; `superseded` is worked out, not stored. */
export interface HouseStanding {
  readonly kind: string
  readonly code: string
  readonly number: number
  readonly state: ClauseState
}

/** Where a version stands: superseded from the moment on in which a newer one is approved, for it has no dates. */
export function houseStateOn<Version extends HouseStanding>(version: Version, all: readonly Version[]): ClauseState {
  const siblings = all.filter(({ kind, code }) => kind === version.kind && code === version.code)
  const dated = ({ number, state }: Version) => ({ version: number, state })
  return stateOn(dated(version), siblings.map(dated), '')
}

/** Of a thing that has no approved version, the newest in one of these states is what letters are drafted with. */
const underWay: ReadonlySet<ClauseState> = new Set(['draft', 'in-review'])

/** What letters are made from: of each thing its newest approved version, and while it has none its newest draft or the one in review. */
export function usableHouse<Version extends HouseStanding>(all: readonly Version[]): Version[] {
  const newest = new Map<string, Version>()
  const offer = (version: Version): void => {
    const key = `${version.kind} ${version.code}`
    const other = newest.get(key)
    const isBetter = other === undefined || rank(version) > rank(other) || (rank(version) === rank(other) && version.number > other.number)
    if (rank(version) > 0 && isBetter) newest.set(key, version)
  }
  for (const version of all) offer(version)
  return [...newest.values()]
}

function rank({ state }: HouseStanding): number {
  return state === 'approved' ? 2 : underWay.has(state) ? 1 : 0
}
