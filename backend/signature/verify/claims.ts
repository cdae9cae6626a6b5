import { countIn, nameIn, textIn, type PdfDictionary, type PdfFile, type PdfValue, type Revision } from '../pdf/index.ts'
import type { Certification } from '../levels.ts'

/** What a signature says of itself besides its time (ISO 32000-2 table 255). Its signer wrote it, and signed it. */
export interface SignatureClaims {
  readonly reason?: string
  readonly place?: string
  readonly contact?: string
  /** What it lets others add, where it certifies the file. */
  readonly certifies?: Certification
}

/** Far more than anybody writes; the files of others may hold a book there. */
const longest = 500

export function claimsOf(file: PdfFile, revision: Revision, signature: PdfDictionary): SignatureClaims {
  const text = (key: string): string | undefined => shortened(textIn(file.resolve(signature.entries.get(key), revision)))
  const [reason, place, contact] = [text('Reason'), text('Location'), text('ContactInfo')]
  const levels = file.items(signature.entries.get('Reference'), revision).flatMap((value) => certificationIn(file, revision, value) ?? [])
  const certifies = levels.toSorted((one, other) => one - other)[0]
  return {
    ...(reason !== undefined && { reason }),
    ...(place !== undefined && { place }),
    ...(contact !== undefined && { contact }),
    ...(certifies !== undefined && { certifies }),
  }
}

function shortened(text: string | undefined): string | undefined {
  const words = text?.trim() ?? ''
  if (words === '') return undefined
  return words.length > longest ? `${words.slice(0, longest)} …` : words
}

/** The level of a reference that certifies the file (ISO 32000-2 §12.8.2.2); undefined for another one. */
export function certificationIn(file: PdfFile, revision: Revision, value: PdfValue): Certification | undefined {
  const reference = file.dictionary(value, revision)
  if (nameIn(file.resolve(reference?.entries.get('TransformMethod'), revision)) !== 'DocMDP') return undefined
  return levelIn(file, revision, file.dictionary(reference?.entries.get('TransformParams'), revision)) ?? 2
}

/** The level that a dictionary names; anything but 2 or 3 is taken for the strictest. */
export function levelIn(file: PdfFile, revision: Revision, dictionary: PdfDictionary | undefined): Certification | undefined {
  if (dictionary?.entries.has('P') !== true) return undefined
  const level = countIn(file.resolve(dictionary.entries.get('P'), revision))
  return level === 2 || level === 3 ? level : 1
}
