import type { ClauseVersion } from '../../core/clause/index.ts'
import type { Block } from '../../core/document/index.ts'

/** One of two versions to compare, of one clause or of two; a clause version is one, and a clause in a letter. */
export interface Compared extends Pick<ClauseVersion, 'code' | 'language' | 'jurisdictions' | 'version'> {
  readonly body: readonly Block[]
}

/** Anything else to compare, such as a letter as it stood on a day, by what it is called. */
export interface ComparedText {
  readonly name: string
  readonly body: readonly Block[]
}

export function isOfClause(compared: Compared | ComparedText): compared is Compared {
  return 'code' in compared
}

/** What a comparison is called: "v3 → v4", with the codes where they differ. */
export function titleOf(before: Compared | ComparedText, after: Compared | ComparedText): string {
  if (!isOfClause(before) || !isOfClause(after)) return `${nameOf(before)} → ${nameOf(after)}`
  const [from, to] = [before, after].map(({ code, version }) => ({ code, name: `v${String(version)}` }))
  if (from === undefined || to === undefined) return ''
  return from.code === to.code ? `${from.name} → ${to.name}` : `${from.code} ${from.name} → ${to.code} ${to.name}`
}

function nameOf(compared: Compared | ComparedText): string {
  return isOfClause(compared) ? `${compared.code} v${String(compared.version)}` : compared.name
}
