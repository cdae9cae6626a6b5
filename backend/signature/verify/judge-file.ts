import type { X509Certificate } from 'node:crypto'
import { lowered, verdictOn, type JudgedSignature, type Verification } from '../../../core/verification/index.ts'
import { largestPdf, PdfFault, pdfFailures, PdfFile } from '../pdf/index.ts'
import { additionsAfter, type Addition } from './additions.ts'
import { embeddedFilesIn, type EmbeddedFiles } from './embedded-files.ts'
import { judgeSignatures } from './judging/judge-signatures.ts'
import { proveLetter, type PageSetter } from './self-proof.ts'

export interface JudgingOptions {
  /** Undefined where no pages can be set, as on the page that anybody opens. */
  readonly pages: PageSetter | undefined
  readonly now: Date
  /** Certificates whose word counts; left out, nobody is asked for. */
  readonly trusted?: readonly X509Certificate[] | undefined
}

/** All that can be said of a PDF, wherever it is said: nothing here needs more of the host than digests and public keys. */
export async function judgeFile(bytes: Uint8Array, { pages, now, trusted }: JudgingOptions): Promise<Verification> {
  if (bytes.length > largestPdf) return unreadable(pdfFailures.large.message)
  const file = PdfFile.read(bytes)
  if (!file.ok) return unreadable(file.error.message)
  try {
    const signatures = judgeSignatures(file.value, { now, trusted })
    const { proof, faults } = await proofOf(bytes, file.value, pages)
    const trailing = file.value.trailing > 0 ? ['Bytes stand after the end of the file.'] : []
    const before = proof === undefined ? [] : oddBefore(signatures, file.value)
    const all = [...trailing, ...faults, ...before.map(saidBefore)]
    const damage = [...before, ...signatures.flatMap(({ additions }) => additions)].find(({ kind }) => kind === 'damaged')?.what
    const verdict = verdictOn({ signatures, proof, faults: all, damage, isTrustAsked: trusted !== undefined })
    return { ...verdict, signatures, ...(proof !== undefined && { proof }), faults: all }
  } catch (error) {
    if (error instanceof PdfFault) return unreadable(pdfFailures.damaged(error.message).message)
    throw error
  }
}

/**
 * What was done to one of our letters between its making and its first signature, which vouches for the file as it found it: somebody
 * may have covered the pages that are proven and signed the cover.
 */
function oddBefore(signatures: readonly JudgedSignature[], file: PdfFile): Addition[] {
  const until = Math.min(file.revisions.length, ...signatures.map(({ revision }) => revision))
  return additionsAfter(file, { revision: 1 }).filter(({ allowed, revision }) => !allowed && revision <= until)
}

function saidBefore({ kind, what }: Addition): string {
  return kind === 'damaged' ? what : `Something was added to the letter after it was made that nothing explains: ${lowered(what)}`
}

function unreadable(sentence: string): Verification {
  return { verdict: 'unreadable', sentence, signatures: [], faults: [] }
}

async function proofOf(
  bytes: Uint8Array,
  file: PdfFile,
  pages: PageSetter | undefined,
): Promise<{ readonly proof: Verification['proof']; readonly faults: readonly string[] }> {
  const [first] = file.revisions
  try {
    const embedded: EmbeddedFiles | undefined = first && embeddedFilesIn(file, first)
    if (embedded === undefined) return { proof: undefined, faults: [] }
    const found = await proveLetter(bytes, embedded, pages)
    return 'fault' in found ? { proof: undefined, faults: [found.fault] } : { proof: found.proof, faults: found.proof.faults }
  } catch (error) {
    // What its signatures say is to be heard all the same: that it was changed may be why.
    if (error instanceof PdfFault) return { proof: undefined, faults: [`What it carries of its letter cannot be read: ${error.message}.`] }
    throw error
  }
}
