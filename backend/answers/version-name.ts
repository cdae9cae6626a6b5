import type { ClauseVersionName } from '../../core/requests/index.ts'
import type { OpenVersion } from '../store/index.ts'

/** How a window names a version of a clause and finds the way to it. */
export function versionName({ id, clauseId, number, version }: OpenVersion): ClauseVersionName {
  const { code, title, language, jurisdictions } = version
  return { id, clauseId, code, title, language, jurisdictions: [...jurisdictions], number }
}
