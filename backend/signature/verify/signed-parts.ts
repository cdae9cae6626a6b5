import { contentOf, der, partsIn } from '../sign/der.ts'

/** A CMS SignedData with one signer, taken apart; every part is the bytes that stand there, so that nothing is read past. */
export interface SignedParts {
  readonly digestAlgorithms: readonly Uint8Array[]
  /** The name of the type of content, encoded. */
  readonly type: Uint8Array
  /** The content, where it stands inside. */
  readonly content: Uint8Array | undefined
  readonly certificates: readonly Uint8Array[]
  readonly issuer: Uint8Array
  readonly serial: Uint8Array
  readonly digestAlgorithm: Uint8Array
  /** Encoded as a SET, as they are signed (RFC 5652 §5.4). */
  readonly signedAttributes: Uint8Array
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
  readonly unsigned: readonly Attribute[]
}

export interface Attribute {
  readonly name: Uint8Array
  /** Each encoded. */
  readonly values: readonly Uint8Array[]
}

const signedData = der.identifier('1.2.840.113549.1.7.2')
const data = der.identifier('1.2.840.113549.1.7.1')

const tags = { integer: 0x02, octets: 0x04, identifier: 0x06, sequence: 0x30, set: 0x31, first: 0xa0, second: 0xa1 } as const

/**
 * Takes a SignedData apart (RFC 5652 §5.1 and §5.3), strictly: DER alone, each part with its tag and in its place, nothing behind it but
 * zeroes. @throws RangeError for what is of another form, which some readers would take for the same and others not.
 */
export function signedPartsIn(padded: Uint8Array): SignedParts {
  const end = endOfDer(padded, 0)
  if (padded.subarray(end).some((byte) => byte !== 0)) throw new RangeError('something stands behind the signature')
  const [name, wrapped] = exactly(padded.subarray(0, end), tags.sequence, [tags.identifier, tags.first])
  if (!signedData.equals(name)) throw new RangeError('it is no signature')
  const [body] = exactly(wrapped, tags.first, [tags.sequence])
  const parts = partsOf(body, tags.sequence)
  const [version, algorithms, content] = take(parts, [tags.integer, tags.set, tags.sequence])
  const certificates = parts[0]?.[0] === tags.first ? parts.shift() : undefined
  // Revocation lists may stand here; nobody reads them from here.
  if (parts[0]?.[0] === tags.second) parts.shift()
  const [infos] = take(parts, [tags.set])
  if (parts.length > 0) throw new RangeError('something stands behind the signer')
  const signers = partsOf(infos, tags.set)
  const [signer] = signers
  if (signer === undefined || signers.length > 1) throw new RangeError('it has not one signer')
  const { type, inside } = contentIn(content)
  const expected = data.equals(type) ? 1 : 3
  if (contentOf(version).length !== 1 || contentOf(version)[0] !== expected) throw new RangeError('it is of another version')
  return {
    digestAlgorithms: partsOf(algorithms, tags.set),
    type,
    content: inside,
    certificates: certificates === undefined ? [] : partsOf(certificates, tags.first),
    ...signerIn(signer),
  }
}

type SignerParts = Omit<SignedParts, 'digestAlgorithms' | 'type' | 'content' | 'certificates'>

function signerIn(signer: Uint8Array): SignerParts {
  const parts = partsOf(signer, tags.sequence)
  const [version, sid, digestAlgorithm] = take(parts, [tags.integer, tags.sequence, tags.sequence])
  // Version 1 names the certificate by issuer and number (RFC 5652 §5.3).
  if (contentOf(version).length !== 1 || contentOf(version)[0] !== 1) throw new RangeError('its signer is of another version')
  const [attributes, signatureAlgorithm, signature] = take(parts, [tags.first, tags.sequence, tags.octets])
  const unsigned = parts[0]?.[0] === tags.second ? parts.shift() : undefined
  if (parts.length > 0) throw new RangeError('something stands behind its signature')
  const [issuer, serial] = exactly(sid, tags.sequence, [tags.sequence, tags.integer])
  const signedAttributes = Uint8Array.from(attributes)
  signedAttributes[0] = tags.set
  return {
    issuer,
    serial,
    digestAlgorithm,
    signedAttributes,
    signatureAlgorithm,
    signature: contentOf(signature),
    unsigned: unsigned === undefined ? [] : attributesIn(unsigned, tags.second),
  }
}

function contentIn(content: Uint8Array): { readonly type: Uint8Array; readonly inside: Uint8Array | undefined } {
  const parts = partsOf(content, tags.sequence)
  const [type] = take(parts, [tags.identifier])
  const [wrapped] = parts
  if (wrapped === undefined) return { type, inside: undefined }
  const [inside] = exactly(wrapped, tags.first, [tags.octets])
  if (parts.length > 1) throw new RangeError('something stands behind its content')
  return { type, inside: contentOf(inside) }
}

/** The attributes of a set, also under another tag. */
export function attributesIn(set: Uint8Array, tag: number = tags.set): Attribute[] {
  return partsOf(set, tag).map((attribute) => {
    const [name, values] = exactly(attribute, tags.sequence, [tags.identifier, tags.set])
    return { name, values: partsOf(values, tags.set) }
  })
}

function partsOf(value: Uint8Array, tag: number): Uint8Array[] {
  if (value[0] !== tag) throw new RangeError('a part is of another kind')
  return partsIn(value)
}

/** Takes the first parts away, which have these tags. */
function take<const Tags extends readonly number[]>(parts: Uint8Array[], wanted: Tags): { [Index in keyof Tags]: Uint8Array } {
  const taken = parts.splice(0, wanted.length)
  if (taken.length < wanted.length || !taken.every((part, index) => part[0] === wanted[index])) throw new RangeError('a part is missing')
  return taken as { [Index in keyof Tags]: Uint8Array }
}

function exactly<const Tags extends readonly number[]>(
  value: Uint8Array,
  tag: number,
  wanted: Tags,
): { [Index in keyof Tags]: Uint8Array } {
  const parts = partsOf(value, tag)
  if (parts.length !== wanted.length) throw new RangeError('there are more parts than should be')
  return take(parts, wanted)
}

/** Deeper than any signature. */
const deepest = 40

/** Where a value ends that is DER through and through: definite lengths, as short as they can be (X.690 §10.1). @throws RangeError otherwise. */
export function endOfDer(bytes: Uint8Array, at: number, depth = 0): number {
  const [tag, first] = [bytes[at], bytes[at + 1]]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || depth > deepest) throw new RangeError('it is no DER')
  const more = first < 0x80 ? 0 : first - 0x80
  const length = more === 0 ? first : Number(`0x${Buffer.from(bytes.subarray(at + 2, at + 2 + more)).toString('hex')}`)
  const isShortest = more === 0 ? first < 0x80 : length >= 0x80 && bytes[at + 2] !== 0
  const from = at + 2 + more
  const end = from + length
  if (!isShortest || more > 4 || !(end <= bytes.length)) throw new RangeError('it is no DER')
  if ((tag & 0x20) !== 0) for (let inside = from; inside < end;) inside = endOfDer(bytes.subarray(0, end), inside, depth + 1)
  return end
}
