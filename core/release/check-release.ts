import type { Finding } from '../letter/index.ts'
import { checkHouse, checkLetterApproval, checkLetterEmbargo } from './check-approvals.ts'
import { checkClausesOfRelease } from './check-clauses-of-release.ts'
import { checkPassages } from './check-passages.ts'
import { checkStandings, detachedPassages } from './check-standings.ts'
import { checkClock } from './check-clock.ts'
import type { ReleaseFacts } from './facts.ts'

/**
 * Everything that stands against the release of a letter, errors first; what the letter's own checks and its layout found
 * is passed through. A letter is released only when none is an error. Promises: every clause approved, by signatures that
 * count in this house, not withdrawn nor refused, inside its dates on the letter's date and on the day of release (and, where the clock is behind
 * the audit trail, on the day that this has come to), not
 * superseded unless kept, unaltered or adapted in words that were approved themselves, no suggestion open, its seal unbroken; no embargo open; the letter approved as it stands; and what it is
 * made from approved.
 */
export function checkRelease(facts: ReleaseFacts): Finding[] {
  const shown = { ...facts, letter: facts.shown ?? facts.letter }
  const standings = standingsForRelease(shown)
  const findings = [
    // Whether a newer version is approved, `checkLetter` cannot know; here it is worked out from the states.
    // The same of adapted words: whether they are approved is counted here.
    ...facts.found.filter(({ code }) => code !== 'clause-superseded' && code !== 'clause-adapted').map(asForRelease),
    ...standings,
    ...checkClock(facts),
    ...checkClausesOfRelease(shown),
    ...checkPassages(shown),
    ...checkLetterEmbargo(facts),
    ...checkLetterApproval(facts),
    ...checkHouse(facts),
  ]
  return [...findings.filter(({ severity }) => severity === 'error'), ...findings.filter(({ severity }) => severity === 'warning')]
}

/**
 * What may not leave as a clause may not leave as free text made of it. That nobody approved the version is no error of a
 * passage: its words are the letter's own and approved with it.
 */
function standingsForRelease({ letter, versions, today }: ReleaseFacts): Finding[] {
  const passages = new Set(detachedPassages(letter, versions).map(({ place }) => String(place.path)))
  return checkStandings(letter, versions, today).map((finding) => {
    const isWarning = finding.code === 'clause-unapproved' && passages.has(String(finding.place.path))
    return { ...finding, severity: isWarning ? 'warning' : 'error' }
  })
}

const blocking: ReadonlySet<Finding['code']> = new Set(['suggestion-open', 'evidence-unknown', 'evidence-withdrawn'])

/** What is only suggested is not what somebody approved, and a source must be one that the house can show and stands by. */
function asForRelease(finding: Finding): Finding {
  return blocking.has(finding.code) ? { ...finding, severity: 'error' } : finding
}
