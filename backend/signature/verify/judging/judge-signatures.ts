import type { X509Certificate } from 'node:crypto'
import type { JudgedSignature } from '../../../../core/verification/index.ts'
import type { PdfFile } from '../../pdf/index.ts'
import { extensionIn, isTestCertificate, maySign } from '../../sign/certificate-parts.ts'
import { additionsAfter } from '../additions.ts'
import type { SignatureClaims } from '../claims.ts'
import { checkSignedData, type CheckedSignedData } from '../signed-data.ts'
import { signaturesIn, type FoundSignature } from '../signatures-in.ts'
import { nameOf, pathAbove, pathFaults, type CertificatePath } from './certificate-path.ts'
import { revocationFaults, revocationsOf } from './revocation-standing.ts'
import { storeIn } from './store-in.ts'
import { judgeTimestamp, worthlessTimestamp, type TimestampStanding } from './timestamp-standing.ts'
import type { World } from './world.ts'

/** A timestamp of the whole file, and the time before which it is known to have been there. */
interface DocumentTime {
  readonly found: FoundSignature
  readonly standing: TimestampStanding
}

/**
 * Every signature and document timestamp of a file, in the order in which they were made. Expiry and revocation are judged at the
 * earliest time that a trusted timestamp proves for it, else now (EN 319 102-1 §5.5 and §5.6); nothing is asked of anybody.
 */
export function judgeSignatures(file: PdfFile, asked: Pick<World, 'now' | 'trusted'>): JudgedSignature[] {
  const world: World = { ...asked, store: storeIn(file) }
  const found = signaturesIn(file)
  const times = documentTimes(found, world)
  return found.map((signature) => {
    const later = times.filter((time) => time.found.revision > signature.revision)
    const knownBy = later.filter(({ standing }) => standing.counts).flatMap(({ standing }) => standing.at ?? [])
    const by = knownBy.reduce((first, at) => (at < first ? at : first), world.now)
    const additions = additionsAfter(file, signature).map(({ what, kind, allowed, revision }) => ({ what, kind, allowed, revision }))
    const about = {
      field: signature.field,
      kind: signature.kind,
      revision: signature.revision,
      revisions: file.revisions.length,
      ...(signature.claimedTime !== undefined && { claimedTime: signature.claimedTime }),
      ...signature.claims,
      additions,
    }
    const standing = times.find((time) => time.found === signature)?.standing
    if (standing !== undefined) return { ...about, ...judgedTime(standing, world) }
    return { ...about, ...(sound(() => judgedSignature(signature, by, later, world)) ?? unreadable(world)) }
  })
}

/** Undefined where the certificates hold what nobody can read, which their first readers do not look at: of others' bytes nothing is certain. */
function sound<Value>(judge: () => Value): Value | undefined {
  try {
    return judge()
  } catch {
    return undefined
  }
}

function unreadable(world: World): Judged {
  return { trust: trustOf(undefined, world), chain: [], revocation: 'unknown', faults: [unreadableFault] }
}

const unreadableFault = 'A certificate of the signature cannot be read.'

/** From the last to the first: each proves that what came before it was there at its time. */
function documentTimes(found: readonly FoundSignature[], world: World): DocumentTime[] {
  let by = world.now
  return found
    .filter(({ kind }) => kind === 'timestamp')
    .toReversed()
    .map((each): DocumentTime => {
      const standing =
        (each.fault === undefined ? sound(() => judgeTimestamp(each.contents, each.signed, by, world)) : undefined) ??
        worthlessTimestamp(each.fault ?? unreadableFault)
      if (standing.counts && standing.at !== undefined && standing.at < by) by = standing.at
      return { found: each, standing }
    })
}

type Judged = Omit<JudgedSignature, 'field' | 'kind' | 'revision' | 'revisions' | 'additions' | 'claimedTime' | keyof SignatureClaims>

function judgedTime({ at, authority, path, faults, isRevocationKnown, isChanged }: TimestampStanding, world: World): Judged {
  return {
    ...(authority !== undefined && { signer: authority }),
    ...(at !== undefined && { timestamp: { at: at.toISOString(), ...(authority !== undefined && { authority }) } }),
    trust: trustOf(path, world),
    chain: chainOf(path),
    revocation: isRevocationKnown ? 'good' : 'unknown',
    ...(isChanged && { isChanged }),
    faults: [...faults],
  }
}

