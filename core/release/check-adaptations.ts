import { adaptingObstacle, adaptingObstacleText, digestOfClauseVersion } from '../clause/index.ts'
import { digestOfDocument, isAdapted } from '../document/index.ts'
import type { Finding, Letter } from '../letter/index.ts'
import { digestOfAdaptation, type Decision, type ReviewStanding } from '../review/index.ts'
import { pinnedClauses, titleOf, type PinnedClause } from './check-standings.ts'
import { adaptationApprovalsOf } from './counted.ts'
import type { ReleaseFacts, VersionFacts } from './facts.ts'

/** Words of the letter's own need the approvals that a new version of the clause would; the letter's are not enough. */
export function adaptationFindings(pinned: PinnedClause, facts: ReleaseFacts): Finding[] {
  const { clause, place } = pinned
  const { version } = pinned.facts
  if (!isAdapted(clause)) return []
  const adapted = `${titleOf(version)} is adapted in this letter`
  const error = (code: Finding['code'], message: string, remedy: string): Finding => ({ severity: 'error', code, message, remedy, place })
  const obstacle = adaptingObstacle(version, facts.rules.adaptable)
  if (obstacle !== undefined) {
    const isReported = facts.found.some(({ code, place: at }) => code === 'clause-not-adaptable' && at.path?.[0] === place.path?.[0])
    const message = `${adapted}, and it ${adaptingObstacleText[obstacle]}.`
    return isReported ? [] : [error('clause-not-adaptable', message, 'Put back the approved words.')]
  }
  const { standing, decisions } = adaptationApprovalsOf(adaptationIn(pinned), facts.rules.clauses[version.kind], facts)
  if (standing.outcome === 'approved') return [approvedWords(pinned, decisions, facts)]
  const remedy = 'Send the letter to review and have the changed words approved there, or put back the approved ones.'
  return [error('adaptation-unapproved', `${adapted}. Its changed words ${countInWords(standing)}.`, remedy)]
}

/** What the approvals of adapted clauses of a letter are about, each once. */
export function adaptationsIn(letter: Letter, versions: readonly VersionFacts[]): string[] {
  return [...new Set(pinnedClauses(letter, versions).flatMap((pinned) => (isAdapted(pinned.clause) ? [adaptationIn(pinned)] : [])))]
}

function adaptationIn({ clause, facts: { version } }: PinnedClause): string {
  return digestOfAdaptation(digestOfClauseVersion(version), digestOfDocument(clause.children))
}

function countInWords({ given, needed }: ReviewStanding): string {
  if (given > 0) return `have ${String(given)} of the ${String(needed)} approvals of their own that they need`
  return needed === 1 ? 'need an approval of their own and have none' : `need ${String(needed)} approvals of their own and have none`
}

/** Nothing to mend, but to be known by whoever releases the letter. */
function approvedWords({ facts: { version }, place }: PinnedClause, decisions: readonly Decision[], { vouchings }: ReleaseFacts): Finding {
  const said = decisions.map(({ publicKey, comment }) => {
    const name = vouchings.find((vouching) => vouching.publicKey === publicKey)?.name ?? 'A reviewer'
    return `${name} approves its words: “${comment.trim()}”`
  })
  return {
    severity: 'warning',
    code: 'clause-adapted',
    message: [`${titleOf(version)} is adapted in this letter.`, ...said].join(' '),
    remedy: 'Leave the letter as it stands: an edit voids this.',
    place,
  }
}
