import { createHash, randomBytes, X509Certificate } from 'node:crypto'
import { Certificate, ContentInfo, SignedData, TimeStampResp, TSTInfo } from 'pkijs'
import { fail, succeed, type Failure, type Result } from '../../../core/requests/index.ts'
import { digestAlgorithm } from './cms.ts'
import { der, partsIn } from './der.ts'
import { fetchLimited, type FetchFailure } from './fetch-limited.ts'
import type { Hash } from './signer.ts'

export type TimestampFailure = FetchFailure | Failure<'timestamp-refused' | 'timestamp-wrong' | 'no-timestamp'>

/** A time that an authority signed. */
export interface Timestamp {
  /** A CMS SignedData over a TSTInfo, as DER. */
  readonly token: Buffer
  readonly at: Date
  readonly certificates: readonly X509Certificate[]
}

export interface TimestampOptions {
  readonly hash?: Hash
  /** How long one authority may take to answer; 10 seconds unless given. */
  readonly milliseconds?: number
}

const largestAnswer = 100_000
const tries = 2

/** The use that a certificate of a timestamp authority must have (RFC 3161 §2.3). */
const timeStamping = '1.3.6.1.5.5.7.3.8'

/**
 * Has the authorities stamp a digest of bytes, the first one that does (RFC 3161 over HTTP, §3.4). Each is asked twice,
 * then the next. What comes back is proved before it is used: the digest and the number that were sent, and the signature
 * of the token by a certificate in it.
 */
export async function timestamp(
  bytes: Uint8Array,
  addresses: readonly string[],
  options: TimestampOptions = {},
): Promise<Result<Timestamp, TimestampFailure>> {
  let failure: TimestampFailure = { code: 'no-timestamp', message: 'No timestamp authority was named.', remedy: 'Name one with --tsa.' }
  for (const address of addresses) {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const stamped = await askOnce(bytes, address, options)
      if (stamped.ok) return stamped
      failure = stamped.error
    }
  }
  return fail(failure)
}

async function askOnce(
  bytes: Uint8Array,
  address: string,
  { hash = 'sha256', milliseconds = 10_000 }: TimestampOptions,
): Promise<Result<Timestamp, TimestampFailure>> {
  const digest = createHash(hash).update(bytes).digest()
  const nonce = randomBytes(16)
  const imprint = der.sequence(digestAlgorithm(hash), der.octets(digest))
  const body = der.sequence(der.integer(1), imprint, der.wholeNumber(nonce), der.true())
  const answer = await fetchLimited(address, { body, type: 'application/timestamp-query', milliseconds, most: largestAnswer })
  return answer.ok ? provedToken(answer.value, { digest, nonce, bytes }, new URL(address).host) : answer
}

interface Sent {
  readonly digest: Buffer
  readonly nonce: Buffer
  readonly bytes: Uint8Array
}

async function provedToken(answer: Buffer, sent: Sent, host: string): Promise<Result<Timestamp, TimestampFailure>> {
  const wrong = (how: string): Result<Timestamp, TimestampFailure> =>
    fail({ code: 'timestamp-wrong', message: `${host} gave ${how}.`, remedy: 'Use another timestamp authority.' })
  try {
    const response = TimeStampResp.fromBER(answer)
    const { status } = response.status
    if (status > 1 || response.timeStampToken === undefined)
      return fail({
        code: 'timestamp-refused',
        message: `${host} refused to stamp the letter.`,
        remedy: 'Ask who runs it, or use another one.',
      })
    const token = Buffer.from(partsIn(answer)[1] ?? [])
    const read = readToken(token)
    const { messageImprint, nonce } = read.info
    if (!sent.digest.equals(Buffer.from(messageImprint.hashedMessage.getValue()))) return wrong('a timestamp of something else')
    if (nonce?.toBigInt() !== BigInt(`0x${sent.nonce.toString('hex')}`)) return wrong('an old timestamp')
    if (!read.certificates.some(({ keyUsage = [] }) => keyUsage.includes(timeStamping)))
      return wrong('a timestamp by a key that may give none')
    if (!(await read.signed.verify({ signer: 0, data: copyOf(sent.bytes) }))) return wrong('a timestamp whose signature is wrong')
    return succeed({ token, at: read.info.genTime, certificates: read.certificates })
  } catch {
    return wrong('no timestamp')
  }
}

/** The parts of a token. @throws an error of pkijs for what is none. */
export function readToken(token: Uint8Array): {
  readonly signed: SignedData
  readonly info: TSTInfo
  readonly certificates: readonly X509Certificate[]
} {
  const signed = new SignedData({ schema: ContentInfo.fromBER(copyOf(token)).content })
  const content = signed.encapContentInfo.eContent?.getValue()
  if (content === undefined) throw new RangeError('a timestamp is empty')
  const certificates = (signed.certificates ?? []).flatMap((certificate) =>
    certificate instanceof Certificate ? [new X509Certificate(Buffer.from(certificate.toSchema(true).toBER()))] : [],
  )
  return { signed, info: TSTInfo.fromBER(content), certificates }
}

/** A buffer of its own, as the library wants one. */
function copyOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer
}
