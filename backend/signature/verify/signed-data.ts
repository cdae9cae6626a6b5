import { createHash, X509Certificate } from 'node:crypto'
import { namesIn } from '../sign/cms.ts'
import { contentOf, der, partsIn } from '../sign/der.ts'
import { fitsKey, hashIn, isMadeBy, schemeIn, type StrongHash } from './algorithms.ts'
import { attributesIn, signedPartsIn, type Attribute, type SignedParts } from './signed-parts.ts'

/** What a CMS SignedData says, and what does not fit in it. */
export interface CheckedSignedData {
  readonly signer: X509Certificate | undefined
  readonly certificates: readonly X509Certificate[]
  /** Such as `SHA-256`. */
  readonly digest: string
  /** RFC 3161 tokens over the signature, and what they stamp. */
  readonly tokens: readonly Uint8Array[]
  readonly signature: Uint8Array
  /** The type of its content, in dots. */
  readonly type: string | undefined
  /** Whether what is signed names the signer's certificate by a strong digest (RFC 5035 §3). */
  readonly namesItsCertificate: boolean
  /** Whether the content is other than what was signed. */
  readonly isChanged: boolean
  /** Whether it says a time of the signer's, which PAdES has elsewhere (EN 319 142-1 §6.3). */
  readonly saysTime: boolean
  /** Sentences; none where the signature is sound. */
  readonly faults: readonly string[]
}

const names = {
  contentType: der.identifier('1.2.840.113549.1.9.3'),
  messageDigest: der.identifier('1.2.840.113549.1.9.4'),
  signingTime: der.identifier('1.2.840.113549.1.9.5'),
  signingCertificateV2: der.identifier('1.2.840.113549.1.9.16.2.47'),
  timestamp: der.identifier('1.2.840.113549.1.9.16.2.14'),
}
const leastRsa = 2048
const changed = 'What was signed was changed.'

const unreadable: CheckedSignedData = {
  signer: undefined,
  certificates: [],
  digest: 'unknown',
  tokens: [],
  signature: new Uint8Array(),
  type: undefined,
  namesItsCertificate: false,
  isChanged: false,
  saysTime: false,
  faults: ['The signature cannot be read.'],
}

/** Checks a signature over `content`, which stands outside of it or, in a timestamp, in it (RFC 5652 §5.6). Whom to trust is not asked here. */
export function checkSignedData(encoded: Uint8Array, content: Uint8Array | undefined): CheckedSignedData {
  try {
    return checked(signedPartsIn(encoded), content)
  } catch {
    return unreadable
  }
}

function checked(parts: SignedParts, content: Uint8Array | undefined): CheckedSignedData {
  if (content !== undefined && parts.content !== undefined)
    return { ...unreadable, faults: ['The signature carries other content than the file.'] }
  const signed = content ?? parts.content ?? new Uint8Array()
  const certificates = parts.certificates.map((each) => new X509Certificate(each))
  const signer = certificates.find((each) => isSigner(each, parts))
  const hash = hashIn(parts.digestAlgorithm)
  const attributes = attributesIn(parts.signedAttributes)
  const faults =
    signer === undefined ? ['The certificate of the signer is missing.'] : faultsOf(parts, { signer, signed, hash, attributes })
  return {
    signer,
    certificates,
    digest: hash === undefined ? 'weak or unknown' : `SHA-${hash.slice(3)}`,
    tokens: valuesOf(parts.unsigned, names.timestamp),
    signature: parts.signature,
    type: dotted(parts.type),
    namesItsCertificate: valuesOf(attributes, names.signingCertificateV2).length === 1,
    isChanged: faults.includes(changed),
    saysTime: valuesOf(attributes, names.signingTime).length > 0,
    faults,
  }
}

interface About {
  readonly signer: X509Certificate
  readonly signed: Uint8Array
  readonly hash: StrongHash | undefined
  readonly attributes: readonly Attribute[]
}

