import { ask } from '../desktop.ts'
import { createEvidenceSearch } from '../letter-editor/index.ts'
import { EvidenceView } from './evidence-view.tsx'

/** The evidence of the house, for every editor of the window. */
export const houseEvidence = createEvidenceSearch(ask, (digest) => <EvidenceView digest={digest} />)
