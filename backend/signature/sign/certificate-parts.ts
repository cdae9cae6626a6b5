import type { X509Certificate } from 'node:crypto'
import { contentOf, der, partsIn } from './der.ts'

/** What the content of an extension of a certificate is; undefined where it has none of that name (RFC 5280 §4.1.2.9). */
export function extensionIn({ raw }: Pick<X509Certificate, 'raw'>, name: string): Uint8Array | undefined {
  const [body = new Uint8Array()] = partsIn(raw)
  const wrapped = partsIn(body).find((part) => part[0] === 0xa3)
  const [list] = wrapped === undefined ? [] : partsIn(wrapped)
  const wanted = der.identifier(name)
  for (const extension of list === undefined ? [] : partsIn(list)) {
    const parts = partsIn(extension)
    const value = parts.at(-1)
    if (value !== undefined && wanted.equals(parts[0] ?? new Uint8Array())) return contentOf(value)
  }
  return undefined
}

/** Whether a certificate's key may sign documents: no word on its use, or digitalSignature or nonRepudiation (RFC 5280 §4.2.1.3). */
export function maySign(certificate: X509Certificate): boolean {
  const usage = extensionIn(certificate, '2.5.29.15')
  if (usage === undefined) return true
  const [, bits = 0] = contentOf(usage)
  return (bits & 0xc0) !== 0
}

/** Where revocation lists of a certificate's issuer are, by HTTP(S) (RFC 5280 §4.2.1.13). */
export function listAddresses(certificate: X509Certificate): string[] {
  const points = extensionIn(certificate, '2.5.29.31')
  return points === undefined ? [] : addressesIn(points)
}

/** Where its issuer answers whether a certificate is revoked, by HTTP(S) (RFC 5280 §4.2.2.1, RFC 6960). */
export function responderAddresses(certificate: X509Certificate): string[] {
  const access = extensionIn(certificate, '1.3.6.1.5.5.7.1.1')
  const responder = der.identifier('1.3.6.1.5.5.7.48.1')
  return (access === undefined ? [] : partsIn(access)).flatMap((description) => {
    const [method = new Uint8Array(), location] = partsIn(description)
    return responder.equals(method) && location !== undefined ? httpAddress(location) : []
  })
}

/** The addresses anywhere inside: they are the only values under this tag. */
function addressesIn(value: Uint8Array): string[] {
  return partsIn(value).flatMap((part) => (part[0] === 0x86 ? httpAddress(part) : ((part[0] ?? 0) & 0x20) !== 0 ? addressesIn(part) : []))
}

function httpAddress(location: Uint8Array): string[] {
  if (location[0] !== 0x86) return []
  const address = Buffer.from(contentOf(location)).toString('latin1')
  return /^https?:\/\//iu.test(address) && URL.canParse(address) ? [address] : []
}

/** A subject or issuer as people call it: its common name, else its organisation, else the whole of it in one line. */
export function shortName(name: string): string {
  return (/^CN=(.+)$/mu.exec(name) ?? /^O=(.+)$/mu.exec(name))?.[1] ?? name.replaceAll('\n', ', ')
}

export function isSelfIssued(certificate: X509Certificate): boolean {
  return certificate.issuer === certificate.subject
}

/** Whether another certificate says that it made this one, and its key proves it. */
export function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}

/** What stands as the unit in the subject of every certificate for trying out, so that any Chancery knows it again. */
export const testUnit = 'Chancery test certificate'

/** Whether a certificate says of itself that it is for trying out. */
export function isTestCertificate(certificate: X509Certificate): boolean {
  const { OU } = certificate.toLegacyObject().subject as { readonly OU?: string | string[] }
  return [OU].flat().includes(testUnit)
}
