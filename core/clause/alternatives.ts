import type { ClauseVersion, Day } from './clause-version.ts'
import { identityOf, type ClauseVersionName } from './library.ts'
import { versionFor } from './validity.ts'

/** What the code of a clause's shorter form ends in: `statement/support/short` says less of what `statement/support` says. */
const shortEnd = '/short'

/** True for the shorter form of another clause. It is a clause of its own, with its own versions and approvals. */
export function isShortForm(code: string): boolean {
  return code.endsWith(shortEnd) && code.slice(0, -shortEnd.length).includes('/')
}

/** The code that a clause and its shorter form share. */
export function fullCode(code: string): string {
  return isShortForm(code) ? code.slice(0, -shortEnd.length) : code
}

/**
 * What can stand in a clause's place without saying another thing: its variants in other languages and for other
 * jurisdictions, and its shorter or longer form in all of them; of each the version to use on a day. Those of the same
 * form and language come first.
 */
export function alternativesTo(clause: ClauseVersionName, versions: readonly ClauseVersion[], day: Day | undefined): ClauseVersion[] {
  const family = versions.filter((version) => fullCode(version.code) === fullCode(clause.code))
  const found = [...Map.groupBy(family, identityOf)].flatMap(([identity, variant]) => {
    if (identity === identityOf(clause)) return []
    const newestFirst = variant.toSorted((left, right) => right.version - left.version)
    return versionFor(newestFirst, day) ?? []
  })
  const tongue = (tag: string): string => tag.split('-')[0] ?? tag
  const far = (language: string): number => (language === clause.language ? 0 : tongue(language) === tongue(clause.language) ? 1 : 2)
  const rank = ({ code, language }: ClauseVersion): number => (code === clause.code ? 0 : 3) + far(language)
  return found.toSorted((left, right) => rank(left) - rank(right) || (identityOf(left) < identityOf(right) ? -1 : 1))
}
