import { fail, succeed, type Result } from '../../../core/requests/index.ts'
import type { SelfProof } from '../../../core/verification/index.ts'
import type { Layout } from '../../layout/index.ts'
import { largestPdf, PdfFault, pdfFailures, PdfFile, type PdfFailure } from '../pdf/index.ts'
import { embeddedFilesIn, type EmbeddedFiles } from './embedded-files.ts'
import { proveLetter } from './self-proof.ts'
import { checkSignedData } from './signed-data.ts'
import { signaturesIn } from './signatures-in.ts'

/** A signature and what is wrong with it by itself; whom to trust is not asked. */
export interface SoundSignature {
  readonly field: string
  /** The name in the signer's certificate. */
  readonly signer: string | undefined
  /** The revision that it covers up to, of how many. */
  readonly revision: number
  readonly revisions: number
  readonly faults: readonly string[]
}

export interface ProvedFile {
  /** Undefined in a file of others. */
  readonly proof: SelfProof | undefined
  readonly signatures: readonly SoundSignature[]
  readonly faults: readonly string[]
}

/** What a PDF proves of itself, and the soundness of its signatures. Fails in a sentence where it cannot be read at all. */
export async function proveFile(bytes: Uint8Array, layout: Layout): Promise<Result<ProvedFile, PdfFailure>> {
  if (bytes.length > largestPdf) return fail(pdfFailures.large)
  const file = PdfFile.read(bytes)
  if (!file.ok) return file
  try {
    const signatures = soundSignatures(file.value)
    const [first] = file.value.revisions
    const embedded: EmbeddedFiles | undefined = first && embeddedFilesIn(file.value, first)
    const trailing = file.value.trailing > 0 ? ['Bytes stand after the end of the file.'] : []
    if (embedded === undefined) return succeed({ proof: undefined, signatures, faults: trailing })
    const found = await proveLetter(bytes, embedded, layout)
    if ('fault' in found) return succeed({ proof: undefined, signatures, faults: [...trailing, found.fault] })
    return succeed({ proof: found.proof, signatures, faults: [...trailing, ...found.proof.faults] })
  } catch (error) {
    if (error instanceof PdfFault) return fail(pdfFailures.damaged(error.message))
    throw error
  }
}

function soundSignatures(file: PdfFile): SoundSignature[] {
  return signaturesIn(file).flatMap(({ field, kind, revision, contents, signed, fault }) => {
    // The token of a document timestamp holds its own content, which is for whoever judges times.
    if (kind === 'timestamp' && fault === undefined) return []
    const data = fault === undefined ? checkSignedData(contents, signed) : undefined
    const signer = /^CN=(.*)$/mu.exec(data?.signer?.subject ?? '')?.[1]
    return [{ field, signer, revision, revisions: file.revisions.length, faults: fault === undefined ? (data?.faults ?? []) : [fault] }]
  })
}
