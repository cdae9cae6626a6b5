import { contentOf, der, partsIn } from '../../backend/signature/sign/der.ts'

export type CurveName = 'prime256v1' | 'secp384r1' | 'secp521r1'

/** A public key as `node:crypto` shows it, and what it is made of. */
export interface PublicKey {
  readonly asymmetricKeyType: 'rsa' | 'rsa-pss' | 'ec' | 'unknown'
  readonly asymmetricKeyDetails: { readonly modulusLength?: number; readonly namedCurve?: string }
  readonly rsa?: { readonly n: bigint; readonly e: bigint }
  readonly ec?: { readonly curve: CurveName; readonly point: Uint8Array }
}

const rsa = der.identifier('1.2.840.113549.1.1.1')
const rsaPss = der.identifier('1.2.840.113549.1.1.10')
const ec = der.identifier('1.2.840.10045.2.1')
const curves: readonly (readonly [identifier: Buffer, curve: CurveName])[] = [
  [der.identifier('1.2.840.10045.3.1.7'), 'prime256v1'],
  [der.identifier('1.3.132.0.34'), 'secp384r1'],
  [der.identifier('1.3.132.0.35'), 'secp521r1'],
]
const unknown: PublicKey = { asymmetricKeyType: 'unknown', asymmetricKeyDetails: {} }

/** A key from its SubjectPublicKeyInfo (RFC 5280 §4.1.2.7, RFC 8017 §A.1.1, RFC 5480 §2). */
export function publicKeyFrom(info: Uint8Array): PublicKey {
  const [algorithm = new Uint8Array(), bits = new Uint8Array()] = partsIn(info)
  const [name = new Uint8Array(), parameters] = partsIn(algorithm)
  const key = contentOf(bits).subarray(1)
  if (rsa.equals(name) || rsaPss.equals(name)) return rsaKey(rsa.equals(name) ? 'rsa' : 'rsa-pss', key)
  const curve = curves.find(([identifier]) => ec.equals(name) && parameters !== undefined && identifier.equals(parameters))?.[1]
  if (curve === undefined) return ec.equals(name) ? { asymmetricKeyType: 'ec', asymmetricKeyDetails: {} } : unknown
  return { asymmetricKeyType: 'ec', asymmetricKeyDetails: { namedCurve: curve }, ec: { curve, point: Uint8Array.from(key) } }
}

function rsaKey(asymmetricKeyType: 'rsa' | 'rsa-pss', key: Uint8Array): PublicKey {
  const [n, e] = partsIn(key).map((part) => BigInt(`0x${Buffer.from(contentOf(part)).toString('hex') || '0'}`))
  if (n === undefined || e === undefined) throw new RangeError('a key is cut off')
  return { asymmetricKeyType, asymmetricKeyDetails: { modulusLength: n.toString(2).length }, rsa: { n, e } }
}
