import type { X509Certificate } from 'node:crypto'
import { succeed, type Result } from '../../../core/requests/index.ts'
import type { Level } from '../levels.ts'
import type { RevocationAnswers } from './ask-issuers.ts'
import type { CertificateFinding } from './check-certificate.ts'
import { addDocumentTimestamp } from './document-timestamp.ts'
import { gatherEvidence } from './revocation.ts'
import { addSecurityStore } from './security-store.ts'
import { signPdf, type SigningOptions, type Stamp } from './sign-pdf.ts'
import type { Identity } from './signer.ts'
import { readToken, timestamp } from './timestamp.ts'

export interface LetterOptions extends Omit<SigningOptions, 'stamp'> {
  readonly level: Level
  /** Timestamp authorities, the first one asked first. */
  readonly authorities: readonly string[]
  /** How long one of them may take. */
  readonly milliseconds?: number
  /** What issuers have answered already, shared by the letters of one run. */
  readonly answers?: RevocationAnswers
  /** Certificates whose word counts: one that is missing above the signer's is taken from here, and goes into the file. */
  readonly trusted?: readonly X509Certificate[]
}

export interface SignedLetter {
  readonly bytes: Uint8Array
  /** What was found out about the certificates while it was signed, for B-LT and B-LTA; a revoked one is an error. */
  readonly findings: readonly CertificateFinding[]
}

/**
 * Signs a letter at a level: B-B asks nobody, B-T a timestamp authority, B-LT the issuers of all certificates as well, and
 * B-LTA the timestamp authority once more. A certificate that was revoked is a finding, and there are no bytes then.
 */
export async function signLetter(bytes: Uint8Array, identity: Identity, options: LetterOptions): Promise<Result<SignedLetter>> {
  const { level, authorities, milliseconds, answers, trusted } = options
  const tokens: Uint8Array[] = []
  const stamp: Stamp = async (data) => {
    const stamped = await timestamp(data, authorities, milliseconds === undefined ? {} : { milliseconds })
    if (!stamped.ok) return stamped
    tokens.push(stamped.value.token)
    return succeed(stamped.value.token)
  }
  const signed = await signPdf(bytes, identity, { ...options, stamp: level === 'B-B' ? undefined : stamp })
  if (!signed.ok || level === 'B-B' || level === 'B-T') return signed.ok ? succeed({ bytes: signed.value, findings: [] }) : signed
  const stamping = tokens.flatMap((token) => readToken(token).certificates)
  const { evidence, findings } = await gatherEvidence([identity.certificate, ...identity.chain, ...stamping], options.at, {
    answers,
    trusted,
  })
  if (findings.some(({ severity }) => severity === 'error')) return succeed({ bytes: new Uint8Array(), findings })
  const stored = addSecurityStore(signed.value, evidence, options.at)
  const whole = stored.ok && level === 'B-LTA' ? await addDocumentTimestamp(stored.value, stamp) : stored
  return whole.ok ? succeed({ bytes: whole.value, findings }) : whole
}
