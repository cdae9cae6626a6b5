import type { CompanyValues, HouseThing } from './house-version.ts'

/** Where a version of the company's values stands among its others. */
export interface CompanyVersion {
  readonly number: number
  readonly state: string
  readonly thing: HouseThing
}

/**
 * Names of the values in a version that read as the starter library's fictional company has them, and that nobody has
 * approved so far: not with this version, nor with the last approved one before it.
 */
export function starterValuesIn(version: CompanyVersion, all: readonly CompanyVersion[], starter: CompanyValues): string[] {
  if (version.thing.kind !== 'company' || version.state === 'approved') return []
  const before = all
    .filter(({ number, state }) => number < version.number && state === 'approved')
    .toSorted((left, right) => right.number - left.number)[0]
  const known = before?.thing.kind === 'company' ? before.thing.content : {}
  return Object.entries(version.thing.content).flatMap(([name, value]) =>
    value !== '' && value === starter[name] && known[name] !== value ? [name] : [],
  )
}
