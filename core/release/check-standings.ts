import type { ClauseVersion, Day } from '../clause/index.ts'
import type { Clause } from '../document/index.ts'
import { formatValue, type Finding, type Letter, type Place } from '../letter/index.ts'
import type { ClauseState } from '../review/index.ts'
import { pinnedVersion } from './counted.ts'
import type { VersionFacts } from './facts.ts'

/** A clause in a letter, where it stands, and the version it pins. */
export interface PinnedClause {
  readonly clause: Clause
  readonly place: Place
  readonly facts: VersionFacts
}

/** The clauses of a letter whose versions are known. */
export function pinnedClauses(letter: Letter, versions: readonly VersionFacts[]): PinnedClause[] {
  return letter.document.flatMap((block, index) => {
    const facts = block.type === 'clause' ? pinnedVersion(block, versions) : undefined
    return block.type === 'clause' && facts !== undefined ? [{ clause: block, place: { path: [index], clause: block.code }, facts }] : []
  })
}

/**
 * What a draft should know of its clauses' standing in the house: withdrawn, refused, not approved, held back. Warnings,
 * because a working copy may be made of anything; the release makes errors of them. Superseded ones are for `checkLetter`.
 */
export function checkStandings(letter: Letter, versions: readonly VersionFacts[], today: Day): Finding[] {
  return pinnedClauses(letter, versions).flatMap(({ facts, place }) => [
    ...stateFindings(facts, place),
    ...embargoFindings(facts.version, place, today),
  ])
}

export function titleOf({ title, version }: ClauseVersion): string {
  return `${title} (v${String(version)})`
}

/** A day as findings name it: "4 January 2027". */
export function dayInWords(day: Day): string {
  const text = formatValue(day, 'long', 'en-GB')
  return text.ok ? text.value : day
}

const unapproved: Readonly<Partial<Record<ClauseState, string>>> = {
  draft: 'is a draft that nobody has approved',
  'in-review': 'is still in review',
  'changes-asked': 'was sent back for changes',
}

function stateFindings({ version, state, withdrawal }: VersionFacts, place: Place): Finding[] {
  const about = { severity: 'warning' as const, place }
  if (state === 'withdrawn') {
    const why = withdrawal === undefined || withdrawal.reason === '' ? '.' : `: ${withdrawal.reason}`
    const remedy =
      withdrawal?.replacement === undefined ? 'Replace the clause, or take it out.' : `Replace it by ${withdrawal.replacement}.`
    return [{ ...about, code: 'clause-withdrawn', message: `${titleOf(version)} was withdrawn${why}`, remedy }]
  }
  if (state === 'refused')
    return [
      {
        ...about,
        code: 'clause-refused',
        message: `${titleOf(version)} was refused in review.`,
        remedy: 'Take an approved version, or take the clause out.',
      },
    ]
  const standing = unapproved[state]
  if (standing === undefined) return []
  return [
    {
      ...about,
      code: 'clause-unapproved',
      message: `${titleOf(version)} ${standing}.`,
      remedy: 'Have it approved, or take an approved version.',
    },
  ]
}

function embargoFindings(version: ClauseVersion, place: Place, today: Day): Finding[] {
  const { notBefore } = version
  if (notBefore === undefined || today >= notBefore) return []
  const message = `${titleOf(version)} is held back until ${dayInWords(notBefore)}; today is ${dayInWords(today)}.`
  return [
    {
      severity: 'warning',
      code: 'clause-embargoed',
      message,
      remedy: `Release the letter on ${dayInWords(notBefore)} or later, or take the clause out.`,
      place,
    },
  ]
}