function faultsOf(parts: SignedParts, { signer, signed, hash, attributes }: About): string[] {
  const scheme = schemeIn(parts.signatureAlgorithm)
  if (hash === undefined || scheme === undefined || (scheme.hash !== undefined && scheme.hash !== hash))
    return ['The signature uses a digest or an algorithm that is weak or not known here.']
  const { publicKey } = signer
  const bits = publicKey.asymmetricKeyDetails?.modulusLength
  if (!fitsKey(scheme, publicKey)) return ['The signature does not fit its key.']
  if (bits !== undefined && bits < leastRsa) return [`The signer’s key has only ${String(bits)} bits.`]
  const faults: string[] = []
  const [digest, ...others] = valuesOf(attributes, names.messageDigest)
  const made = der.octets(createHash(hash).update(signed).digest())
  if (digest === undefined || others.length > 0 || !made.equals(digest)) faults.push(changed)
  const [type, ...more] = valuesOf(attributes, names.contentType)
  if (type === undefined || more.length > 0 || !Buffer.from(parts.type).equals(type))
    faults.push('The signature signs another kind of content.')
  if (!isMadeBy(parts.signature, parts.signedAttributes, { ...scheme, hash }, publicKey))
    faults.push('The signature is not by the key of its certificate.')
  if (!valuesOf(attributes, names.signingCertificateV2).every((each) => namesCertificate(each, signer)))
    faults.push('The signature names another certificate than the one beside it.')
  const isAnnounced = parts.digestAlgorithms.length === 1 && hashIn(parts.digestAlgorithms[0] ?? new Uint8Array()) === hash
  if (!isAnnounced) faults.push('The signature announces another digest than it has.')
  if (!parts.unsigned.every(({ name: added }) => isKnown(added)))
    faults.push('Something is attached to the signature that is not known here.')
  return faults
}

function valuesOf(attributes: readonly Attribute[], wanted: Buffer): Uint8Array[] {
  return attributes.filter(({ name }) => wanted.equals(name)).flatMap(({ values }) => values)
}

/**
 * What may be attached to a signature without being signed: timestamps, and what validates them as CAdES has it (EN 319 122-1
 * Annex A, under id-aa of RFC 5126). Anything else is unexplained.
 */
const attachable = ['14', '21', '22', '23', '24', '25', '26', '27', '48'].map((last) => der.identifier(`1.2.840.113549.1.9.16.2.${last}`))
const etsi = der.identifier('0.4.0.1733.2').subarray(2)

function isKnown(name: Uint8Array): boolean {
  return attachable.some((known) => known.equals(name)) || Buffer.from(contentOf(name)).subarray(0, etsi.length).equals(etsi)
}

/** The first of the certificates that the attribute names, by SHA-256 unless it names another digest (RFC 5035 §3), is the signer's. */
function namesCertificate(attribute: Uint8Array, { raw }: X509Certificate): boolean {
  const [list] = partsIn(attribute)
  const [first] = list === undefined ? [] : partsIn(list)
  const [algorithm, ...rest] = first === undefined ? [] : partsIn(first)
  const isNamed = algorithm?.[0] === 0x30
  const digest = isNamed ? rest[0] : algorithm
  const hash = isNamed ? hashIn(algorithm) : 'sha256'
  return hash !== undefined && digest?.[0] === 0x04 && createHash(hash).update(raw).digest().equals(contentOf(digest))
}

/** By the very bytes of issuer and number. */
function isSigner({ raw }: X509Certificate, { issuer, serial }: SignedParts): boolean {
  const own = namesIn(raw)
  return Buffer.from(own.issuer).equals(issuer) && Buffer.from(own.serial).equals(serial)
}

/** An OBJECT IDENTIFIER in dots. */
function dotted(identifier: Uint8Array): string {
  const [first = 0, ...rest] = contentOf(identifier)
  const numbers: number[] = []
  let value = 0
  for (const byte of rest) {
    value = value * 128 + (byte & 0x7f)
    if ((byte & 0x80) === 0) {
      numbers.push(value)
      value = 0
    }
  }
  return [Math.min(2, Math.floor(first / 40)), first - 40 * Math.min(2, Math.floor(first / 40)), ...numbers].join('.')
}
