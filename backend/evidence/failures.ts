import type { Failure } from '../../core/requests/index.ts'

export type EvidenceFailure = Failure<
  | 'evidence-too-large'
  | 'evidence-kind-unknown'
  | 'evidence-damaged'
  | 'evidence-locked'
  | 'evidence-too-long'
  | 'evidence-slow'
  | 'evidence-stopped'
>

/** Bytes of the largest file that is taken as evidence. */
export const largestEvidence = 50_000_000

/** Code units of the longest text that is taken out of one file, and the most pages. */
export const longestText = 10_000_000
export const mostPages = 3000

export const evidenceFailures = {
  heavy: {
    code: 'evidence-too-large',
    message: 'The file is larger than 50 MB, which is too much for evidence.',
    remedy: 'Save the pages that count as a file of their own and attach that.',
  },
  unknown: {
    code: 'evidence-kind-unknown',
    message: 'This is no PDF, Word document, text, mail, PNG or JPEG picture.',
    remedy: 'Save it as a PDF and attach that.',
  },
  damaged: {
    code: 'evidence-damaged',
    message: 'The file is damaged or cut off, so it cannot be read.',
    remedy: 'Fetch it again from where it came from and attach that.',
  },
  locked: {
    code: 'evidence-locked',
    message: 'The PDF is locked with a password, so nobody could check a quotation against it.',
    remedy: 'Open it with its password, print it to a PDF without one and attach that.',
  },
  long: {
    code: 'evidence-too-long',
    message: 'The file unpacks to more than 3,000 pages or 10 million characters, which is too much for evidence.',
    remedy: 'Save the pages that count as a file of their own and attach that.',
  },
  slow: {
    code: 'evidence-slow',
    message: 'The file was still not read after 30 seconds, so reading was given up.',
    remedy: 'Print it to a new PDF and attach that.',
  },
  stopped: {
    code: 'evidence-stopped',
    message: 'The file needs more memory to read than evidence may take.',
    remedy: 'Save the pages that count as a file of their own and attach that.',
  },
} as const satisfies Record<string, EvidenceFailure>

/** Ends the reading of a file for a reason that a person is told. */
export class Unreadable extends Error {
  readonly failure: EvidenceFailure

  constructor(failure: EvidenceFailure) {
    super(failure.message)
    this.failure = failure
  }
}
