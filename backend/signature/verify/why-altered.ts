import type { Failure } from '../../../core/requests/index.ts'
import { pdfFailures, PdfFile, type PdfFailure } from '../pdf/index.ts'
import { damageIn } from './damage.ts'
import { verifyFile, type VerifyingOptions } from './verify-file.ts'

export type AlteredFile = PdfFailure | Failure<'pdf-altered'>

/**
 * Why a file is not to be signed as it is: a signature would vouch for what was damaged or altered before it. That is all that verification
 * calls not valid, such as pages that are not those of the embedded letter or an earlier signature that does not hold, and what cannot be
 * read anywhere in the file. A letter that cannot be rebuilt here is not refused.
 */
export async function whyAltered(bytes: Uint8Array, options: Omit<VerifyingOptions, 'trusted'>): Promise<AlteredFile | undefined> {
  const { verdict, sentence } = await verifyFile(bytes, options)
  if (verdict === 'invalid') return altered(sentence)
  const file = PdfFile.read(bytes)
  if (!file.ok) return file.error
  if (verdict === 'unreadable') return { ...pdfFailures.damaged(''), message: sentence }
  const damage = damageIn(file.value)
  return damage === undefined ? undefined : altered(pdfFailures.damaged(damage).message)
}

function altered(message: string): AlteredFile {
  return { code: 'pdf-altered', message, remedy: 'Fetch it again from where it came from.' }
}
