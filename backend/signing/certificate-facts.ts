import type { X509Certificate } from 'node:crypto'
import type { SigningCertificate } from '../../core/requests/index.ts'
import { commonNameOf, isTestCertificate } from '../signature/index.ts'

type CertificateFacts = Pick<SigningCertificate, 'name' | 'issuer' | 'validFrom' | 'validUntil' | 'hasEnded' | 'fingerprint' | 'isTest'>

/** A certificate as the window shows it. */
export function certificateFacts(certificate: X509Certificate): CertificateFacts {
  return {
    name: commonNameOf({ certificate }),
    issuer: issuerOf(certificate),
    validFrom: certificate.validFromDate.toISOString(),
    validUntil: certificate.validToDate.toISOString(),
    hasEnded: certificate.validToDate < new Date(),
    fingerprint: fingerprintOf(certificate),
    isTest: isTestCertificate(certificate),
  }
}

/** SHA-256 of a certificate, in hexadecimal digits. */
export function fingerprintOf({ fingerprint256 }: X509Certificate): string {
  return fingerprint256.replaceAll(':', '').toLowerCase()
}

function issuerOf(certificate: X509Certificate): string {
  const { CN, O } = certificate.toLegacyObject().issuer as Readonly<Record<'CN' | 'O', string | string[] | undefined>>
  return [CN].flat()[0] ?? [O].flat()[0] ?? certificate.issuer.replaceAll('\n', ', ')
}

/** What a key is, in the words of the field: "RSA 2048", "P-256". */
export function keyKindOf({ publicKey }: X509Certificate): string {
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {}
  if (modulusLength !== undefined) return `RSA ${String(modulusLength)}`
  return curves[namedCurve ?? ''] ?? 'another kind'
}

const curves: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }
