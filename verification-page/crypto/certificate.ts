import { Buffer } from 'buffer'
import { extensionIn } from '../../backend/signature/sign/certificate-parts.ts'
import { contentOf, partsIn } from '../../backend/signature/sign/der.ts'
import { schemeIn } from '../../backend/signature/verify/algorithms.ts'
import { signedBytesIn } from '../../backend/signature/verify/judging/signed-bytes.ts'
import { dotted, namedParts, nameText } from './names.ts'
import { publicKeyFrom, type PublicKey } from './public-key.ts'
import { constants, verify } from './verify.ts'

/** A certificate as `node:crypto` shows it (RFC 5280 §4.1). The constructor throws for what is none. */
export class X509Certificate {
  readonly raw: Buffer<ArrayBuffer>
  readonly issuer: string
  readonly subject: string
  readonly validFromDate: Date
  readonly validToDate: Date
  readonly publicKey: PublicKey
  readonly #subject: Uint8Array
  readonly #issuer: Uint8Array

  constructor(given: Uint8Array | string) {
    this.raw = derOf(given)
    const [body] = wholeOf(this.raw)
    const parts = partsIn(body)
    const [, , issuer, validity, subject, key] = parts[0]?.[0] === 0xa0 ? parts.slice(1) : parts
    if (issuer === undefined || validity === undefined || subject === undefined || key === undefined)
      throw new RangeError('a certificate is not of its form')
    this.#issuer = issuer
    this.#subject = subject
    this.issuer = nameText(issuer)
    this.subject = nameText(subject)
    const [from, to] = partsIn(validity).map(timeIn)
    if (from === undefined || to === undefined) throw new RangeError('a certificate says no dates')
    this.validFromDate = from
    this.validToDate = to
    this.publicKey = publicKeyFrom(key)
  }

  /** Whether it may vouch for others: what it says of itself, where its uses do not forbid it. */
  get ca(): boolean {
    const usage = extensionIn(this, '2.5.29.15')
    const [, bits = 0] = usage === undefined ? [0, 0x04] : contentOf(usage)
    const constraints = extensionIn(this, '2.5.29.19')
    const [first] = constraints === undefined ? [] : partsIn(constraints)
    return (bits & 0x04) !== 0 && first?.[0] === 0x01 && contentOf(first)[0] !== 0
  }

  /** Its extended uses, each in dots; undefined where it says none. */
  get keyUsage(): string[] | undefined {
    const uses = extensionIn(this, '2.5.29.37')
    return uses === undefined ? undefined : partsIn(uses).map(dotted)
  }

  toLegacyObject(): { readonly subject: Readonly<Record<string, string | string[]>> } {
    return { subject: namedParts(this.#subject) }
  }

  /** Whether another says that it made this one: its name, its key's name where both are said, and that it may. */
  checkIssued(other: X509Certificate): boolean {
    if (!Buffer.from(this.#issuer).equals(other.#subject)) return false
    const usage = extensionIn(other, '2.5.29.15')
    const [, bits = 0] = usage === undefined ? [0, 0x04] : contentOf(usage)
    return (bits & 0x04) !== 0 && namesKeyOf(this, other)
  }

  verify(key: PublicKey): boolean {
    const { body, algorithm, signature } = signedBytesIn(this.raw)
    const scheme = schemeIn(algorithm)
    if (scheme?.hash === undefined) return false
    if (scheme.kind === 'ec') return verify(scheme.hash, body, key, signature)
    if (scheme.kind === 'rsa') return verify(scheme.hash, body, { key, padding: constants.RSA_PKCS1_PADDING }, signature)
    const { hash, saltLength } = scheme
    return verify(hash, body, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature)
  }
}

/** authorityKeyIdentifier against subjectKeyIdentifier (RFC 5280 §4.2.1.1 and §4.2.1.2). */
function namesKeyOf(lower: X509Certificate, upper: X509Certificate): boolean {
  const authority = extensionIn(lower, '2.5.29.35')
  const own = extensionIn(upper, '2.5.29.14')
  const named = (authority === undefined ? [] : partsIn(authority)).find((part) => part[0] === 0x80)
  return named === undefined || own === undefined || Buffer.from(contentOf(named)).equals(contentOf(own))
}

function derOf(given: Uint8Array | string): Buffer<ArrayBuffer> {
  const text = typeof given === 'string' ? given : Buffer.from(given.subarray(0, 64)).toString('latin1')
  if (!text.includes('-----BEGIN')) return Buffer.from(given as Uint8Array)
  const whole = typeof given === 'string' ? given : Buffer.from(given).toString('latin1')
  const [, base64] = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/u.exec(whole) ?? []
  if (base64 === undefined) throw new RangeError('there is no certificate')
  return Buffer.from(base64.replaceAll(/\s/gu, ''), 'base64')
}

/** The parts of a certificate: the body, the algorithm and the signature, and nothing behind them. */
function wholeOf(encoded: Uint8Array): [body: Uint8Array] {
  const [body, algorithm, signature, ...rest] = encoded[0] === 0x30 ? partsIn(encoded) : []
  if (body?.[0] !== 0x30 || algorithm?.[0] !== 0x30 || signature?.[0] !== 0x03 || rest.length > 0)
    throw new RangeError('a certificate is not of its form')
  return [body]
}

/** UTCTime or GeneralizedTime (RFC 5280 §4.1.2.5). */
function timeIn(part: Uint8Array): Date | undefined {
  const text = Buffer.from(contentOf(part)).toString('latin1')
  const short = part[0] === 0x17
  const [, year, ...rest] =
    (short ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/u : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/u).exec(text) ?? []
  if (year === undefined) return undefined
  const [month = 1, day = 1, hour = 0, minute = 0, second = 0] = rest.map(Number)
  const century = short ? (Number(year) >= 50 ? 1900 : 2000) : 0
  return new Date(Date.UTC(century + Number(year), month - 1, day, hour, minute, second))
}
