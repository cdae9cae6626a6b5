import type { Finding } from '../letter/index.ts'
import { checkHouse, checkLetterApproval, checkLetterEmbargo } from './check-approvals.ts'
import { checkClausesOfRelease } from './check-clauses-of-release.ts'
import { checkStandings } from './check-standings.ts'
import type { ReleaseFacts } from './facts.ts'

/**
 * Everything that stands against the release of a letter, errors first; what the letter's own checks and its layout found
 * is passed through. A letter is released only when none is an error. Promises: every clause approved, by signatures that
 * count in this house, not withdrawn nor refused, inside its dates on the letter's date and on the day of release, not
 * superseded unless kept, unaltered, no suggestion open, its seal unbroken; no embargo open; the letter approved as it stands; and what it is
 * made from approved.
 */
export function checkRelease(facts: ReleaseFacts): Finding[] {
  const shown = { ...facts, letter: facts.shown ?? facts.letter }
  const standings = checkStandings(shown.letter, facts.versions, facts.today).map((finding) => ({ ...finding, severity: 'error' as const }))
  const findings = [
    // Whether a newer version is approved, `checkLetter` cannot know; here it is worked out from the states.
    ...facts.found.filter(({ code }) => code !== 'clause-superseded').map(asForRelease),
    ...standings,
    ...checkClausesOfRelease(shown),
    ...checkLetterEmbargo(facts),
    ...checkLetterApproval(facts),
    ...checkHouse(facts),
  ]
  return [...findings.filter(({ severity }) => severity === 'error'), ...findings.filter(({ severity }) => severity === 'warning')]
}

/** What is only suggested is not what somebody approved, so it must be decided first. */
function asForRelease(finding: Finding): Finding {
  return finding.code === 'suggestion-open' ? { ...finding, severity: 'error' } : finding
}
