import type { X509Certificate } from 'node:crypto'
import { digestOf } from '../../core/document/index.ts'
import {
  fail,
  succeed,
  type CertificateFinding,
  type Failure,
  type RequestOutput,
  type Result,
  type SigningWish,
} from '../../core/requests/index.ts'
import { underSeal } from '../../core/seal/index.ts'
import {
  commonNameOf,
  freeSealPlace,
  isTestCertificate,
  sealLines,
  sealOutside,
  sealPicture,
  sealSheets,
  signLetter,
  whyNotSigned,
  type Identity,
  type RevocationAnswers,
  type SealPlace,
} from '../signature/index.ts'
import { pdfToSign, type ReleasedLetter, type Store } from '../store/index.ts'
import { fingerprintOf } from './certificate-facts.ts'
import type { LetterSigner } from './letter-signer.ts'

/** What all letters of one run are signed with. */
export interface SigningRun {
  readonly identity: Identity
  readonly wish: Omit<SigningWish, 'certificate' | 'password' | 'remember'>
  /** A PNG or JPEG, cleaned, that stands in the seal beside its words. */
  readonly sealImage?: Uint8Array | undefined
  /** Timestamp authorities, the first one asked first. */
  readonly authorities: readonly string[]
  readonly answers: RevocationAnswers
  /** The certificates that the house trusts. */
  readonly trusted: readonly X509Certificate[]
  /** The person who signs. */
  readonly actor: string
  /** Aborted by who does not want it any more: then nothing is kept. */
  readonly signal: AbortSignal
  /** Asked right before a signed file is kept: false when nobody wants it any more. */
  beginKeeping(): boolean
}

export interface SignedRelease {
  readonly released: ReleasedLetter
  /** What was found out about the certificates while it was signed. */
  readonly findings: readonly CertificateFinding[]
}

const noRoom: Failure = {
  code: 'seal-nowhere',
  message: 'The letter has no free room for a seal.',
  remedy: 'Sign it without a visible seal, or say where the seal stands.',
}

/** Signatures are kept for good, so one that verification would refuse is not made. */
const overSomething: Failure = {
  code: 'seal-over',
  message: 'The seal would lie over words or another seal, and verification refuses a seal that hides something.',
  remedy: 'Move it, make it smaller, or have it stand where there is room.',
}

/** Nobody puts their name under bytes that somebody changed in the data folder. */
const altered: Failure = {
  code: 'file-altered',
  message: 'The file of this letter is not the one that was released: it was changed in the data folder.',
  remedy: 'Bring back the last backup, and have the audit trail verified.',
}

const closedForTrying: Failure = {
  code: 'closed-for-trying',
  message: 'A test certificate would close this letter to every further signature, also to those that count.',
  remedy: 'Allow further signatures, or sign with a certificate that is not for trying out.',
}

const signedForGood: Failure = {
  code: 'signed-for-good',
  message: 'This letter carries a signature that counts, and one for trying out would stand in the same file for good.',
  remedy: 'Try it on a letter that is not signed yet.',
}

const cancelled: Failure = { code: 'cancelled', message: 'Signing was cancelled; nothing was signed.' }

/**
 * Signs a released letter behind the signatures it has and keeps what came of it; one that counts leaves out those for trying out. Fails as
 * `signLetter` and `Register.sign`, with `file-altered`, `closed-for-trying`, `signed-for-good`, `seal-nowhere`, `seal-over` and `cancelled`.
 */
export async function signReleased(id: string, run: SigningRun, { register }: Pick<Store, 'register'>): Promise<Result<SignedRelease>> {
  const { identity, wish, sealImage: image, authorities, answers, trusted, actor, signal, beginKeeping } = run
  const { level, reason, place, contact, certify } = wish
  const isTest = isTestCertificate(identity.certificate)
  const closed = closedBy({ certify, isTest })
  if (closed !== undefined) return fail(closed)
  const next = await fileToSignOf(id, isTest, { register })
  if (!next.ok) return next
  const { base, bytes } = next.value
  const seal = sealFor(wish.seal, bytes)
  if (!seal.ok) return seal
  const words = { ...(reason !== '' && { reason }), ...(place !== '' && { place }), ...(contact !== '' && { contact }) }
  const asking = { authorities, answers, trusted }
  const options = { at: new Date(), level, ...asking, certify, seal: seal.value && { place: seal.value, image }, ...words }
  const signed = await unlessAborted(signLetter(bytes, identity, options), signal)
  if (!signed.ok) return signed
  const { findings } = signed.value
  const error = findings.find(({ severity }) => severity === 'error')
  if (error !== undefined) return fail(error)
  const { certificate } = identity
  const signing = { signer: commonNameOf(identity), level, isTest, certificate: fingerprintOf(certificate) }
  if (!beginKeeping()) return fail(cancelled)
  const kept = await register.sign(id, { base, bytes: signed.value.bytes, ...signing }, actor)
  return kept.ok ? succeed({ released: kept.value, findings }) : kept
}

