import { createHash, constants, verify, X509Certificate } from 'node:crypto'
import { Certificate, ContentInfo, SignedData, type SignerInfo } from 'pkijs'
import { contentOf, der, partsIn } from '../sign/der.ts'

/** What a CMS SignedData says, and what does not fit in it. */
export interface CheckedSignedData {
  readonly signer: X509Certificate | undefined
  readonly certificates: readonly X509Certificate[]
  /** Such as `SHA-256`. */
  readonly digest: string
  /** RFC 3161 tokens over the signature, and what they stamp. */
  readonly tokens: readonly Uint8Array[]
  readonly signature: Uint8Array
  /** Whether what is signed names the signer's certificate by a strong digest (RFC 5035 §3). */
  readonly namesItsCertificate: boolean
  /** Whether it says a time of the signer's, which PAdES has elsewhere (EN 319 142-1 §6.3). */
  readonly saysTime: boolean
  /** Sentences; none where the signature is sound. */
  readonly faults: readonly string[]
}

const hashes = new Map([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
])
/** Signature algorithms with the digest that each has in its name; undefined where the digest is named beside it. */
const schemes = new Map<string, { readonly padding: number | undefined; readonly hash: string | undefined }>([
  ['1.2.840.113549.1.1.1', { padding: constants.RSA_PKCS1_PADDING, hash: undefined }],
  ['1.2.840.113549.1.1.11', { padding: constants.RSA_PKCS1_PADDING, hash: 'sha256' }],
  ['1.2.840.113549.1.1.12', { padding: constants.RSA_PKCS1_PADDING, hash: 'sha384' }],
  ['1.2.840.113549.1.1.13', { padding: constants.RSA_PKCS1_PADDING, hash: 'sha512' }],
  ['1.2.840.113549.1.1.10', { padding: constants.RSA_PKCS1_PSS_PADDING, hash: undefined }],
  ['1.2.840.10045.4.3.2', { padding: undefined, hash: 'sha256' }],
  ['1.2.840.10045.4.3.3', { padding: undefined, hash: 'sha384' }],
  ['1.2.840.10045.4.3.4', { padding: undefined, hash: 'sha512' }],
])
const names = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signingTime: '1.2.840.113549.1.9.5',
  timestamp: '1.2.840.113549.1.9.16.2.14',
}
const leastRsa = 2048

const unreadable: CheckedSignedData = {
  signer: undefined,
  certificates: [],
  digest: 'unknown',
  tokens: [],
  signature: new Uint8Array(),
  namesItsCertificate: false,
  saysTime: false,
  faults: ['The signature cannot be read.'],
}

/** Checks a signature over `content`, which stands outside of it or, in a timestamp, in it (RFC 5652 §5.6). Whom to trust is not asked here. */
export function checkSignedData(encoded: Uint8Array, content: Uint8Array | undefined): CheckedSignedData {
  try {
    return checked(new SignedData({ schema: ContentInfo.fromBER(Uint8Array.from(encoded)).content }), content)
  } catch {
    return unreadable
  }
}

function checked(data: SignedData, content: Uint8Array | undefined): CheckedSignedData {
  const [info, ...others] = data.signerInfos
  if (info === undefined || others.length > 0) return unreadable
  const embedded = data.encapContentInfo.eContent
  if (content !== undefined && embedded !== undefined)
    return { ...unreadable, faults: ['The signature carries other content than the file.'] }
  const signed = content ?? (embedded === undefined ? new Uint8Array() : Buffer.from(embedded.getValue()))
  const certificates = (data.certificates ?? []).flatMap((each) =>
    each instanceof Certificate ? [new X509Certificate(Buffer.from(each.toSchema().toBER()))] : [],
  )
  const signer = certificates.find((each) => isSigner(each, info))
  const hash = hashes.get(info.digestAlgorithm.algorithmId)
  return {
    signer,
    certificates,
    digest: hash === undefined ? 'weak or unknown' : `SHA-${hash.slice(3)}`,
    tokens: attributesOf(info.unsignedAttrs?.attributes, names.timestamp).map((value) => Buffer.from(value)),
    signature: Buffer.from(info.signature.getValue()),
    namesItsCertificate: attributesOf(info.signedAttrs?.attributes, names.signingCertificateV2).length === 1,
    saysTime: attributesOf(info.signedAttrs?.attributes, names.signingTime).length > 0,
    faults:
      signer === undefined
        ? ['The certificate of the signer is missing.']
        : faultsOf(info, { signer, signed, hash, type: data.encapContentInfo.eContentType }),
  }
}

