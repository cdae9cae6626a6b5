import { expect, test } from 'vitest'
import { fail, succeed, type CertificateFinding, type Result } from '../../../core/requests/index.ts'
import { issuerInWords } from '../../../renderer/signing/certificate-words.ts'

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