function judgedSignature(signature: FoundSignature, by: Date, later: readonly DocumentTime[], world: World): Judged {
  const { fault, contents, signed } = signature
  if (fault !== undefined) return { trust: trustOf(undefined, world), chain: [], revocation: 'unknown', faults: [fault] }
  const data = checkSignedData(contents, signed)
  if (data.signer === undefined) return { trust: trustOf(undefined, world), chain: [], revocation: 'unknown', faults: [...data.faults] }
  const path = pathAbove(data.signer, [...data.certificates, ...world.store.certificates], world.trusted ?? [])
  const times = data.tokens.map((token) => judgeTimestamp(token, data.signature, by, world))
  const counted = times.filter(({ counts }) => counts).flatMap(({ at }) => at ?? [])
  const at = counted.reduce((first, each) => (each < first ? each : first), by)
  const revocations = revocationsOf(path, world.store, at, world.now)
  const revoked = revocationFaults(revocations)
  const isKnown = revocations.every(({ found }) => found.standing === 'good')
  const level = levelOf(signature, data, { times, later, isKnown, path, world })
  const [shown] = times
  return {
    signer: nameOf(data.signer),
    ...(isTestCertificate(data.signer) && { isTest: true as const }),
    digest: data.digest,
    ...(shown?.at !== undefined && { timestamp: { at: shown.at.toISOString(), ...(shown.authority && { authority: shown.authority }) } }),
    ...(at < world.now && { judgedAt: at.toISOString() }),
    ...(level !== undefined && { level }),
    trust: trustOf(path, world),
    chain: chainOf(path),
    revocation: revoked.length > 0 ? 'revoked' : isKnown ? 'good' : 'unknown',
    ...(data.isChanged && { isChanged: true as const }),
    faults: [...data.faults, ...useFaults(data.signer), ...pathFaults(path, at), ...revoked, ...times.flatMap(({ faults }) => faults)],
  }
}

function chainOf(path: CertificatePath | undefined): string[] {
  return (path?.certificates ?? []).map(nameOf)
}

function trustOf(path: CertificatePath | undefined, { trusted }: World): Judged['trust'] {
  if (path?.end === 'trusted') return 'trusted'
  if (path?.end === 'self-signed' && path.certificates.length === 1) return 'self-signed'
  return trusted === undefined ? 'not-asked' : 'untrusted'
}

/** Uses for signing documents; a certificate that names others only is for those (EN 319 412-2 §4.3.10, RFC 9336). */
const documentUses = ['2.5.29.37.0', '1.3.6.1.5.5.7.3.4', '1.3.6.1.5.5.7.3.36', '1.3.6.1.4.1.311.10.3.12', '1.2.840.113583.1.1.5'] as const

function useFaults(certificate: X509Certificate): string[] {
  const uses = extensionIn(certificate, '2.5.29.37') === undefined ? undefined : (certificate.keyUsage ?? [])
  const isForDocuments = uses === undefined || documentUses.some((use) => uses.includes(use))
  if (maySign(certificate) && !certificate.ca && isForDocuments) return []
  return ['The certificate is not meant for signing documents.']
}

interface Proofs {
  readonly times: readonly TimestampStanding[]
  readonly later: readonly DocumentTime[]
  readonly isKnown: boolean
  readonly path: CertificatePath
  readonly world: World
}

/** The baseline level that a signature reaches (EN 319 142-1 §6); undefined where it is none of PAdES, or not sound. */
function levelOf(
  { isPades, revision }: FoundSignature,
  data: CheckedSignedData,
  { times, later, isKnown, path, world }: Proofs,
): JudgedSignature['level'] {
  if (!isPades || data.faults.length > 0 || !data.namesItsCertificate || data.saysTime) return undefined
  const sound = (time: TimestampStanding): boolean => time.faults.length === 0
  const documentTimes = later.filter(({ standing }) => sound(standing))
  if (!times.some(sound) && documentTimes.length === 0) return 'B-B'
  const { revisions } = world.store
  // What validates it came with the first store after it, or was there before.
  const since = revisions.find((each) => each > revision) ?? revisions.at(-1)
  const isLongTerm = since !== undefined && isKnown && path.end !== 'incomplete' && times.every((time) => time.isRevocationKnown)
  if (!isLongTerm) return 'B-T'
  return documentTimes.some(({ found }) => found.revision > since) ? 'B-LTA' : 'B-LT'
}
