import { hasOwnWords, type ClauseVersion } from '../../core/clause/index.ts'

/** What is said of a version behind its kind: what of it is sealed; nothing of one that is not. */
export function sealWords({ seal, body }: Pick<ClauseVersion, 'seal' | 'body'>): string {
  if (seal === undefined) return ''
  return hasOwnWords(body) ? ' · quotation sealed, verbatim; the rest is the house’s own' : ' · sealed, verbatim'
}
