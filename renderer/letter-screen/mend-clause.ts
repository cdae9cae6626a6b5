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

/** What a finding about a clause proposes for its place; undefined where it proposes nothing or its place has changed. */
export function mendingOf(
  editor: LetterEditor,
  { place, takeVersion: wanted, replaceBy }: Finding,
  library: ClauseLibrary,
): Mending | undefined {
  const index = place.path?.[0]
  const clause = index === undefined ? undefined : documentOf(editor)[index]
  if (index === undefined || clause?.type !== 'clause' || clause.code !== place.clause) return undefined
  const named = replaceBy ?? (wanted === undefined ? undefined : { identity: identityOf(clause), version: wanted })
  const newer = library.versions.find(
    (candidate) => named !== undefined && candidate.version === named.version && identityOf(candidate) === named.identity,
  )
  const isThere = newer !== undefined && newer.version === clause.version && identityOf(newer) === identityOf(clause)
  return newer === undefined || isThere ? undefined : { index, clause, newer }
}

/** Puts the proposed version in its place; false where the letter has changed since. */
export function mendClause(editor: LetterEditor, { index, clause, newer }: Mending): boolean {
  return takeVersion(editor, index, newer, clause.code)
}
