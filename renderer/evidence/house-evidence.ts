import { ask } from '../desktop.ts'
import { createEvidenceSearch } from '../letter-editor/index.ts'

/** The evidence of the house, for every editor of the window. */
export const houseEvidence = createEvidenceSearch(ask)
