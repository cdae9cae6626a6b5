import type { X509Certificate } from 'node:crypto'
import type { CertificateFinding } from '../../core/requests/index.ts'
import { checkCertificate, checkSignatories, gatherEvidence, type RevocationAnswers } from '../signature/index.ts'
import type { KeptCertificate } from '../store/index.ts'
import { certificatesOf } from './kept-keys.ts'

interface CheckWish {
  /** Whom the letters to be signed name as their signatories. */
  readonly signatories?: readonly string[]
  /** Given to have the issuers of the certificate asked whether it was revoked. */
  readonly answers?: RevocationAnswers
  /** Certificates whose word counts, among which a missing issuer is looked for. */
  readonly trusted?: readonly X509Certificate[]
}

/** What is wrong or doubtful about signing with a certificate at a time, errors first. */
export async function checkKept(
  kept: KeptCertificate,
  at: Date,
  { signatories = [], answers, trusted }: CheckWish = {},
): Promise<CertificateFinding[]> {
  const certificates = certificatesOf(kept)
  const found = [...checkCertificate(certificates, at), ...checkSignatories(certificates, signatories)]
  const about = [certificates.certificate, ...certificates.chain]
  const asked = answers === undefined ? [] : (await gatherEvidence(about, at, { answers, trusted })).findings
  return [...found, ...asked].toSorted((one, other) => Number(other.severity === 'error') - Number(one.severity === 'error'))
}
