import { identityOf, type ClauseVersion } from '../clause/index.ts'
import type { Clause, ClauseOrigin } from '../document/index.ts'
import {
  adaptationReview,
  countedVerdicts,
  decisionsThatCount,
  decisionStandings,
  digestForKeeping,
  standingOfDecision,
  standingOfReview,
  type ApprovalRule,
  type Decision,
  type ReviewStanding,
  type SubjectKind,
} from '../review/index.ts'
import type { ReleaseFacts, VersionFacts } from './facts.ts'

type Signed = Pick<ReleaseFacts, 'decisions' | 'vouchings' | 'rootKey'>

/** Decisions on a digest that count in this house. */
export function countedOn(subject: SubjectKind, digest: string, { decisions, vouchings, rootKey }: Signed): Decision[] {
  return decisionsThatCount(
    digest,
    decisions.filter((decision) => decision.subject === subject),
    vouchings,
    rootKey,
  )
}

/** Approvals that count, by people who did not write it. */
export function approvalsOn(subject: SubjectKind, digest: string, authors: readonly string[], facts: Signed): Decision[] {
  return countedOn(subject, digest, facts).filter(({ meaning, person }) => meaning === 'approve' && !authors.includes(person))
}

/** Who lets this letter, as it stands, leave with a superseded version: reviewers and administrators who did not write the letter, with a reason. */
export function keepingsOf(versionDigest: string, facts: Pick<ReleaseFacts, 'digest' | 'authors'> & Signed): Decision[] {
  return countedOn('letter', digestForKeeping(facts.digest, versionDigest), facts).filter(
    ({ meaning, role, person, comment }) =>
      meaning === 'keep' && (role === 'reviewer' || role === 'administrator') && !facts.authors.includes(person) && comment.trim() !== '',
  )
}

/** Who approved the words that this letter, as it stands, has in the place of a clause version's (`digestOfAdaptation`). */
export function adaptationApprovalsOf(
  adaptation: string,
  rule: ApprovalRule,
  facts: Pick<ReleaseFacts, 'digest' | 'authors'> & Signed,
): { readonly standing: ReviewStanding; readonly decisions: readonly Decision[] } {
  const digest = digestForKeeping(facts.digest, adaptation)
  const decisions = countedOn('letter', digest, facts)
  const review = adaptationReview(rule, facts.authors, decisions)
  const counted = new Set(countedVerdicts(review).map(({ publicKey }) => publicKey))
  return {
    standing: standingOfReview(review, []),
    decisions: decisions.filter(({ publicKey, meaning }) => meaning === 'keep' && counted.has(publicKey)),
  }
}

/** How far the review of something has come, by the decisions that count. */
export function standingOf(
  subject: SubjectKind,
  digest: string,
  rule: ApprovalRule,
  authors: readonly string[],
  facts: Signed,
): ReviewStanding {
  return standingOfReview({ rule, authors, decisions: countedOn(subject, digest, facts), delegations: [] }, [])
}

/** "It has 1 of the 2 approvals it needs.", and why another does not count where there is one. */
export function approvalsInWords({ given, needed }: ReviewStanding, digest: string, { decisions, vouchings, rootKey }: Signed): string {
  const standings = decisions
    .filter((decision) => decision.digest === digest)
    .map((decision) => standingOfDecision(decision, vouchings, rootKey))
  const broken = standings.find((standing) => standing !== 'counts')
  const why = broken === undefined ? '' : ` One does not count: ${decisionStandings[broken]}`
  return `${countInWords(given, needed)}${why}`
}

function countInWords(given: number, needed: number): string {
  if (given > 0) return `It has ${String(given)} of the ${String(needed)} approvals it needs.`
  return needed === 1 ? 'It needs an approval and has none.' : `It needs ${String(needed)} approvals and has none.`
}

/** The version that a clause of a letter pins, or that words of it were taken out of. */
export function pinnedVersion(clause: Clause | ClauseOrigin, versions: readonly VersionFacts[]): VersionFacts | undefined {
  return versions.find(({ version }) => version.version === clause.version && identityOf(version) === identityOf(clause))
}

/** All versions of the same clause. */
export function siblingsOf(version: ClauseVersion, versions: readonly VersionFacts[]): VersionFacts[] {
  return versions.filter((other) => identityOf(other.version) === identityOf(version))
}
