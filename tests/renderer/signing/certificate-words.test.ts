import { expect, test } from 'vitest'
import { fail, succeed, type CertificateFinding, type Result, type SigningCertificate } from '../../../core/requests/index.ts'
import { certificateTitle, issuerInWords } from '../../../renderer/signing/certificate-words.ts'

function found(code: string): Result<readonly CertificateFinding[]> {
  return succeed([{ severity: 'warning', code, message: '', remedy: '' }])
}

test.each<[string, Result<readonly CertificateFinding[]> | undefined, RegExp]>([
  ['while it is asked', undefined, /^Asking/u],
  [
    'that could not be asked',
    fail({ code: 'locked', message: 'The key is locked.' }),
    /^Its issuer could not be asked: The key is locked\.$/u,
  ],
  ['that nobody could reach', found('revocation-unknown'), /^$/u],
  ['that took the certificate back', found('certificate-revoked'), /^$/u],
  ['whose own certificate is missing', found('chain-incomplete'), /cannot be checked here\.$/u],
  ['that vouches for it', succeed([]), /^Its issuer says that it is not revoked\.$/u],
])('of an issuer %s no more is told than is known', (_, asked, words) => {
  expect(issuerInWords(asked)).toMatch(words)
})

const certificate: SigningCertificate = {
  id: '01930001-0000-7000-8000-000000000000',
  kind: 'file',
  name: 'Helen Marsh',
  issuer: 'Helen Marsh',
  validFrom: '2026-11-27T12:00:00.000Z',
  validUntil: '2026-12-27T12:00:00.000Z',
  hasEnded: false,
  fingerprint: 'a'.repeat(64),
  isTest: false,
  keyKind: 'P-256',
  addedAt: '2026-11-27T12:00:00.000Z',
  isRemembered: false,
}

test.each([
  ['Helen Marsh', 'Helen Marsh · until 27 Dec 2026'],
  ['Example Trust', 'Helen Marsh · Example Trust · until 27 Dec 2026'],
])('a certificate names its issuer, and only once where that is its own name: %s', (issuer, title) => {
  expect(certificateTitle({ ...certificate, issuer })).toBe(title)
})
