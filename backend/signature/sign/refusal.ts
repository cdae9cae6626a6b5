import { fail, type Failure, type Result } from '../../../core/requests/index.ts'
import type { Certification } from '../levels.ts'
import { largestPdf, nameIn, PdfFault, pdfFailures, PdfFile, type PdfFailure } from '../pdf/index.ts'
import { Update } from '../pdf/update.ts'
import { pagesOf, signatureFields, type SignatureField } from './field.ts'
import { isReleasedLetter } from './released.ts'

/** How a file is to be signed, as far as the file itself may stand in the way of it. */
export interface SigningPlan {
  readonly certify?: Certification | undefined
  /** Whether it may be something else than a released letter. */
  readonly unreleased: boolean
}

export type FileRefusal = PdfFailure | Failure<'not-released' | 'already-certified' | 'certify-first'>

const locked: PdfFailure = {
  code: 'pdf-locked',
  message: 'The PDF is encrypted, and no signature can be added to it as long as it is.',
  remedy: 'Save it without a password first, or ask whoever made it for such a file.',
}

const large: PdfFailure = {
  code: 'pdf-too-large',
  message: 'The file is larger than 200 MB, which is more than is signed.',
  remedy: 'Check that it is the right file.',
}

const notReleased: FileRefusal = {
  code: 'not-released',
  message: 'This is no released letter, and only those are signed.',
  remedy: 'Release the letter first, or give --unreleased if you mean it.',
}

/**
 * Why a file cannot be signed, whoever signs it; undefined where it can. Needs no key, so that nobody is asked for a password in vain:
 * it is no PDF, encrypted, damaged or too large, no released letter, or a signature in it allows no further one, or none of this kind.
 */
export function whyNotSigned(bytes: Uint8Array, { certify, unreleased }: SigningPlan): FileRefusal | undefined {
  const read = readToSign(bytes)
  if (!read.ok) return read.error
  if (!unreleased && !isReleasedLetter(bytes)) return notReleased
  try {
    const update = new Update(read.value)
    if (pagesOf(update).length === 0) throw noPage()
    return refusalIn(update, certify)
  } catch (fault) {
    if (fault instanceof PdfFault) return pdfFailures.damaged(fault.message)
    throw fault
  }
}

/** Reads a file that is to be signed. */
export function readToSign(bytes: Uint8Array): Result<PdfFile, PdfFailure> {
  if (bytes.length > largestPdf) return fail(large)
  const file = PdfFile.read(bytes)
  return !file.ok && file.error.code === 'pdf-locked' ? fail(locked) : file
}

export function noPage(): PdfFault {
  return new PdfFault('the file has no page')
}

/** Why a file takes no further signature, or none of this kind. */
export function refusalIn(update: Update, certify: Certification | undefined): FileRefusal | undefined {
  const fields = signatureFields(update)
  const signed = fields.filter(({ signature }) => signature !== undefined)
  if (isClosed(update, signed))
    return {
      code: 'already-certified',
      message: 'The file is certified so that nothing may be added to it, not even a signature.',
      remedy: 'Ask who certified it for a file that others may sign.',
    }
  if (certify === undefined) return undefined
  if (signed.length > 0)
    return {
      code: 'certify-first',
      message: 'Only the first signature of a file can certify it, and this one is signed already.',
      remedy: 'Sign it without certifying it.',
    }
  if (certify === 1 && fields.length > 1)
    return {
      code: 'certify-first',
      message: `${String(fields.length)} people are to sign this file, and certified at level 1 it would keep the others from it.`,
      remedy: 'Certify it at level 2, which allows further signatures.',
    }
  return undefined
}

/** Whether a signature certifies the file so that nothing may be added: level 1 of its permissions (ISO 32000-2 table 257). */
function isClosed({ file }: Update, signed: readonly SignatureField[]): boolean {
  return signed.some(({ signature }) =>
    file.items(signature?.entries.get('Reference'), file.last).some((value) => {
      const reference = file.dictionary(value, file.last)
      if (nameIn(reference?.entries.get('TransformMethod')) !== 'DocMDP') return false
      const level = file.resolve(file.dictionary(reference?.entries.get('TransformParams'), file.last)?.entries.get('P'), file.last)
      return level === 1
    }),
  )
}
