import { adaptingObstacle, adaptingObstacleText, type ClauseKind, type ClauseVersion } from '../clause/index.ts'
import { digestOfDocument, type Clause } from '../document/index.ts'
import type { Finding, Place } from './finding.ts'

/** The clause with its words open to the letter; they are what was approved until somebody changes them. */
export function adaptClause(clause: Clause, reason: string): Clause {
  return { ...clause, lock: 'adapted', reason }
}

/** The words of an adapted clause as changes of another version of it: where they came from is that version from now on. */
export function adaptedFrom(clause: Clause, { version, language, jurisdictions, body }: ClauseVersion): Clause {
  return { ...clause, version, language, jurisdictions, digest: digestOfDocument(body) }
}

/** True while an adapted clause still says what was approved. */
export function saysTheSame({ children, digest }: Pick<Clause, 'children' | 'digest'>): boolean {
  return digestOfDocument(children) === digest
}

/** What is to be known of an adapted clause in a draft, or why there can be none of its version. */
export function adaptationFinding(clause: Clause, version: ClauseVersion, place: Place, kinds: readonly ClauseKind[] | undefined): Finding {
  const name = `${version.title} (v${String(version.version)})`
  const obstacle = adaptingObstacle(version, kinds)
  if (obstacle !== undefined)
    return {
      severity: 'error',
      code: 'clause-not-adaptable',
      message: `${name} is adapted in this letter, and it ${adaptingObstacleText[obstacle]}.`,
      remedy: 'Put back the approved words.',
      place,
    }
  if (saysTheSame(clause))
    return {
      severity: 'warning',
      code: 'clause-adapted',
      message: `${name} is open to be adapted in this letter, and says what was approved.`,
      remedy: 'Put back the approved words, so that it needs no approval of its own.',
      place,
    }
  return {
    severity: 'warning',
    code: 'clause-adapted',
    message: `${name} is adapted in this letter.`,
    remedy: 'Have the changed words approved with the letter, or put back the approved ones.',
    place,
  }
}
