export { createEvidenceReader, type EvidenceReader, type ReadingLimits } from './evidence-reader.ts'
export { evidenceFailures, largestEvidence, type EvidenceFailure } from './failures.ts'
export { droppedThings, type Dropped, type OldLetter } from './old-letter.ts'
export { mediaTypes, recognise } from './recognise.ts'
