import { createHash, type X509Certificate } from 'node:crypto'
import { extensionIn } from '../../sign/certificate-parts.ts'
import { contentOf, partsIn } from '../../sign/der.ts'
import { readToken } from '../../sign/timestamp.ts'
import { checkSignedData } from '../signed-data.ts'
import { nameOf, pathAbove, pathFaults, type CertificatePath } from './certificate-path.ts'
import { revocationFaults, revocationsOf } from './revocation-standing.ts'
import { hashNamed } from '../algorithms.ts'
import type { World } from './world.ts'

/** A time that an authority put on bytes, and what is to be said against it. */
export interface TimestampStanding {
  readonly at: Date | undefined
  readonly authority: string | undefined
  /** True where the authority's certificate leads to one that is trusted, and nothing speaks against it: then its clock counts. */
  readonly counts: boolean
  readonly path: CertificatePath | undefined
  readonly isRevocationKnown: boolean
  /** Whether it stamps something else than what it stands over. */
  readonly isChanged: boolean
  /** Sentences. */
  readonly faults: readonly string[]
}

const timeStamping = '1.3.6.1.5.5.7.3.8'
const timestampInfo = '1.2.840.113549.1.9.16.1.4'

/** Clocks differ by this much, in milliseconds. */
const tolerance = 5 * 60_000

/** How a timestamp stands that proves nothing, for this fault. */
export function worthlessTimestamp(fault: string): TimestampStanding {
  return {
    at: undefined,
    authority: undefined,
    counts: false,
    path: undefined,
    isRevocationKnown: false,
    isChanged: false,
    faults: [fault],
  }
}

const unreadable = worthlessTimestamp('The timestamp cannot be read.')

/**
 * Judges a token over bytes (RFC 3161 §2.3 and §2.4.2, EN 319 422): its signature, what it stamps, and its authority's certificate at
 * `by`, a time before which it is known to have been there.
 */
export function judgeTimestamp(token: Uint8Array, stamped: Uint8Array, by: Date, { trusted, store, now }: World): TimestampStanding {
  const data = checkSignedData(token, undefined)
  if (data.signer === undefined) return { ...unreadable, faults: data.faults.length > 0 ? data.faults : unreadable.faults }
  let read: ReturnType<typeof readToken>
  try {
    read = readToken(token)
  } catch {
    return unreadable
  }
  const { info } = read
  const path = pathAbove(data.signer, [...data.certificates, ...store.certificates], trusted ?? [])
  const revocations = revocationsOf(path, store, by, now)
  const isChanged = !isOver(info.messageImprint, stamped)
  const faults = [
    ...data.faults,
    ...(data.type === timestampInfo ? [] : ['The timestamp holds something else than a time.']),
    ...(isChanged ? ['The timestamp is of something else.'] : []),
    ...(mayStamp(data.signer) ? [] : ['The timestamp is by a key that may give none.']),
    ...(info.genTime.getTime() > by.getTime() + tolerance ? ['The timestamp lies in the future.'] : []),
    ...pathFaults(path, by),
    ...revocationFaults(revocations),
  ].map((fault) => fault.replace(/^The certificate(?= )/u, 'The certificate of the timestamp'))
  return {
    at: info.genTime,
    authority: nameOf(data.signer),
    counts: faults.length === 0 && path.end === 'trusted',
    path,
    isRevocationKnown: revocations.every(({ found }) => found.standing === 'good'),
    isChanged,
    faults,
  }
}

function isOver({ hashAlgorithm, hashedMessage }: ReturnType<typeof readToken>['info']['messageImprint'], stamped: Uint8Array): boolean {
  const hash = hashNamed(hashAlgorithm.algorithmId)
  return hash !== undefined && createHash(hash).update(stamped).digest().equals(Buffer.from(hashedMessage.getValue()))
}

/** Timestamps only, and said to be critical (RFC 3161 §2.3). */
function mayStamp(certificate: X509Certificate): boolean {
  const usage = extensionIn(certificate, '2.5.29.15')
  const [, bits = 0] = usage === undefined ? [0, 0x80] : contentOf(usage)
  const uses = certificate.keyUsage ?? []
  return uses.length === 1 && uses[0] === timeStamping && (bits & 0xc0) !== 0 && isUseCritical(certificate)
}

function isUseCritical({ raw }: X509Certificate): boolean {
  const [body = new Uint8Array()] = partsIn(raw)
  const wrapped = partsIn(body).find((part) => part[0] === 0xa3)
  const [list] = wrapped === undefined ? [] : partsIn(wrapped)
  const name = Buffer.from([0x06, 0x03, 0x55, 0x1d, 0x25])
  const extension = (list === undefined ? [] : partsIn(list)).map((each) => partsIn(each)).find(([first]) => first && name.equals(first))
  return extension?.length === 3
}
