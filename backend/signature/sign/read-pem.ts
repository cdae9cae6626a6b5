import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { fail, succeed, type Result } from '../../../core/requests/index.ts'
import { identityOf, type IdentityFailure } from './key-signer.ts'
import type { Identity } from './signer.ts'

const certificateBlock = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/gu
const keyBlock = /-----BEGIN (?:ENCRYPTED |RSA |EC )?PRIVATE KEY-----[\s\S]*?-----END (?:ENCRYPTED |RSA |EC )?PRIVATE KEY-----/u

/** A key and its certificates out of PEM (RFC 7468), in one text or in several put together. The password may be empty. */
export function readPem(text: string, password: string): Result<Identity, IdentityFailure> {
  const block = keyBlock.exec(text)?.[0]
  if (block === undefined)
    return fail({ code: 'key-unreadable', message: 'There is no private key in the file.', remedy: 'Check that it is the right file.' })
  const key = keyIn(block, password)
  if (!key.ok) return key
  const certificates = certificatesIn(text)
  return certificates.ok ? identityOf(key.value, certificates.value) : certificates
}

function certificatesIn(text: string): Result<X509Certificate[], IdentityFailure> {
  try {
    return succeed((text.match(certificateBlock) ?? []).map((pem) => new X509Certificate(pem)))
  } catch {
    return fail({
      code: 'key-unreadable',
      message: 'A certificate in the file is damaged.',
      remedy: 'Export the key and its certificates once more.',
    })
  }
}

function keyIn(block: string, password: string): Result<KeyObject, IdentityFailure> {
  try {
    return succeed(createPrivateKey({ key: block, format: 'pem', passphrase: password }))
  } catch {
    const isLocked = block.includes('ENCRYPTED')
    return isLocked
      ? fail(wrongPassword)
      : fail({ code: 'key-unreadable', message: 'The private key is damaged.', remedy: 'Export it once more.' })
  }
}

/** What a wrong password is told; never with the password. */
export const wrongPassword: IdentityFailure = {
  code: 'password-wrong',
  message: 'The password does not open the key.',
  remedy: 'Check it, and that it is the password of this file.',
}
