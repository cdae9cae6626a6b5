import { constants, verify, type KeyObject } from 'node:crypto'
import { der, partsIn } from '../sign/der.ts'

/** The digests that count as strong (SOG-IS Agreed Cryptographic Mechanisms 1.3). */
export type StrongHash = 'sha256' | 'sha384' | 'sha512'

const hashes: readonly (readonly [name: string, hash: StrongHash])[] = [
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]

type Kind = 'rsa' | 'pss' | 'ec'

/** How something was signed. `hash` is undefined where the algorithm leaves it to be named beside it. */
export type SignatureScheme =
  | { readonly kind: 'rsa'; readonly hash: StrongHash | undefined }
  | { readonly kind: 'ec'; readonly hash: StrongHash }
  | { readonly kind: 'pss'; readonly hash: StrongHash; readonly saltLength: number }

const schemes: readonly (readonly [name: string, kind: Kind, hash: StrongHash | undefined])[] = [
  ['1.2.840.113549.1.1.1', 'rsa', undefined],
  ['1.2.840.113549.1.1.11', 'rsa', 'sha256'],
  ['1.2.840.113549.1.1.12', 'rsa', 'sha384'],
  ['1.2.840.113549.1.1.13', 'rsa', 'sha512'],
  ['1.2.840.113549.1.1.10', 'pss', undefined],
  ['1.2.840.10045.4.3.2', 'ec', 'sha256'],
  ['1.2.840.10045.4.3.3', 'ec', 'sha384'],
  ['1.2.840.10045.4.3.4', 'ec', 'sha512'],
]
const maskGeneration = der.identifier('1.2.840.113549.1.1.8')
const noBytes = new Uint8Array()

/** The strong digest of a name in dots; undefined for a weak or unknown one. */
export function hashNamed(dotted: string): StrongHash | undefined {
  return hashes.find(([known]) => known === dotted)?.[1]
}

/** The strong digest that an AlgorithmIdentifier names, with no parameters but NULL. */
export function hashIn(algorithm: Uint8Array): StrongHash | undefined {
  if (algorithm[0] !== 0x30) return undefined
  const [name = noBytes, parameters, ...rest] = partsIn(algorithm)
  if (rest.length > 0 || !isPlain(parameters)) return undefined
  return hashes.find(([known]) => der.identifier(known).equals(name))?.[1]
}

/** The algorithm of a signature by its AlgorithmIdentifier; undefined where it is weak, not known here, or has parameters that it must not have. */
export function schemeIn(algorithm: Uint8Array): SignatureScheme | undefined {
  const [name = noBytes, parameters, ...rest] = partsIn(algorithm)
  const [, kind, hash] = schemes.find(([known]) => der.identifier(known).equals(name)) ?? []
  if (kind === undefined || rest.length > 0) return undefined
  if (kind === 'pss') return parameters && pssIn(parameters)
  if (kind === 'rsa') return isPlain(parameters) ? { kind, hash } : undefined
  return parameters === undefined && hash !== undefined ? { kind, hash } : undefined
}

/** What RSASSA-PSS-params say, where they are what is used here: a strong digest, MGF1 with the same, and a salt (RFC 4055 §3.1). */
function pssIn(parameters: Uint8Array): SignatureScheme | undefined {
  const [digest, mask, salt, trailer] = partsIn(parameters)
  if (digest?.[0] !== 0xa0 || mask?.[0] !== 0xa1 || salt?.[0] !== 0xa2) return undefined
  const [own = noBytes] = partsIn(digest)
  const [name = noBytes, masked = noBytes] = partsIn(partsIn(mask)[0] ?? noBytes)
  const [length = noBytes] = partsIn(salt)
  const hash = hashIn(own)
  // The trailer is 1 where it is said at all.
  const isClosed = trailer === undefined || Buffer.from('a303020101', 'hex').equals(trailer)
  if (hash === undefined || hashIn(masked) !== hash || !maskGeneration.equals(name) || !isClosed) return undefined
  const [type, size, saltLength] = length
  return type === 0x02 && size === 1 && length.length === 3 && saltLength !== undefined ? { kind: 'pss', hash, saltLength } : undefined
}

function isPlain(parameters: Uint8Array | undefined): boolean {
  return parameters === undefined || der.null().equals(parameters)
}

/** Whether a key is one of those that the algorithm takes. */
export function fitsKey({ kind }: SignatureScheme, { asymmetricKeyType }: KeyObject): boolean {
  if (kind === 'ec') return asymmetricKeyType === 'ec'
  return asymmetricKeyType === 'rsa' || (kind === 'pss' && asymmetricKeyType === 'rsa-pss')
}

/** Whether a key made a signature over a body. */
export function isMadeBy(signature: Uint8Array, body: Uint8Array, scheme: SignatureScheme & { hash: StrongHash }, key: KeyObject): boolean {
  if (!fitsKey(scheme, key)) return false
  if (scheme.kind === 'ec') return verify(scheme.hash, body, key, signature)
  if (scheme.kind === 'rsa') return verify(scheme.hash, body, { key, padding: constants.RSA_PKCS1_PADDING }, signature)
  return verify(scheme.hash, body, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltLength }, signature)
}
