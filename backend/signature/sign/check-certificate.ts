import type { X509Certificate } from 'node:crypto'
import type { Failure } from '../../../core/requests/index.ts'
import { isSelfIssued, isTestCertificate, maySign, shortName } from './certificate-parts.ts'
import type { Identity } from './signer.ts'

export type CertificateCode =
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'certificate-ends-soon'
  | 'certificate-usage'
  | 'certificate-self-signed'
  | 'certificate-test'
  | 'chain-incomplete'
  | 'chain-expired'
  | 'key-weak'
  | 'certificate-other-name'
  | 'certificate-revoked'
  | 'revocation-unknown'

/** Something about a certificate that keeps it from signing, or that who signs should know. */
export interface CertificateFinding extends Failure<CertificateCode> {
  readonly severity: 'error' | 'warning'
  readonly remedy: string
}

const month = 30 * 24 * 3600 * 1000

/** What is wrong or doubtful about signing with a certificate at a time; nothing is asked of anybody. */
export function checkCertificate({ certificate, chain }: Pick<Identity, 'certificate' | 'chain'>, at: Date): CertificateFinding[] {
  return [
    ...checkDates(certificate, at),
    ...checkUse(certificate),
    ...checkKeys([certificate, ...chain]),
    ...checkChain(certificate, chain, at),
  ]
}

function checkDates({ validFromDate, validToDate }: X509Certificate, at: Date): CertificateFinding[] {
  if (at > validToDate)
    return [error('certificate-expired', `The certificate ended on ${dayOf(validToDate)}.`, 'Ask its issuer for a new one.')]
  if (at < validFromDate)
    return [
      error(
        'certificate-not-yet-valid',
        `The certificate is valid only from ${dayOf(validFromDate)} on.`,
        'Check the clock of this machine.',
      ),
    ]
  return validToDate.getTime() - at.getTime() < month
    ? [warning('certificate-ends-soon', `The certificate ends on ${dayOf(validToDate)}.`, 'Ask its issuer for a new one in time.')]
    : []
}

function checkUse(certificate: X509Certificate): CertificateFinding[] {
  const isAuthority = certificate.ca
  if (maySign(certificate) && !isAuthority) return []
  const why = isAuthority ? 'it is meant for issuing other certificates' : 'it is meant for another use'
  return [error('certificate-usage', `The certificate may not sign documents: ${why}.`, 'Use a certificate for signatures.')]
}

/** RSA below 2048 bits counts as broken (SOG-IS Agreed Cryptographic Mechanisms 1.3). */
function checkKeys(certificates: readonly X509Certificate[]): CertificateFinding[] {
  return certificates.flatMap((certificate) => {
    const { modulusLength } = certificate.publicKey.asymmetricKeyDetails ?? {}
    if (modulusLength === undefined || modulusLength >= 2048) return []
    const whose = certificate === certificates[0] ? 'The key' : `The key of ${shortName(certificate.subject)}`
    return [error('key-weak', `${whose} has ${String(modulusLength)} bits and is too weak.`, 'Use an RSA key of 2048 bits or more.')]
  })
}

function checkChain(certificate: X509Certificate, chain: readonly X509Certificate[], at: Date): CertificateFinding[] {
  if (isTestCertificate(certificate))
    return [
      warning(
        'certificate-test',
        'This certificate is for trying out: it proves nothing about who signed.',
        'Sign what you send with a certificate of an authority that the recipients know.',
      ),
    ]
  if (isSelfIssued(certificate))
    return [
      warning(
        'certificate-self-signed',
        'The certificate is signed by itself, so that nobody else vouches for it.',
        'Use one of an authority that the recipients know.',
      ),
    ]
  const ended = chain.filter(({ validToDate }) => at > validToDate)
  if (ended.length > 0)
    return [
      error(
        'chain-expired',
        'A certificate above that of the signer has ended.',
        'Export the key once more, with the newest certificates.',
      ),
    ]
  if (chain.length > 0) return []
  return [
    warning(
      'chain-incomplete',
      'The key file has no certificate of the issuer, so that others may not find out who vouches for this one.',
      'Export the key once more, with all certificates.',
    ),
  ]
}

export function error(code: CertificateCode, message: string, remedy: string): CertificateFinding {
  return { severity: 'error', code, message, remedy }
}

export function warning(code: CertificateCode, message: string, remedy: string): CertificateFinding {
  return { severity: 'warning', code, message, remedy }
}

function dayOf(date: Date): string {
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
}
