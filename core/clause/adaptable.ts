import type { ClauseKind, ClauseVersion } from './clause-version.ts'

/** The kinds that a house lets its letters adapt until it says otherwise: its own words, and neither what others said nor what the law asks for. */
export const adaptableKinds: readonly ClauseKind[] = ['business-model', 'statement', 'closing']

/** What forbids that a letter changes words of a clause: its seal, the version itself, or the rule of the house for its kind. */
export type AdaptingObstacle = 'sealed' | 'verbatim' | 'kind'

/** Undefined where a letter may change words of this version. Nothing ever opens a sealed quotation. */
export function adaptingObstacle(
  { seal, verbatim, kind }: Pick<ClauseVersion, 'seal' | 'verbatim' | 'kind'>,
  kinds: readonly ClauseKind[] = adaptableKinds,
): AdaptingObstacle | undefined {
  if (seal !== undefined) return 'sealed'
  if (verbatim === true) return 'verbatim'
  return kinds.includes(kind) ? undefined : 'kind'
}

/** Why not, as a sentence goes on after the name of the clause: "… is a sealed quotation, whose words no letter may change". */
export const adaptingObstacleText: Readonly<Record<AdaptingObstacle, string>> = {
  sealed: 'is a sealed quotation, whose words no letter may change',
  verbatim: 'says that no letter may change its words',
  kind: 'is of a kind that this house does not let its letters adapt',
}
