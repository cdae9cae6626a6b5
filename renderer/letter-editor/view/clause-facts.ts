import { hasOwnWords, versionNamed, type ClauseVersion, type Day } from '../../../core/clause/index.ts'
import { digestOfDocument, isAdapted, type Clause } from '../../../core/document/index.ts'
import { formatValue } from '../../../core/letter/index.ts'
import type { HouseStandings } from '../../clause-standing/house-standings.ts'

/** The line above a clause: what it is, and how it stands. */
export interface ClauseFacts {
  readonly title: string | undefined
  readonly facts: readonly { readonly text: string; readonly tone: 'plain' | 'good' | 'warn' | 'bad' }[]
}

function longDay(day: Day, language: string): string {
  const shown = formatValue(day, 'long', language)
  return shown.ok ? shown.value : day
}

/** What a clause block is compared with: the versions at hand, and how those of the house stand on a day. */
export interface ClauseSurroundings {
  readonly versions: readonly ClauseVersion[]
  readonly standings: HouseStandings
  readonly day: Day
  readonly language: string
}

/** Facts of a clause block, from the version that the library holds under its name. */
export function factsOf(clause: Clause, { versions, standings, day, language }: ClauseSurroundings): ClauseFacts {
  const version = versionNamed(versions, clause)
  const standing = standings.of(clause, day)
  const number = { text: `v${String(clause.version)}`, tone: 'plain' } as const
  const lock = isAdapted(clause)
    ? ({ text: `adapted from v${String(clause.version)}`, tone: 'warn' } as const)
    : ({ text: 'locked', tone: 'plain' } as const)
  if (standing === undefined && version === undefined)
    return { title: undefined, facts: [number, { text: 'not offered by the library', tone: 'bad' }, lock] }
  // What is approved is the version, not the words that the letter has in its place.
  if (isAdapted(clause))
    return {
      title: version?.title,
      facts: [
        lock,
        ...(standing === undefined ? [] : [{ ...standing, text: `v${String(clause.version)} ${standing.text.toLowerCase()}` }]),
      ],
    }
  const states = standing === undefined ? [] : [standing]
  if (version === undefined) return { title: undefined, facts: [number, ...states, lock] }
  const altered = digestOfDocument(version.body) !== clause.digest ? [{ text: 'differs from the library', tone: 'bad' } as const] : []
  const until = standing?.standing === 'approved' ? endFacts(version, language) : []
  return { title: version.title, facts: [number, ...states, ...until, ...sealFacts(version), ...altered, lock] }
}

function sealFacts(version: ClauseVersion): ClauseFacts['facts'] {
  const evidence = version.seal === undefined ? undefined : version.evidence[version.seal.evidence]
  if (evidence === undefined) return []
  const sealed = `sealed to ${evidence.reference ?? evidence.title}`
  return [{ text: hasOwnWords(version.body) ? `quotation ${sealed}, the rest the house’s own` : sealed, tone: 'plain' }]
}

function endFacts({ valid: { until } }: ClauseVersion, language: string): ClauseFacts['facts'] {
  return until === undefined ? [] : [{ text: `valid until ${longDay(until, language)}`, tone: 'plain' }]
}
