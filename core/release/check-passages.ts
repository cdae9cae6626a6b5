import { identityOf } from '../clause/index.ts'
import { digestOfDocument, type ClauseOrigin } from '../document/index.ts'
import type { Finding, Place } from '../letter/index.ts'
import { approvalFindings, dateFindings, successorOf } from './check-clauses-of-release.ts'
import { detachedPassages, originsIn, saidOf, titleOf, type UsedVersion } from './check-standings.ts'
import { pinnedVersion } from './counted.ts'
import type { ReleaseFacts } from './facts.ts'

/**
 * What stands against the release in free text that was made of clauses. The words are the letter's own, approved with it: that
 * the clause is not approved, has ended or is superseded is a warning, as is an origin that nobody can look up. Only what no
 * gesture makes is an error: words of a sealed quotation outside of its clause, where nothing holds them to their source.
 */
export function checkPassages(facts: ReleaseFacts): Finding[] {
  const known = detachedPassages(facts.letter, facts.versions).flatMap((each) => [
    ...sealedFindings(each),
    ...[...approvalFindings(each, facts), ...dateFindings(each, facts), ...supersededFindings(each, facts)].map((finding) =>
      saidOf(each, { ...finding, severity: 'warning' }),
    ),
  ])
  const unknown = originsIn(facts.letter).flatMap(({ origin, place }) => originFindings(origin, place, facts))
  return [...known, ...unknown]
}

function sealedFindings({ facts: { version }, place }: UsedVersion): Finding[] {
  if (version.seal === undefined) return []
  return [
    {
      severity: 'error',
      code: 'seal-broken',
      message: `A passage of this letter was taken from ${titleOf(version)}, which is a sealed quotation, and stands there as free text.`,
      remedy: 'Put the clause itself in its place, so that its words are held to their source.',
      place,
    },
  ]
}

function supersededFindings({ facts: used, place }: UsedVersion, facts: ReleaseFacts): Finding[] {
  const successor = successorOf(used, facts)
  if (successor === undefined) return []
  const { newest } = successor
  const by = newest === undefined ? '' : ` by v${String(newest)}`
  const version = newest === undefined ? 'the newer version' : `version ${String(newest)}`
  return [
    {
      severity: 'warning',
      code: 'clause-superseded',
      message: `${titleOf(used.version)} is superseded${by}.`,
      remedy: `See whether the passage says what ${version} says, or put the clause in its place.`,
      place,
    },
  ]
}

/** An origin that the library does not have, or has with other words, can neither be judged nor found by a recall of that version. */
function originFindings(origin: ClauseOrigin, place: Place, { versions }: ReleaseFacts): Finding[] {
  const name = `${origin.code} v${String(origin.version)}`
  const pinned = pinnedVersion(origin, versions)
  if (pinned !== undefined && digestOfDocument(pinned.version.body) === origin.digest) return []
  const isKnown = versions.some(({ version }) => identityOf(version) === identityOf(origin))
  const what =
    pinned !== undefined ? 'in other words' : isKnown ? 'which the library does not have' : 'a clause that the library does not have'
  return [
    {
      severity: 'warning',
      code: 'clause-version-unknown',
      message: `A passage of this letter says that it was taken from ${name}, ${what}: whether it may still be used, nobody can say.`,
      remedy: 'Read it as your own words, or put a clause of the library in its place.',
      place,
    },
  ]
}
