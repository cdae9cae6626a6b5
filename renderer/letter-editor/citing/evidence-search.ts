import type { ReactNode } from 'react'
import type { RequestOutput, Result } from '../../../core/requests/index.ts'
import type { ask } from '../../desktop.ts'

/** Finds the evidence of the house that has each of some words, and shows a file of it. */
export interface EvidenceSearch {
  find(words: string): Promise<Result<RequestOutput<'evidence.search'>>>
  /** A file of evidence by its digest; left out where no file can be shown. */
  readonly view?: (digest: string) => ReactNode
}

/** More than these are found by typing another word. */
const most = 50

export function createEvidenceSearch(asking: typeof ask, view?: EvidenceSearch['view']): EvidenceSearch {
  return {
    find: (words) => asking('evidence.search', { words: words.slice(0, 300), limit: most }),
    ...(view !== undefined && { view }),
  }
}

/** For what is only read, and cites nothing new. */
export const noEvidence: EvidenceSearch = { find: () => Promise.resolve({ ok: true, value: { found: [], more: 0 } }) }
