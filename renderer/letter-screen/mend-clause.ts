import { identityOf, type ClauseLibrary, type ClauseVersion } from '../../core/clause/index.ts'
import type { Clause } from '../../core/document/index.ts'
import type { Finding } from '../../core/letter/index.ts'
import { documentOf, takeVersion, type LetterEditor } from '../letter-editor/index.ts'

/** A clause of the letter, and the version that a finding proposes for its place. */
export interface Mending {
  readonly index: number
  readonly clause: Clause
  readonly newer: ClauseVersion
}

/** What a finding about an outdated clause proposes; undefined where it proposes nothing or its place has changed. */
export function mendingOf(editor: LetterEditor, { place, takeVersion: wanted }: Finding, library: ClauseLibrary): Mending | undefined {
  const index = place.path?.[0]
  if (wanted === undefined || index === undefined) return undefined
  const clause = documentOf(editor)[index]
  if (clause?.type !== 'clause' || clause.code !== place.clause) return undefined
  const newer = library.versions.find((candidate) => candidate.version === wanted && identityOf(candidate) === identityOf(clause))
  return newer === undefined || newer.version === clause.version ? undefined : { index, clause, newer }
}

/** Puts the proposed version in its place; false where the letter has changed since. */
export function mendClause(editor: LetterEditor, { index, newer }: Mending): boolean {
  return takeVersion(editor, index, newer)
}
