import type { Addition } from '../../../core/verification/index.ts'
import type { PdfFile } from '../pdf/index.ts'
import type { FoundSignature } from './signatures-in.ts'

/** What the revisions after a signature changed. None is explained yet, so that a file with any is not called valid. */
export function additionsAfter(file: PdfFile, signature: Pick<FoundSignature, 'revision'>): readonly Addition[] {
  return file.revisions
    .filter(({ number }) => number > signature.revision)
    .map(({ number }) => ({ revision: number, kind: 'unexplained', what: 'The file was changed.', allowed: false }))
}
