import { digestOfClauseVersion, standingOn, type Day } from '../clause/index.ts'
import { digestOfDocument } from '../document/index.ts'
import { dayOf, type Finding } from '../letter/index.ts'
import { ruleFor, stateOn, type DatedVersion, type Decision } from '../review/index.ts'
import { adaptationFindings } from './check-adaptations.ts'
import { dayInWords, pinnedClauses, titleOf, type PinnedClause, type UsedVersion } from './check-standings.ts'
import { approvalsInWords, countedOn, keepingsOf, pinnedVersion, siblingsOf, standingOf } from './counted.ts'
import type { ReleaseFacts, VersionFacts } from './facts.ts'

/** What stands against the release in a letter's clauses, beside their stored states: proofs, dates, successors, seals. */
export function checkClausesOfRelease(facts: ReleaseFacts): Finding[] {
  const pinned = pinnedClauses(facts.letter, facts.versions).flatMap((each) => {
    // A clause whose words are in doubt has that finding already; nothing said of the version holds for it.
    if (digestOfDocument(each.facts.version.body) !== each.clause.digest)
      return isReported(each, facts, 'clause-altered') ? [] : [altered(each)]
    return [
      ...approvalFindings(each, facts),
      ...dateFindings({ ...each, as: 'clause' }, facts),
      ...successorFindings(each, facts),
      ...sealFindings(each, facts),
      ...adaptationFindings(each, facts),
    ]
  })
  return [...unknownClauses(facts), ...pinned]
}

function isReported({ place }: Pick<PinnedClause, 'place'>, { found }: ReleaseFacts, ...codes: Finding['code'][]): boolean {
  return found.some((finding) => codes.includes(finding.code) && finding.place.path?.[0] === place.path?.[0])
}

function error({ place }: Pick<PinnedClause, 'place'>, code: Finding['code'], message: string, remedy: string): Finding {
  return { severity: 'error', code, message, remedy, place }
}

function altered(pinned: PinnedClause): Finding {
  const { code, version } = pinned.clause
  return error(
    pinned,
    'clause-altered',
    `The words of clause “${code}” v${String(version)} in this letter differ from the library’s.`,
    'Remove the clause and insert it again from the library.',
  )
}

/** What the library does not know cannot be approved, and what is only named has no words to send. */
function unknownClauses(facts: ReleaseFacts): Finding[] {
  return facts.letter.document.flatMap((block, index) => {
    if (block.type !== 'clause' && block.type !== 'clause-reference') return []
    if (block.type === 'clause' && pinnedVersion(block, facts.versions) !== undefined) return []
    const place = { path: [index], clause: block.code }
    if (isReported({ place }, facts, 'clause-unknown', 'clause-version-unknown', 'clause-altered')) return []
    const name = block.version === undefined ? `clause “${block.code}”` : `version ${String(block.version)} of clause “${block.code}”`
    return [error({ place }, 'clause-version-unknown', `The library has no ${name}.`, 'Replace the clause by one of the library.')]
  })
}

/** That it is stored as approved is not enough: the approvals are counted again, by their signatures and today's rule. */
export function approvalFindings(pinned: Pick<UsedVersion, 'place' | 'facts'>, facts: ReleaseFacts): Finding[] {
  const { version, state, authors } = pinned.facts
  if (state !== 'approved' && state !== 'superseded') return []
  const digest = digestOfClauseVersion(version)
  const standing = standingOf(
    'clause-version',
    digest,
    ruleFor(facts.rules, { subject: 'clause-version', kind: version.kind }),
    authors,
    facts,
  )
  if (standing.outcome === 'approved') return []
  return [
    error(
      pinned,
      'clause-unapproved',
      `${titleOf(version)} is not approved in this house. ${approvalsInWords(standing, digest, facts)}`,
      'Make its next version, and have that approved by somebody of this house who did not write it.',
    ),
  ]
}

/** The days on which a letter may leave: the clock's, and the one that the audit trail has come to where the clock is behind it. */
function daysOfRelease({ today, reached }: ReleaseFacts): Day[] {
  return reached === undefined || reached <= today ? [today] : [today, reached]
}

/** The days on which a version must stand: the letter's own date, and those on which it may leave. */
function daysOf(facts: ReleaseFacts): Day[] {
  return [...daysOfRelease(facts), dayOf(facts.letter.values) ?? facts.today]
}