/** How a letter is to be signed and by whom, as far as it may stand in the way. */
export interface SigningIntent extends Pick<SigningWish, 'certify' | 'seal' | 'reason'> {
  readonly signer: LetterSigner
  /** As in `SigningRun`. */
  readonly sealImage?: Uint8Array | undefined
}

/**
 * Why nobody can sign a released letter, or not as it is intended; undefined where somebody can. No key is needed to
 * know it. Fails as the register.
 */
export async function whyNotSignable(
  id: string,
  { register }: Pick<Store, 'register'>,
  intent?: SigningIntent,
): Promise<Result<Failure | undefined>> {
  const next = await fileToSignOf(id, intent?.signer.isTest ?? false, { register })
  if (!next.ok) return [altered.code, signedForGood.code].includes(next.error.code) ? succeed(next.error) : next
  const { bytes } = next.value
  const certify = intent?.certify
  const refusal = closedBy({ certify, isTest: intent?.signer.isTest ?? false }) ?? whyNotSigned(bytes, { certify, unreleased: false })
  return succeed(refusal ?? (intent && whyNoSeal(intent, bytes)))
}

/** That there is no room for the seal, or that its words do not fit there; undefined where they do, and without a seal. */
function whyNoSeal({ seal, signer, reason, sealImage: image }: SigningIntent, bytes: Uint8Array): Failure | undefined {
  const place = sealFor(seal, bytes)
  if (!place.ok) return place.error
  if (place.value === undefined) return undefined
  const drawn = sealPicture({ ...place.value, image }, signer.name, sealLines(new Date(), reason === '' ? undefined : reason))
  return drawn.ok ? undefined : drawn.error
}

/** That a test certificate would allow no further signature; undefined where it does not. */
function closedBy({ certify, isTest }: { readonly certify: SigningWish['certify']; readonly isTest: boolean }): Failure | undefined {
  return isTest && certify === 1 ? closedForTrying : undefined
}

/** What is signed next: the released file, or the one that was signed last. Fails as the register, and with `file-altered` and `signed-for-good`. */
export async function fileToSignOf(
  id: string,
  isTest: boolean,
  { register }: Pick<Store, 'register'>,
): Promise<Result<{ readonly base: string; readonly bytes: Uint8Array }>> {
  const released = await register.open(id)
  if (!released.ok) return released
  if (isTest && released.value.signed.some((each) => !each.isTest)) return fail(signedForGood)
  const base = pdfToSign(released.value, isTest).digest
  const bytes = await register.file(base)
  if (!bytes.ok) return bytes
  return digestOf(bytes.value) === base ? succeed({ base, bytes: bytes.value }) : fail(altered)
}

function sealFor(wish: SigningWish['seal'], bytes: Uint8Array): Result<SealPlace | undefined> {
  if (wish === undefined) return succeed(undefined)
  if (wish !== 'free') {
    const refusal = whyNotSealed(wish, bytes)
    return refusal === undefined ? succeed(wish) : fail(refusal)
  }
  const place = freeSealPlace(bytes)
  return place === undefined ? fail(noRoom) : succeed(place)
}

/** That a seal would lie beyond its page, or over words or another seal, so that no verification would accept it; undefined where it does not. */
export function whyNotSealed(place: SealPlace, bytes: Uint8Array): Failure | undefined {
  const sheets = sealSheets(bytes)
  if (sheets === undefined) return undefined
  const sheet = sheets[place.page - 1]
  return sealOutside(place, sheet) ?? (sheet !== undefined && underSeal(place, sheet) !== undefined ? overSomething : undefined)
}

/** Where a seal may stand on the file of a released letter that is signed next. */
export async function sealRoomOf(
  id: string,
  isTest: boolean,
  { register }: Pick<Store, 'register'>,
): Promise<Result<RequestOutput<'signing.sealRoom'>>> {
  const released = await register.open(id)
  if (!released.ok) return released
  const bytes = await register.file(pdfToSign(released.value, isTest).digest)
  if (!bytes.ok) return bytes
  const block = freeSealPlace(bytes.value)
  const pages = (sealSheets(bytes.value) ?? []).map(({ words, fields, ...size }) => ({
    ...size,
    words: words.map((box): [number, number, number, number] => [...box]),
    fields: fields.map((box): [number, number, number, number] => [...box]),
  }))
  return succeed({ pages, ...(block !== undefined && { block: { ...block } }) })
}

/** What is under way is left alone once nobody wants it: an authority that is slow to answer must not keep the person waiting. */
async function unlessAborted<Value>(work: Promise<Result<Value>>, signal: AbortSignal): Promise<Result<Value>> {
  const stopped = Promise.withResolvers<Result<Value>>()
  const stop = (): void => stopped.resolve(fail(cancelled))
  if (signal.aborted) return fail(cancelled)
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work, stopped.promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
