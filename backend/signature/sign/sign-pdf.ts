import { fail, succeed, type Failure, type Result } from '../../../core/requests/index.ts'
import { PdfFault, pdfFailures, type PdfReference, type PdfValue } from '../pdf/index.ts'
import { Update } from '../pdf/update.ts'
import { arrayOf, changed, dateOf, dictionaryOf, hexOf, nameOf, textOf } from '../pdf/write-value.ts'
import type { Certification } from '../levels.ts'
import { signedAttributes, signedData } from './cms.ts'
import { addField, fillField, pagesOf, signatureFields, type NewField } from './field.ts'
import { noPage, readToSign, refusalIn, type FileRefusal } from './refusal.ts'
import { drawSeal, placeSeal, type SealFailure, type SealOptions } from './seal.ts'
import { digestAround, fillRoom, prepare, roomIn, unknownPlace, type Prepared } from './room.ts'
import type { Hash, Identity, Scheme, SignerFailure } from './signer.ts'

export interface SignatureWords {
  readonly reason?: string | undefined
  readonly place?: string | undefined
  readonly contact?: string | undefined
}

export interface SigningOptions extends SignatureWords {
  /** What the signature says of when it was made; only a timestamp proves it. */
  readonly at: Date
  readonly hash?: Hash | undefined
  /** PSS in place of PKCS #1 v1.5 for an RSA key. */
  readonly pss?: boolean | undefined
  readonly certify?: Certification | undefined
  /** A visible seal; without one the signature is seen in the reader's list of signatures alone. */
  readonly seal?: SealOptions | undefined
  /** Asks an authority for a token over a signature, for level B-T and above. */
  readonly stamp?: Stamp | undefined
}

/** Has bytes stamped; the token as DER. */
export type Stamp = (signed: Uint8Array) => Promise<Result<Uint8Array>>

export type SigningFailure = FileRefusal | SealFailure | SignerFailure | Failure<'signature-too-large'>

/** More than tokens of authorities take, with their certificates. */
export const roomOfToken = 16_384

/**
 * Signs a PDF as PAdES baseline B-B, or B-T with a stamp (EN 319 142-1 §6). The given bytes stay as they are; the signature
 * stands in an update behind them, in the first empty signature field or, where there is none, in a new invisible one. An
 * RSA key with the same options and no PSS or stamp always gives the same bytes.
 */
export async function signPdf(bytes: Uint8Array, identity: Identity, options: SigningOptions): Promise<Result<Uint8Array>> {
  const scheme = schemeFor(identity, options)
  const prepared = prepareSignature(bytes, identity, options)
  if (!prepared.ok) return prepared
  const attributes = signedAttributes(digestAround(prepared.value, scheme.hash), identity.certificate)
  const signature = await identity.signer.sign(attributes, scheme)
  if (!signature.ok) return signature
  const timestamp = await options.stamp?.(signature.value)
  if (timestamp?.ok === false) return timestamp
  const { certificate, chain } = identity
  const contents = signedData({ certificate, chain, scheme, attributes, signature: signature.value, timestamp: timestamp?.value })
  if (contents.length > roomIn(prepared.value)) return fail(tooLarge)
  fillRoom(prepared.value, contents)
  return succeed(prepared.value.bytes)
}

export const tooLarge: SigningFailure = {
  code: 'signature-too-large',
  message: 'The signature is larger than the room that was left for it.',
  remedy: 'Use another timestamp authority, or a key file with fewer certificates.',
}

/** The digest is as strong as the key, unless another one is asked for (SOG-IS Agreed Cryptographic Mechanisms 1.3). */
function schemeFor({ keyKind, certificate }: Identity, { hash, pss = false }: SigningOptions): Scheme {
  if (keyKind === 'rsa') return { kind: pss ? 'rsa-pss' : 'rsa', hash: hash ?? 'sha256' }
  const curve = certificate.publicKey.asymmetricKeyDetails?.namedCurve
  return { kind: 'ecdsa', hash: hash ?? (curve === 'secp521r1' ? 'sha512' : curve === 'secp384r1' ? 'sha384' : 'sha256') }
}