/** A clause is judged on the letter's own date by `checkLetter`, here on the day it would leave; a passage here on all of them. */
export function dateFindings(pinned: Pick<UsedVersion, 'place' | 'facts' | 'as'>, facts: ReleaseFacts): Finding[] {
  const { version } = pinned.facts
  const days = pinned.as === 'passage' ? daysOf(facts) : daysOfRelease(facts)
  const day = days.find((each) => standingOn(version, each) !== 'valid')
  if (day === undefined) return []
  const standing = standingOn(version, day)
  const code = standing === 'expired' ? 'clause-expired' : 'clause-not-yet-valid'
  if (isReported(pinned, facts, code)) return []
  const when =
    standing === 'expired'
      ? `ended on ${dayInWords(version.valid.until ?? '')}`
      : `is not valid before ${dayInWords(version.valid.from ?? '')}`
  const remedy =
    standing === 'expired'
      ? `Replace the ${pinned.as}.`
      : `Release the letter on ${dayInWords(version.valid.from ?? '')} or later, or replace the ${pinned.as}.`
  const now = day === facts.today ? 'today is' : day === facts.reached ? 'the audit trail has come to' : 'the letter is dated'
  return [error(pinned, code, `${titleOf(version)} ${when}; ${now} ${dayInWords(day)}.`, remedy)]
}

const dated = ({ version, state }: VersionFacts): DatedVersion => ({ version: version.version, state, from: version.valid.from })

/** Whether a version is superseded on the letter's date or on the day it would leave, and by which newest one that stands then. */
export function successorOf(used: VersionFacts, facts: ReleaseFacts): { readonly newest: number | undefined } | undefined {
  const { version } = used
  const days = daysOf(facts)
  const siblings = siblingsOf(version, facts.versions)
  const isSuperseded = days.some((day) => stateOn(dated(used), siblings.map(dated), day) === 'superseded')
  if (!isSuperseded) return undefined
  const later = siblings.filter(
    (other) =>
      other.state === 'approved' &&
      other.version.version > version.version &&
      days.some((day) => standingOn(other.version, day) === 'valid'),
  )
  return { newest: later.map((other) => other.version.version).sort((left, right) => right - left)[0] }
}

/** What is superseded leaves only when a reviewer keeps it, for this letter as it stands. */
function successorFindings(pinned: PinnedClause, facts: ReleaseFacts): Finding[] {
  const { version } = pinned.facts
  const successor = successorOf(pinned.facts, facts)
  if (successor === undefined) return []
  const { newest } = successor
  const by = newest === undefined ? '' : ` by v${String(newest)}`
  const [keeping] = keepingsOf(digestOfClauseVersion(version), facts)
  if (keeping !== undefined) return [kept(pinned, keeping, by, facts)]
  const remedy = `${newest === undefined ? 'Take a newer version of the clause' : `Take version ${String(newest)} of the clause`}, or have a reviewer keep this one with a reason.`
  return [
    {
      ...error(pinned, 'clause-superseded', `${titleOf(version)} is superseded${by}.`, remedy),
      ...(newest !== undefined && { takeVersion: newest }),
    },
  ]
}

/** Nothing to mend, but to be known by whoever releases the letter. */
function kept(
  { facts: { version }, place }: PinnedClause,
  { publicKey, comment }: Decision,
  by: string,
  { vouchings }: ReleaseFacts,
): Finding {
  const name = vouchings.find((vouching) => vouching.publicKey === publicKey)?.name ?? 'A reviewer'
  return {
    severity: 'warning',
    code: 'clause-kept',
    message: `${titleOf(version)} is superseded${by}. ${name} keeps it in this letter: “${comment.trim()}”`,
    remedy: 'Leave the letter as it stands: an edit voids this.',
    place,
  }
}

/** The sealed quotations of a letter that do not repeat their evidence any more, or that nothing holds to it. */
export function checkSeals(facts: ReleaseFacts): Finding[] {
  return pinnedClauses(facts.shown ?? facts.letter, facts.versions).flatMap((pinned) => sealFindings(pinned, facts))
}

function sealFindings(pinned: PinnedClause, facts: ReleaseFacts): Finding[] {
  const { version, seal } = pinned.facts
  if (version.seal === undefined) return []
  const attested = attestationFindings(pinned, facts)
  if (seal === 'holds') return attested
  if (seal !== undefined) return [error(pinned, 'seal-broken', seal.message, seal.remedy), ...attested]
  return [
    error(
      pinned,
      'evidence-missing',
      `The seal of ${titleOf(version)} could not be rechecked, because the text of its evidence is not at hand.`,
      'Attach the evidence again.',
    ),
    ...attested,
  ]
}

/** A transcript that stands for a picture is attested by a second person. One that nobody is known to have written has no second. */
function attestationFindings(pinned: PinnedClause, facts: ReleaseFacts): Finding[] {
  const { version } = pinned.facts
  const digest = version.seal?.transcript
  if (digest === undefined) return []
  const author = facts.transcripts.find((transcript) => transcript.digest === digest)?.author
  const isAttested =
    author !== undefined && countedOn('transcript', digest, facts).some(({ meaning, person }) => meaning === 'attest' && person !== author)
  if (isAttested) return []
  return [
    error(
      pinned,
      'transcript-unattested',
      `The quotation of ${titleOf(version)} rests on a transcript that no second person has attested.`,
      'Have somebody who did not write the transcript compare it with the picture.',
    ),
  ]
}
