import type { CertificateFinding } from '../../core/requests/index.ts'
import { checkCertificate, gatherEvidence, type RevocationAnswers } from '../signature/index.ts'
import type { KeptCertificate } from '../store/index.ts'
import { certificatesOf } from './kept-keys.ts'

/** What is wrong or doubtful about signing with a certificate at a time, errors first; with `answers` its issuers are asked whether it was revoked. */
export async function checkKept(kept: KeptCertificate, at: Date, answers?: RevocationAnswers): Promise<CertificateFinding[]> {
  const certificates = certificatesOf(kept)
  const found = checkCertificate(certificates, at)
  const asked = answers === undefined ? [] : (await gatherEvidence([certificates.certificate, ...certificates.chain], at, answers)).findings
  return [...found, ...asked].toSorted((one, other) => Number(other.severity === 'error') - Number(one.severity === 'error'))
}
