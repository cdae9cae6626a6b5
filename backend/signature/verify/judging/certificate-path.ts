import { X509Certificate } from 'node:crypto'
import { contentOf, der, partsIn } from '../../sign/der.ts'
import { extensionIn, isIssuedBy, isSelfIssued, shortName } from '../../sign/certificate-parts.ts'
import { isWeakAlgorithm } from './signed-bytes.ts'

/** A certificate and those above it. */
export interface CertificatePath {
  /** The certificate first, each followed by the one that issued it. */
  readonly certificates: readonly X509Certificate[]
  /** Where it ends: at a certificate that is trusted, at one that vouches for itself, or where the issuer's is not at hand. */
  readonly end: 'trusted' | 'self-signed' | 'incomplete'
}

const longestPath = 10

/** Tries of issuers for one certificate; a file may hold many that only look like them. */
const mostTries = 200

/** The way up from a certificate among others, to a trusted one where there is such a way (RFC 5280 §6.1). */
export function pathAbove(
  certificate: X509Certificate,
  others: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
): CertificatePath {
  let tries = 0
  let best: CertificatePath = { certificates: [certificate], end: isSelfIssued(certificate) ? 'self-signed' : 'incomplete' }
  const climb = (path: readonly X509Certificate[]): CertificatePath | undefined => {
    const lowest = path.at(-1)
    if (lowest === undefined) return undefined
    if (trusted.some(({ raw }) => raw.equals(lowest.raw))) return { certificates: path, end: 'trusted' }
    const end = isSelfIssued(lowest) ? 'self-signed' : 'incomplete'
    if (path.length > best.certificates.length) best = { certificates: path, end }
    if (path.length >= longestPath || isSelfIssued(lowest)) return undefined
    for (const issuer of [...trusted, ...others]) {
      if (path.some(({ raw }) => raw.equals(issuer.raw)) || lowest.issuer !== issuer.subject) continue
      tries += 1
      if (tries > mostTries) return undefined
      const found = isIssuedBy(lowest, issuer) ? climb([...path, issuer]) : undefined
      if (found !== undefined) return found
    }
    return undefined
  }
  return climb([certificate]) ?? best
}

/** Extensions that are read here; a critical one that is not forbids to rely on the certificate (RFC 5280 §4.2). */
const known = ['2.5.29.14', '2.5.29.15', '2.5.29.17', '2.5.29.19', '2.5.29.31', '2.5.29.32', '2.5.29.35', '2.5.29.37'].map((name) =>
  der.identifier(name),
)

/** What is wrong with a path at a time, each a sentence; of the certificate that is trusted itself only its name counts. */
export function pathFaults({ certificates, end }: CertificatePath, at: Date): string[] {
  return certificates.flatMap((certificate, index) => {
    if (end === 'trusted' && index === certificates.length - 1 && index > 0) return []
    const whose = index === 0 ? 'The certificate' : `The certificate of ${nameOf(certificate)}, above it,`
    return [
      ...dateFaults(certificate, whose, at),
      ...strengthFaults(certificate, whose),
      ...(criticals(certificate).some((name) => !known.some((each) => each.equals(name)))
        ? [`${whose} has a condition that is not known here.`]
        : []),
      ...(index === 0 ? [] : issuerFaults(certificate, whose, index)),
    ]
  })
}

export function nameOf({ subject }: X509Certificate): string {
  return shortName(subject)
}

function dateFaults({ validFromDate, validToDate }: X509Certificate, whose: string, at: Date): string[] {
  if (at > validToDate) return [`${whose} had ended: it was valid until ${dayOf(validToDate)}.`]
  return at < validFromDate ? [`${whose} was not valid yet: it begins on ${dayOf(validFromDate)}.`] : []
}

export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}

function strengthFaults(certificate: X509Certificate, whose: string): string[] {
  const { modulusLength } = certificate.publicKey.asymmetricKeyDetails ?? {}
  if (modulusLength !== undefined && modulusLength < 2048) return [`${whose} has a key of only ${String(modulusLength)} bits.`]
  // Who vouches for himself proves nothing by it, so that the strength of that signature does not matter.
  return !isSelfIssued(certificate) && isWeakAlgorithm(certificate.raw) ? [`${whose} is signed by a weak algorithm.`] : []
}

/** May it issue certificates, and so many below it (RFC 5280 §4.2.1.3 and §4.2.1.9)? `below` counts the end certificate, too. */
function issuerFaults(certificate: X509Certificate, whose: string, below: number): string[] {
  const usage = extensionIn(certificate, '2.5.29.15')
  const [, bits = 0] = usage === undefined ? [0, 0x04] : contentOf(usage)
  if (!certificate.ca || (bits & 0x04) === 0) return [`${whose} may not issue certificates.`]
  const constraints = extensionIn(certificate, '2.5.29.19')
  const length = constraints === undefined ? undefined : partsIn(constraints).find((part) => part[0] === 0x02)
  if (length === undefined) return []
  const most = Number(`0x${Buffer.from(contentOf(length)).toString('hex')}`)
  return below - 1 > most ? [`${whose} stands above more certificates than it may.`] : []
}

/** The names of a certificate's critical extensions. */
function criticals({ raw }: X509Certificate): Uint8Array[] {
  const [body = new Uint8Array()] = partsIn(raw)
  const wrapped = partsIn(body).find((part) => part[0] === 0xa3)
  const [list] = wrapped === undefined ? [] : partsIn(wrapped)
  return (list === undefined ? [] : partsIn(list)).flatMap((extension) => {
    const [name, critical] = partsIn(extension)
    return name !== undefined && critical?.[0] === 0x01 && contentOf(critical)[0] !== 0 ? [name] : []
  })
}

/** A certificate from DER; undefined for what is none. */
export function certificateFrom(encoded: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(encoded)
  } catch {
    return undefined
  }
}
