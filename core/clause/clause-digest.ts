import { canonicalDocument, digestOfJson } from '../document/index.ts'
import type { ClauseVersion } from './clause-version.ts'

/**
 * What an approval of a clause version signs: SHA-256 of the canonical JSON of everything the version says. Where an
 * evidence file lies stays out, its digest is in, so that the version keeps its digest from folder to store and back.
 */
export function digestOfClauseVersion(version: ClauseVersion): string {
  const { body, evidence, ...about } = version
  return digestOfJson({
    schema: 1,
    ...about,
    evidence: evidence.map(({ file: _place, ...source }) => source),
    body: canonicalDocument(body),
  })
}
