export { createEvidenceReader, type EvidenceReader, type ReadingLimits } from './evidence-reader.ts'
export { evidenceFailures, largestEvidence, type EvidenceFailure } from './failures.ts'
export { mediaTypes, recognise } from './recognise.ts'
