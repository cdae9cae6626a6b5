import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { testUnit } from './certificate-parts.ts'
import { der, retagged } from './der.ts'

/** Longest common name (RFC 5280, appendix A.1: ub-common-name), with what is put behind it. */
const longestName = 64
const suffix = ' (test certificate)'

const year = 365 * 24 * 3600 * 1000
const ecdsaWithSha256 = der.sequence(der.identifier('1.2.840.10045.4.3.2'))

export interface TestCertificate {
  readonly name: string
  /** From when on; it lasts for a year. */
  readonly at: Date
  readonly password: string
}

/**
 * A new key on P-256 under a password, with a certificate that it signed itself, as PEM. It is for trying out: its name says so
 * wherever a signature shows it, and nobody else vouches for it.
 */
export function makeTestCertificate({ name, at, password }: TestCertificate): string {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const subject = nameWith(['2.5.4.3', `${shortened(name)}${suffix}`], ['2.5.4.11', testUnit])
  const body = der.sequence(
    der.context(0, der.integer(2)),
    der.wholeNumber(randomBytes(16)),
    ecdsaWithSha256,
    subject,
    der.sequence(timeOf(at), timeOf(new Date(at.getTime() + year))),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der.context(3, der.sequence(noAuthority, forSignatures)),
  )
  const certificate = der.sequence(body, ecdsaWithSha256, bits(sign('sha256', body, privateKey)))
  const key = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: password })
  return `${key.toString()}${pemOf(certificate)}`
}

/** A name that is too long ends after a whole word, and shows that it goes on. */
function shortened(name: string): string {
  const most = longestName - suffix.length
  const characters = [...name.trim().replaceAll(/\s+/gu, ' ')]
  if (characters.length <= most) return characters.join('')
  const cut = characters.slice(0, most - 1).join('')
  const whole = characters[most - 1] === ' ' ? cut : cut.slice(0, cut.lastIndexOf(' ') === -1 ? undefined : cut.lastIndexOf(' '))
  return `${whole.trimEnd()}…`
}

/** Critical basicConstraints without cA, critical keyUsage with digitalSignature and nonRepudiation (RFC 5280 §4.2.1.3 and §4.2.1.9). */
const noAuthority = der.sequence(der.identifier('2.5.29.19'), der.true(), der.octets(der.sequence()))
const forSignatures = der.sequence(der.identifier('2.5.29.15'), der.true(), der.octets(Buffer.from([0x03, 0x02, 0x06, 0xc0])))

function nameWith(...parts: readonly (readonly [attribute: string, value: string])[]): Buffer {
  return der.sequence(
    ...parts.map(([attribute, value]) =>
      der.setOf(der.sequence(der.identifier(attribute), retagged(der.octets(Buffer.from(value)), 0x0c))),
    ),
  )
}

/** A UTCTime, which is what certificates have until 2049 (RFC 5280 §4.1.2.5), and GeneralizedTime after it. */
function timeOf(at: Date): Buffer {
  const digits = `${at.toISOString().slice(0, 19).replaceAll(/\D/gu, '')}Z`
  return at.getUTCFullYear() < 2050
    ? retagged(der.octets(Buffer.from(digits.slice(2))), 0x17)
    : retagged(der.octets(Buffer.from(digits)), 0x18)
}

function bits(bytes: Uint8Array): Buffer {
  return retagged(der.octets(Buffer.concat([Uint8Array.of(0), bytes])), 0x03)
}

/** A certificate as PEM (RFC 7468). */
export function pemOf(certificate: Uint8Array): string {
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/gu) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
