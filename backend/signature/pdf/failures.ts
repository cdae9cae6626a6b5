import type { Failure } from '../../../core/requests/result.ts'

export type PdfFailure = Failure<'pdf-none' | 'pdf-damaged' | 'pdf-locked' | 'pdf-too-large' | 'pdf-slow' | 'pdf-stopped'>

/** Bytes of the largest PDF that is read. */
export const largestPdf = 200_000_000

export const pdfFailures = {
  none: { code: 'pdf-none', message: 'This is no PDF.', remedy: 'Check that it is the right file.' },
  locked: {
    code: 'pdf-locked',
    message: 'The PDF is encrypted, so what is signed in it cannot be seen.',
    remedy: 'Ask who sent it for the file without a password.',
  },
  large: {
    code: 'pdf-too-large',
    message: 'The file is larger than 200 MB, which is more than is checked.',
    remedy: 'Check that it is the right file.',
  },
  slow: {
    code: 'pdf-slow',
    message: 'The file was still not read after 30 seconds, so it was given up.',
    remedy: 'Ask who sent it for the file anew.',
  },
  stopped: {
    code: 'pdf-stopped',
    message: 'The file needs more memory to read than it may take.',
    remedy: 'Ask who sent it for the file anew.',
  },
  damaged: (how: string): PdfFailure => ({
    code: 'pdf-damaged',
    message: `The PDF is damaged: ${how}.`,
    remedy: 'Fetch it again from where it came from.',
  }),
} as const
