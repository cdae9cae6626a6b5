import type { X509Certificate } from 'node:crypto'
import { verdictOn, type Verification } from '../../../core/verification/index.ts'
import type { Layout } from '../../layout/index.ts'
import { largestPdf, PdfFault, pdfFailures, PdfFile } from '../pdf/index.ts'
import { embeddedFilesIn, type EmbeddedFiles } from './embedded-files.ts'
import { judgeSignatures } from './judging/judge-signatures.ts'
import { proveLetter } from './self-proof.ts'

export interface VerifyingOptions {
  readonly layout: Layout
  readonly now: Date
  /** Certificates whose word counts; left out, nobody is asked for. */
  readonly trusted?: readonly X509Certificate[] | undefined
}

/** Whether a PDF is what it says it is: its signatures, what was added after them, and what one of our letters proves of itself. */
export async function verifyFile(bytes: Uint8Array, { layout, now, trusted }: VerifyingOptions): Promise<Verification> {
  if (bytes.length > largestPdf) return unreadable(pdfFailures.large.message)
  const file = PdfFile.read(bytes)
  if (!file.ok) return unreadable(file.error.message)
  try {
    const signatures = judgeSignatures(file.value, { now, trusted })
    const { proof, faults } = await proofOf(bytes, file.value, layout)
    const trailing = file.value.trailing > 0 ? ['Bytes stand after the end of the file.'] : []
    const all = [...trailing, ...faults]
    const verdict = verdictOn({ signatures, proof, faults: all, isTrustAsked: trusted !== undefined })
    return { ...verdict, signatures, ...(proof !== undefined && { proof }), faults: all }
  } catch (error) {
    if (error instanceof PdfFault) return unreadable(pdfFailures.damaged(error.message).message)
    throw error
  }
}

function unreadable(sentence: string): Verification {
  return { verdict: 'unreadable', sentence, signatures: [], faults: [] }
}

async function proofOf(
  bytes: Uint8Array,
  file: PdfFile,
  layout: Layout,
): Promise<{ readonly proof: Verification['proof']; readonly faults: readonly string[] }> {
  const [first] = file.revisions
  const embedded: EmbeddedFiles | undefined = first && embeddedFilesIn(file, first)
  if (embedded === undefined) return { proof: undefined, faults: [] }
  const found = await proveLetter(bytes, embedded, layout)
  return 'fault' in found ? { proof: undefined, faults: [found.fault] } : { proof: found.proof, faults: found.proof.faults }
}
