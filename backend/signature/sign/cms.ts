import { createHash, type X509Certificate } from 'node:crypto'
import { der, partsIn, retagged } from './der.ts'
import type { Hash, Scheme } from './signer.ts'

const names = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timestamp: '1.2.840.113549.1.9.16.2.14',
  pss: '1.2.840.113549.1.1.10',
  maskGeneration: '1.2.840.113549.1.1.8',
} as const

const digestNames: Readonly<Record<Hash, string>> = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
}

const schemeNames: Readonly<Record<'rsa' | 'ecdsa', Readonly<Record<Hash, string>>>> = {
  rsa: { sha256: '1.2.840.113549.1.1.11', sha384: '1.2.840.113549.1.1.12', sha512: '1.2.840.113549.1.1.13' },
  ecdsa: { sha256: '1.2.840.10045.4.3.2', sha384: '1.2.840.10045.4.3.3', sha512: '1.2.840.10045.4.3.4' },
}

/** Bytes of a digest, and so of the salt that PSS takes. */
export const digestLength: Readonly<Record<Hash, number>> = { sha256: 32, sha384: 48, sha512: 64 }

/** An AlgorithmIdentifier of a digest; without parameters, as RFC 5754 §2 asks. */
export function digestAlgorithm(hash: Hash): Buffer {
  return der.sequence(der.identifier(digestNames[hash]))
}

/**
 * What of a PAdES baseline signature is signed (EN 319 142-1 §6.3, EN 319 122-1 §5.1–5.2): the type of the content, its
 * digest, and the digest of the signer's certificate. No time: in a PDF that stands in /M.
 */
export function signedAttributes(digest: Uint8Array, certificate: X509Certificate): Buffer {
  const certificateDigest = createHash('sha256').update(certificate.raw).digest()
  // SHA-256 is what ESSCertIDv2 has by default, so that DER leaves its name out (RFC 5035 §3).
  const signingCertificate = der.sequence(der.sequence(der.sequence(der.octets(certificateDigest))))
  return der.setOf(
    attribute(names.contentType, der.identifier(names.data)),
    attribute(names.messageDigest, der.octets(digest)),
    attribute(names.signingCertificateV2, signingCertificate),
  )
}

/** What a signature consists of. */
export interface SignedParts {
  readonly certificate: X509Certificate
  readonly chain: readonly X509Certificate[]
  readonly scheme: Scheme
  /** As `signedAttributes` gives them. */
  readonly attributes: Uint8Array
  /** Over the attributes. */
  readonly signature: Uint8Array
  /** An RFC 3161 token over the signature. */
  readonly timestamp?: Uint8Array | undefined
}

/** A CMS SignedData without its content, as it stands in /Contents (RFC 5652 §5, ISO 32000-2 §12.8.3.3). */
export function signedData({ certificate, chain, scheme, attributes, signature, timestamp }: SignedParts): Buffer {
  const certificates = [certificate, ...chain].map(({ raw }) => raw)
  const unsigned = timestamp === undefined ? [] : [retagged(der.setOf(attribute(names.timestamp, timestamp)), 0xa1)]
  const signerInfo = der.sequence(
    der.integer(1),
    issuerAndSerial(certificate.raw),
    digestAlgorithm(scheme.hash),
    retagged(attributes, 0xa0),
    schemeAlgorithm(scheme),
    der.octets(signature),
    ...unsigned,
  )
  const body = der.sequence(
    der.integer(1),
    der.setOf(digestAlgorithm(scheme.hash)),
    der.sequence(der.identifier(names.data)),
    retagged(der.setOf(...certificates), 0xa0),
    der.setOf(signerInfo),
  )
  return der.sequence(der.identifier(names.signedData), der.context(0, body))
}

function attribute(name: string, value: Uint8Array): Buffer {
  return der.sequence(der.identifier(name), der.setOf(value))
}

function schemeAlgorithm({ kind, hash }: Scheme): Buffer {
  if (kind === 'ecdsa') return der.sequence(der.identifier(schemeNames.ecdsa[hash]))
  if (kind === 'rsa') return der.sequence(der.identifier(schemeNames.rsa[hash]), der.null())
  const digest = digestAlgorithm(hash)
  const parameters = der.sequence(
    der.context(0, digest),
    der.context(1, der.sequence(der.identifier(names.maskGeneration), digest)),
    der.context(2, der.integer(digestLength[hash])),
  )
  return der.sequence(der.identifier(names.pss), parameters)
}

/** Who made a certificate and its number there, byte for byte as they stand in it (RFC 5280 §4.1). */
export function issuerAndSerial(certificate: Uint8Array): Buffer {
  const { issuer, serial } = namesIn(certificate)
  return der.sequence(issuer, serial)
}

/** Encodings of parts of a certificate. */
export function namesIn(certificate: Uint8Array): { readonly serial: Uint8Array; readonly issuer: Uint8Array; readonly key: Uint8Array } {
  const [body = new Uint8Array()] = partsIn(certificate)
  const parts = partsIn(body)
  const first = parts[0]?.[0] === 0xa0 ? 1 : 0
  const [serial, issuer, key] = [parts[first], parts[first + 2], parts[first + 5]]
  if (serial === undefined || issuer === undefined || key === undefined) throw new RangeError('a certificate is not of its form')
  return { serial, issuer, key }
}