/** The file with a signature in it whose bytes are still to come. */
export function prepareSignature(bytes: Uint8Array, identity: Identity, options: SigningOptions): Result<Prepared, SigningFailure> {
  const { seal, at, reason } = options
  const drawn = seal === undefined ? undefined : drawSeal(seal, commonNameOf(identity), sealLines(at, reason))
  if (drawn?.ok === false) return drawn
  return preparing(bytes, (update) => {
    const refused = refusalIn(update, options.certify)
    if (refused !== undefined) return fail(refused)
    const certificates = [identity.certificate, ...identity.chain].reduce((sum, { raw }) => sum + raw.length, 0)
    const room = certificates + 2048 + (options.stamp === undefined ? 0 : roomOfToken)
    const value = update.add(signatureDictionary(identity, options, room))
    const visible = seal === undefined || drawn === undefined ? undefined : placeSeal(update, seal.place, drawn.value)
    if (visible?.ok === false) return visible
    place(update, value, commonNameOf(identity), visible?.value)
    if (options.certify !== undefined) {
      const catalog = update.dictionary(update.root)
      const permissions = update.file.dictionary(catalog.entries.get('Perms'), update.file.last) ?? dictionaryOf({})
      update.put(update.root, changed(catalog, { Perms: changed(permissions, { DocMDP: value }) }))
    }
    return succeed(value)
  })
}

/** Reads a file, has an update of it made with a signature in it, and leaves the hole for what signs it. */
export function preparing(
  bytes: Uint8Array,
  make: (update: Update) => Result<PdfReference, SigningFailure>,
): Result<Prepared, SigningFailure> {
  const file = readToSign(bytes)
  if (!file.ok) return file
  try {
    const update = new Update(file.value)
    const value = make(update)
    if (!value.ok) return value
    const written = update.write()
    return succeed(prepare(written.bytes, written.places.get(value.value.number) ?? 0))
  } catch (error) {
    if (error instanceof PdfFault) return fail(pdfFailures.damaged(error.message))
    throw error
  }
}

/** A seal has a field of its own; what nobody sees takes the first empty one that was left for it. */
function place(update: Update, value: PdfReference, signer: string, visible: Pick<NewField, 'page' | 'seal'> | undefined): void {
  const empty = signatureFields(update).find(({ signature }) => signature === undefined)
  if (empty !== undefined && visible === undefined) {
    fillField(update, empty, value)
    return
  }
  const page = visible?.page ?? pagesOf(update)[0]
  if (page === undefined) throw noPage()
  addField(update, value, { page, seal: visible?.seal, description: `Signature of ${signer}` })
}

/** What a seal says under the name: when, and why. */
export function sealLines(at: Date, reason: string | undefined): string[] {
  return [timeInWords(at), ...(reason === undefined ? [] : [reason])]
}

/** As "26 November 2026, 09:30 UTC". */
function timeInWords(at: Date): string {
  const day = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return `${day}, ${at.toISOString().slice(11, 16)} UTC`
}

function signatureDictionary(identity: Identity, options: SigningOptions, room: number): PdfValue {
  const { reason, place: location, contact, certify, at } = options
  const text = (words: string | undefined): PdfValue | undefined => (words === undefined ? undefined : textOf(words))
  return dictionaryOf({
    Type: nameOf('Sig'),
    Filter: nameOf('Adobe.PPKLite'),
    SubFilter: nameOf('ETSI.CAdES.detached'),
    ByteRange: arrayOf([0, unknownPlace, unknownPlace, unknownPlace]),
    Contents: hexOf(new Uint8Array(room)),
    M: dateOf(at),
    Name: textOf(commonNameOf(identity)),
    Reason: text(reason),
    Location: text(location),
    ContactInfo: text(contact),
    Reference: certify === undefined ? undefined : arrayOf([certification(certify)]),
  })
}

function certification(level: Certification): PdfValue {
  return dictionaryOf({
    Type: nameOf('SigRef'),
    TransformMethod: nameOf('DocMDP'),
    TransformParams: dictionaryOf({ Type: nameOf('TransformParams'), P: level, V: nameOf('1.2') }),
  })
}

export function commonNameOf({ certificate }: Pick<Identity, 'certificate'>): string {
  const { CN } = certificate.toLegacyObject().subject as { readonly CN?: string | string[] }
  return (Array.isArray(CN) ? CN[0] : CN) ?? certificate.subject.replaceAll('\n', ', ')
}
