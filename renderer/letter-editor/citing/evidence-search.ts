import type { RequestOutput, Result } from '../../../core/requests/index.ts'
import type { ask } from '../../desktop.ts'

/** Finds the evidence of the house that has each of some words. */
export interface EvidenceSearch {
  find(words: string): Promise<Result<RequestOutput<'evidence.search'>>>
}

/** More than these are found by typing another word. */
const most = 50

export function createEvidenceSearch(asking: typeof ask): EvidenceSearch {
  return { find: (words) => asking('evidence.search', { words: words.slice(0, 300), limit: most }) }
}

/** For what is only read, and cites nothing new. */
export const noEvidence: EvidenceSearch = { find: () => Promise.resolve({ ok: true, value: { found: [], more: 0 } }) }
