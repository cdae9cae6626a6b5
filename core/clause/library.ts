import type { ClauseVersion } from './clause-version.ts'

/** What a letter asks for: a code, and where it matters the version, language and jurisdiction. */
export interface ClauseQuery {
  readonly code: string
  readonly version?: number | undefined
  readonly language?: string | undefined
  readonly jurisdiction?: string | undefined
  /** Whether the language was asked for by name, so that words in another tongue are no answer; else the nearest there is stands in. */
  readonly isLanguageNamed?: boolean
}

/** The clause versions at hand. Where they come from (files, store) is the host's business. */
export interface ClauseLibrary {
  readonly versions: readonly ClauseVersion[]
  /** All codes of the library, where `versions` are those of some of them; left out where they are those of all. */
  readonly codes?: readonly string[]
}

/** All versions of the variant that answers a query best, newest first; empty when the code is unknown. */
export function variantFor(library: ClauseLibrary, query: ClauseQuery): readonly ClauseVersion[] {
  const sameCode = library.versions.filter((version) => version.code === query.code)
  const best = sameCode.map((version) => ({ version, score: scoreOf(version, query) })).sort((left, right) => right.score - left.score)[0]
  if (best === undefined || best.score < 0) return []
  return sameCode.filter((version) => identityOf(version) === identityOf(best.version)).sort((left, right) => right.version - left.version)
}

/** Code, language and jurisdictions: what makes a variant of a clause, as one string. */
export function identityOf(version: Pick<ClauseVersion, 'code' | 'language' | 'jurisdictions'>): string {
  return `${version.code} ${version.language} ${[...version.jurisdictions].sort().join('+')}`
}

/** An identity as people read it: code, language, and where the clause may be used. */
export function identityInWords(identity: string): string {
  const [code = '', language = '', jurisdictions = ''] = identity.split(' ')
  return [code, language, jurisdictions === '' ? 'everywhere' : jurisdictions.replaceAll('+', ', ')].join(' · ')
}

/** What names one version of one variant. */
export type ClauseVersionName = Pick<ClauseVersion, 'code' | 'language' | 'jurisdictions' | 'version'>

/** Exactly the version that a clause of a letter, or a drag, names; undefined when it is not at hand. */
export function versionNamed(versions: readonly ClauseVersion[], named: ClauseVersionName): ClauseVersion | undefined {
  const identity = identityOf(named)
  return versions.find((candidate) => candidate.version === named.version && identityOf(candidate) === identity)
}

/** Below zero where the variant cannot answer; the language weighs more than the jurisdiction. */
function scoreOf(version: ClauseVersion, query: ClauseQuery): number {
  const sameLanguage = query.language === undefined || version.language === query.language
  const sameTongue = query.language !== undefined && version.language.split('-')[0] === query.language.split('-')[0]
  if (query.isLanguageNamed === true && !sameLanguage && !sameTongue) return -1
  const sameJurisdiction = query.jurisdiction !== undefined && version.jurisdictions.includes(query.jurisdiction)
  const anywhere = version.jurisdictions.length === 0
  const language = sameLanguage ? 8 : sameTongue ? 4 : 0
  const jurisdiction = sameJurisdiction ? 2 : anywhere ? 1 : 0
  return language + jurisdiction
}