interface About {
  readonly signer: X509Certificate
  readonly signed: Uint8Array
  readonly hash: string | undefined
  readonly type: string
}

function faultsOf(info: SignerInfo, { signer, signed, hash, type }: About): string[] {
  const scheme = schemes.get(info.signatureAlgorithm.algorithmId)
  if (hash === undefined || scheme === undefined || (scheme.hash !== undefined && scheme.hash !== hash))
    return ['The signature uses a digest or an algorithm that is weak or not known here.']
  const { publicKey } = signer
  const bits = publicKey.asymmetricKeyDetails?.modulusLength
  const isRsa = publicKey.asymmetricKeyType === 'rsa' || publicKey.asymmetricKeyType === 'rsa-pss'
  if (isRsa !== (scheme.padding !== undefined)) return ['The signature does not fit its key.']
  if (isRsa && (bits ?? 0) < leastRsa) return [`The signer’s key has only ${String(bits)} bits.`]
  const attributes = info.signedAttrs
  if (attributes === undefined) return ['The signature does not say what it signs.']
  const said = (name: string): ArrayBuffer[] => attributesOf(attributes.attributes, name)
  const digest = said(names.messageDigest)
  const faults: string[] = []
  // The first two bytes are tag and length of the OCTET STRING.
  if (
    digest.length !== 1 ||
    !Buffer.from(digest[0] ?? new ArrayBuffer())
      .subarray(2)
      .equals(createHash(hash).update(signed).digest())
  )
    faults.push('What was signed was changed.')
  if (said(names.contentType).length !== 1 || attributeName(attributes.attributes) !== type)
    faults.push('The signature signs another kind of content.')
  const words = Buffer.from(attributes.encodedValue)
  words[0] = 0x31
  const key = { key: publicKey, ...(scheme.padding !== undefined && { padding: scheme.padding }) }
  if (!verify(hash, words, key, Buffer.from(info.signature.getValue()))) faults.push('The signature is not by the key of its certificate.')
  const named = said(names.signingCertificateV2)
  if (!named.every((each) => namesCertificate(Buffer.from(each), signer)))
    faults.push('The signature names another certificate than the one beside it.')
  return faults
}

type Attributes = readonly { readonly type: string; readonly values: readonly { toBER(): ArrayBuffer; getValue?(): unknown }[] }[]

function attributesOf(attributes: unknown, name: string): ArrayBuffer[] {
  return ((attributes ?? []) as Attributes)
    .filter(({ type }) => type === name)
    .flatMap(({ values }) => values.map((value) => value.toBER()))
}

function attributeName(attributes: unknown): unknown {
  const value = (attributes as Attributes).find(({ type }) => type === names.contentType)?.values[0]
  return value?.getValue?.()
}

/** The first of the certificates that the attribute names, by SHA-256 unless it names another digest (RFC 5035 §3), is the signer's. */
function namesCertificate(attribute: Uint8Array, { raw }: X509Certificate): boolean {
  const [list] = partsIn(attribute)
  const [first] = list === undefined ? [] : partsIn(list)
  const [algorithm, ...rest] = first === undefined ? [] : partsIn(first)
  const isNamed = algorithm?.[0] === 0x30
  const digest = isNamed ? rest[0] : algorithm
  const [name = new Uint8Array()] = isNamed ? partsIn(algorithm) : []
  const hash = isNamed ? [...hashes].find(([known]) => der.identifier(known).equals(name))?.[1] : 'sha256'
  return hash !== undefined && digest?.[0] === 0x04 && createHash(hash).update(raw).digest().equals(contentOf(digest))
}

function isSigner(certificate: X509Certificate, info: SignerInfo): boolean {
  const sid: unknown = info.sid
  if (typeof sid !== 'object' || sid === null || !('serialNumber' in sid) || !('issuer' in sid)) return false
  const { serialNumber, issuer } = sid as {
    serialNumber: { valueBlock: { valueHexView: Uint8Array } }
    issuer: { toSchema(): { toBER(): ArrayBuffer } }
  }
  const serial = Buffer.from(serialNumber.valueBlock.valueHexView).toString('hex').replace(/^0+/u, '')
  const own = Certificate.fromBER(Uint8Array.from(certificate.raw)).issuer.toSchema().toBER()
  return (
    certificate.serialNumber.toLowerCase().replace(/^0+/u, '') === serial && Buffer.from(own).equals(Buffer.from(issuer.toSchema().toBER()))
  )
}
