import type { X509Certificate } from 'node:crypto'
import type { Failure, Result } from '../../../core/requests/index.ts'

export type Hash = 'sha256' | 'sha384' | 'sha512'
export const hashes = ['sha256', 'sha384', 'sha512'] as const satisfies readonly Hash[]

/** How a signature is computed: RSA with PKCS #1 v1.5 or PSS (RFC 8017), or ECDSA (FIPS 186-5), over a digest. */
export interface Scheme {
  readonly kind: 'rsa' | 'rsa-pss' | 'ecdsa'
  readonly hash: Hash
}

/**
 * Signs what it is given, in the scheme that is asked of it; an ECDSA signature comes as DER. The one thing that differs
 * between a key in a file, on a token and at a remote service. The private key never leaves what is behind it.
 */
export interface Signer {
  sign(data: Uint8Array, scheme: Scheme): Promise<Result<Uint8Array, SignerFailure>>
}

export type SignerFailure = Failure<'signer-refused' | 'signer-away' | 'signer-stopped' | 'cancelled'>

/** A key that can sign, with the certificates that say whose it is. */
export interface Identity {
  readonly certificate: X509Certificate
  /** Those above the certificate in their order, as far as they came along; the root may be missing. */
  readonly chain: readonly X509Certificate[]
  readonly keyKind: 'rsa' | 'ec'
  readonly signer: Signer
}
