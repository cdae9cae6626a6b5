import { identityOf, standingOn, type ClauseVersion, type Day } from '../clause/index.ts'
import { isRun, originsOf, originText, walk, type Clause, type ClauseOrigin } from '../document/index.ts'
import { formatValue, type Finding, type Letter, type Place } from '../letter/index.ts'
import type { ClauseState } from '../review/index.ts'
import { pinnedVersion, siblingsOf } from './counted.ts'
import type { VersionFacts } from './facts.ts'

/** A clause in a letter, where it stands, and the version it pins. */
export interface PinnedClause {
  readonly clause: Clause
  readonly place: Place
  readonly facts: VersionFacts
}

/** A version that a letter uses: by a clause, or by a passage that was made free text of one. */
export interface UsedVersion {
  readonly place: Place
  readonly facts: VersionFacts
  readonly as: 'clause' | 'passage'
}

/** The clauses of a letter whose versions are known. */
export function pinnedClauses(letter: Letter, versions: readonly VersionFacts[]): PinnedClause[] {
  return letter.document.flatMap((block, index) => {
    const facts = block.type === 'clause' ? pinnedVersion(block, versions) : undefined
    return block.type === 'clause' && facts !== undefined ? [{ clause: block, place: { path: [index], clause: block.code }, facts }] : []
  })
}

/** Where words of a letter that were taken out of clauses came from: each origin once, where its first passage stands. */
export function originsIn(letter: Letter): { readonly origin: ClauseOrigin; readonly place: Place }[] {
  const firsts = new Map<string, { origin: ClauseOrigin; place: Place }>()
  for (const { node, path } of walk(letter.document)) {
    if (isRun(node)) continue
    for (const origin of originsOf(node)) {
      const name = originText(origin)
      if (!firsts.has(name)) firsts.set(name, { origin, place: { path: [...path], clause: origin.code } })
    }
  }
  return [...firsts.values()]
}

/** The versions, as far as they are known, whose words became free text in a letter: each once, where its first passage stands. */
export function detachedPassages(letter: Letter, versions: readonly VersionFacts[]): UsedVersion[] {
  return originsIn(letter).flatMap(({ origin, place }): UsedVersion[] => {
    const facts = pinnedVersion(origin, versions)
    return facts === undefined ? [] : [{ place, facts, as: 'passage' }]
  })
}

/**
 * What a draft should know of its clauses' standing in the house: withdrawn, refused, not approved, held back. Warnings,
 * because a working copy may be made of anything; the release makes errors of them. Superseded ones are for `checkLetter`.
 */
export function checkStandings(letter: Letter, versions: readonly VersionFacts[], today: Day): Finding[] {
  const pinned = pinnedClauses(letter, versions).map(({ facts, place }): UsedVersion => ({ facts, place, as: 'clause' }))
  return [...pinned, ...detachedPassages(letter, versions)].flatMap((used) =>
    [...stateFindings(used, versions, today), ...embargoFindings(used, today)].map((finding) => saidOf(used, finding)),
  )
}

/** A finding about a version, said of a passage that was made free text of it: what mends a clause at once does not mend that. */
export function saidOf({ as }: Pick<UsedVersion, 'as'>, finding: Finding): Finding {
  if (as === 'clause') return finding
  const { replaceBy: _replaceBy, takeVersion: _takeVersion, ...rest } = finding
  return { ...rest, message: `${finding.message} A passage of this letter was taken from it.` }
}

/**
 * What a letter's own checks found, with the standing of its clauses. That a newer version is there is no news of a clause
 * that may not be used at all.
 */
export function withStandings(found: readonly Finding[], standings: readonly Finding[]): Finding[] {
  const unusable = new Set(standings.flatMap(({ place }) => place.path?.[0] ?? []))
  return [...found.filter(({ code, place }) => code !== 'clause-superseded' || !unusable.has(place.path?.[0] ?? -1)), ...standings]
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

function stateFindings({ facts, place, as }: UsedVersion, versions: readonly VersionFacts[], today: Day): Finding[] {
  const { version, state, withdrawal } = facts
  const about = { severity: 'warning' as const, place }
  if (state === 'withdrawn') {
    const why = withdrawal === undefined || withdrawal.reason === '' ? '.' : `: ${withdrawal.reason}`
    const message = `${titleOf(version)} was withdrawn${why}`
    return [{ ...about, code: 'clause-withdrawn', message, ...remedyOfWithdrawal(facts, as, versions, today) }]
  }
  if (state === 'refused')
    return [
      {
        ...about,
        code: 'clause-refused',
        message: `${titleOf(version)} was refused in review.`,
        remedy: `Take an approved version, or take the ${as} out.`,
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

/** What stands in for a withdrawn version: the one that was named, otherwise the newest approved one of its clause. */
function remedyOfWithdrawal(
  { version, withdrawal }: VersionFacts,
  as: UsedVersion['as'],
  versions: readonly VersionFacts[],
  today: Day,
): Pick<Finding, 'remedy' | 'replaceBy'> {
  const named = withdrawal?.replacement
  const newest = siblingsOf(version, versions)
    .filter((other) => other.state === 'approved' && standingOn(other.version, today) === 'valid')
    .sort((left, right) => right.version.version - left.version.version)[0]
  const instead = named ?? newest
  if (instead === undefined) return { remedy: `Replace the ${as}, or take it out.` }
  const name = `${instead.version.code} v${String(instead.version.version)}`
  if (instead.state !== 'approved') return { remedy: `Have ${name} approved, which replaces it, or take the ${as} out.` }
  return {
    remedy: `Replace it by ${name}.`,
    replaceBy: { identity: identityOf(instead.version), version: instead.version.version },
  }
}

function embargoFindings({ facts: { version }, place, as }: UsedVersion, today: Day): Finding[] {
  const { notBefore } = version
  if (notBefore === undefined || today >= notBefore) return []
  const message = `${titleOf(version)} is held back until ${dayInWords(notBefore)}; today is ${dayInWords(today)}.`
  return [
    {
      severity: 'warning',
      code: 'clause-embargoed',
      message,
      remedy: `Release the letter on ${dayInWords(notBefore)} or later, or take the ${as} out.`,
      place,
    },
  ]
}
