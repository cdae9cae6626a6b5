import { standingOn, type ClauseVersion, type Day } from '../../../core/clause/index.ts'
import { digestOfDocument, type Clause } from '../../../core/document/index.ts'
import { formatValue } from '../../../core/letter/index.ts'

/** The line above a clause: what it is, and how it stands. */
export interface ClauseFacts {
  readonly title: string | undefined
  readonly facts: readonly { readonly text: string; readonly tone: 'plain' | 'warn' | 'bad' }[]
}

function longDay(day: Day, language: string): string {
  const shown = formatValue(day, 'long', language)
  return shown.ok ? shown.value : day
}

/** Facts of a clause block, from the version that the library holds under its name. */
export function factsOf(clause: Clause, versions: readonly ClauseVersion[], day: Day | undefined, language: string): ClauseFacts {
  const version = versions.find(
    (other) => other.code === clause.code && other.version === clause.version && other.language === clause.language,
  )
  const number = { text: `v${String(clause.version)}`, tone: 'plain' } as const
  const lock = { text: 'locked', tone: 'plain' } as const
  if (version === undefined) return { title: undefined, facts: [number, { text: 'not offered by the library', tone: 'bad' }, lock] }
  const altered = digestOfDocument(version.body) !== clause.digest ? [{ text: 'differs from the library', tone: 'bad' } as const] : []
  return { title: version.title, facts: [number, ...sealFacts(version), ...validityFacts(version, day, language), ...altered, lock] }
}

function sealFacts(version: ClauseVersion): ClauseFacts['facts'] {
  const evidence = version.seal === undefined ? undefined : version.evidence[version.seal.evidence]
  return evidence === undefined ? [] : [{ text: `sealed to ${evidence.reference ?? evidence.title}`, tone: 'plain' }]
}

function validityFacts(version: ClauseVersion, day: Day | undefined, language: string): ClauseFacts['facts'] {
  const { from, until } = version.valid
  const standing = day === undefined ? 'valid' : standingOn(version, day)
  if (standing === 'expired' && until !== undefined) return [{ text: `ended ${longDay(until, language)}`, tone: 'bad' }]
  if (standing === 'not-yet-valid' && from !== undefined) return [{ text: `valid from ${longDay(from, language)}`, tone: 'bad' }]
  return until === undefined ? [] : [{ text: `valid until ${longDay(until, language)}`, tone: 'plain' }]
}
