import { identityOf, type ClauseLibrary } from '../../core/clause/index.ts'
import type { Finding } from '../../core/letter/index.ts'
import { documentOf, takeVersion, type LetterEditor } from '../letter-editor/index.ts'

/** Does what a finding about an outdated clause proposes; false where it proposes nothing or its place has changed. */
export function mendClause(editor: LetterEditor, { place, takeVersion: wanted }: Finding, library: ClauseLibrary): boolean {
  const index = place.path?.[0]
  if (wanted === undefined || index === undefined) return false
  const clause = documentOf(editor)[index]
  if (clause?.type !== 'clause' || clause.code !== place.clause) return false
  const version = library.versions.find((candidate) => candidate.version === wanted && identityOf(candidate) === identityOf(clause))
  return version !== undefined && takeVersion(editor, index, version)
}
