import {
  countIn,
  isType,
  latin,
  nameIn,
  pastSpace,
  PdfFault,
  PdfFile,
  textIn,
  type PdfDictionary,
  type PdfValue,
  type Revision,
} from '../pdf/index.ts'
import { claimsOf, type SignatureClaims } from './claims.ts'
import { fieldsOf, type Field } from './fields.ts'

/** A signature of a file and the bytes it signs; `fault` says why nothing can be said of it. */
export interface FoundSignature {
  readonly field: string
  readonly kind: 'signature' | 'timestamp'
  /** The revision that it closes. */
  readonly revision: number
  readonly contents: Uint8Array
  readonly signed: Uint8Array
  readonly fault: string | undefined
  readonly claimedTime: string | undefined
  readonly claims: SignatureClaims
  /** Whether it says that it is in the form of PAdES (EN 319 142-1 §5.1). */
  readonly isPades: boolean
}

/** Every signature that any revision has in a field (ISO 32000-2 §12.8.1), in the order in which they were made. */
export function signaturesIn(file: PdfFile): FoundSignature[] {
  const found = new Map<string, FoundSignature>()
  for (const revision of file.revisions)
    for (const { field, value } of filledFields(file, revision)) {
      const key = isType(value, 'reference') ? `${String(value.number)} ${field.name}` : String(field.number)
      if (!found.has(key)) found.set(key, signatureOf(file, revision, field.name, value))
    }
  return [...found.values()]
}

/** Fields of a revision that hold a signature, with the value that is or leads to it. */
export function filledFields(file: PdfFile, revision: Revision): { readonly field: Field; readonly value: PdfValue }[] {
  return [...fieldsOf(file, revision).values()].flatMap((field) => {
    const value = field.dictionary.entries.get('V')
    const kind = nameIn(file.dictionary(value, revision)?.entries.get('SubFilter'))
    return value !== undefined && (kind !== undefined || field.type === 'Sig') ? [{ field, value }] : []
  })
}

const kinds = new Map<string | undefined, FoundSignature['kind']>([
  ['ETSI.CAdES.detached', 'signature'],
  ['adbe.pkcs7.detached', 'signature'],
  ['ETSI.RFC3161', 'timestamp'],
])

function signatureOf(file: PdfFile, revision: Revision, field: string, value: PdfValue): FoundSignature {
  const signature = file.dictionary(value, revision)
  const kind = kinds.get(nameIn(signature?.entries.get('SubFilter')))
  const contents = signature?.entries.get('Contents')
  const isPades = nameIn(signature?.entries.get('SubFilter')) === 'ETSI.CAdES.detached'
  const claimedTime = textIn(signature?.entries.get('M'))
  const claims = signature === undefined ? {} : claimsOf(file, revision, signature)
  const about = { field, kind: kind ?? 'signature', revision: revision.number, claimedTime, claims, isPades } as const
  const none = { contents: new Uint8Array(), signed: new Uint8Array() }
  if (signature === undefined || !isType(contents, 'string') || kind === undefined)
    return { ...about, ...none, fault: 'The field holds no signature of a kind that is known here.' }
  const fault = rangeFault(file, revision, signature)
  if (fault !== undefined) return { ...about, ...none, fault }
  const signed = Buffer.concat([file.bytes.subarray(0, contents.from), file.bytes.subarray(contents.to, endOf(file, revision, signature))])
  return { ...about, contents: contents.bytes, signed, fault: undefined }
}

/** The gap of /ByteRange is exactly the string of /Contents, and the rest is the whole revision (EN 319 142-1 §5.1). */
function rangeFault(file: PdfFile, revision: Revision, signature: PdfDictionary): string | undefined {
  if (signature.repeated.length > 0) return 'The signature has an entry twice, so that readers differ on what it says.'
  const range = file.items(signature.entries.get('ByteRange'), revision)
  const contents = signature.entries.get('Contents')
  if (!isType(contents, 'string') || !contents.isHex) return 'The signature has no contents.'
  const expected = [0, contents.from, contents.to, endOf(file, revision, signature) - contents.to]
  if (range.length !== 4 || !range.every((part, index) => part === expected[index]))
    return 'The signature does not cover its whole revision, so part of the file is not signed.'
  // A string in an object stream has its places there, and not in the file.
  return latin(file.bytes.subarray(contents.from, contents.from + 1)) === '<' &&
    latin(file.bytes.subarray(contents.to - 1, contents.to)) === '>'
    ? undefined
    : 'The signature does not stand in the file as it should.'
}

/** Where a revision ends for its signature: programs count the line end after `%%EOF` to it, or to the next revision. */
function endOf(file: PdfFile, revision: Revision, signature: PdfDictionary): number {
  const { to } = revision
  const [, , from, length] = file.items(signature.entries.get('ByteRange'), revision).map(countIn)
  const end = (from ?? 0) + (length ?? 0)
  return end < to && pastSpace(file.bytes, end) >= to ? end : to
}

/** What the signatures of a file say of themselves, in their order, without judging them; none of a file that cannot be read. */
export function claimsIn(bytes: Uint8Array): SignatureClaims[] {
  const file = PdfFile.read(bytes)
  if (!file.ok) return []
  try {
    return signaturesIn(file.value).flatMap(({ kind, claims }) => (kind === 'signature' ? [claims] : []))
  } catch (fault) {
    if (fault instanceof PdfFault) return []
    throw fault
  }
}
